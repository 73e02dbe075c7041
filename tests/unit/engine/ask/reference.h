// The same questions answered the slow and plain way: every row is looked at for every figure, medians by sorting.
#pragma once
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "base/zone.h"
#include "engine/query.h"
#include "engine/report.h"
#include "engine/table/table.h"

namespace tolle::engine::test {

enum Skip : unsigned { kNothing = 0, kTime = 1, kOrganisation = 2, kChannel = 4, kWaits = 8, kHours = 16 };

class Reference {
 public:
  Reference(const Table& table, const Query& query, const ZoneTable& zone) : t_(table), q_(query), zone_(zone) {
    for (Row r = 0; r < t_.rows; r++) roots_.push_back(root(r));
    for (Row r = 0; r < t_.rows; r++)
      if (is_answer(r) && first_answerer_.count(roots_[r]) == 0) first_answerer_[roots_[r]] = first_answer(roots_[r]);
  }

  static std::optional<double> type_7(std::vector<double> v, double q) {
    if (v.empty()) return {};
    std::sort(v.begin(), v.end());
    double h = double(v.size() - 1) * q;
    size_t k = size_t(h);
    return k + 1 < v.size() ? v[k] + (h - double(k)) * (v[k + 1] - v[k]) : v[k];
  }
  bool is_complaint(Row r) const { return t_.parent[r] == kNoRow && t_.author_kind[r] == Author::Public; }
  Row root_of(Row r) const { return roots_[r]; }
  bool is_answer(Row r) const { return t_.author_kind[r] == Author::Organisation; }
  std::vector<Row> answers_of(Row complaint) const {
    std::vector<Row> out;
    for (Row r = 0; r < t_.rows; r++)
      if (is_answer(r) && roots_[r] == complaint) out.push_back(r);
    return out;
  }
  bool answered(Row complaint) const {
    return (!t_.answered_untimed.empty() && t_.answered_untimed[complaint]) || !answers_of(complaint).empty();
  }
  std::optional<double> wait_s(Row complaint) const {
    std::optional<double> best;
    for (Row r : answers_of(complaint)) {
      if (t_.time[r] == kNoTime || t_.time[complaint] == kNoTime || t_.time[r] < t_.time[complaint]) continue;
      double wait = double(t_.time[r] - t_.time[complaint]) / 1000;
      if (!best || wait < *best) best = wait;
    }
    return best;
  }
  std::string organisation(Row r) const {
    auto found = first_answerer_.find(roots_[r]);
    if (found != first_answerer_.end()) return std::string(t_.author.name(found->second));
    if (!is_complaint(roots_[r])) return "";
    std::string text;
    for (char c : t_.text[roots_[r]]) text += char(std::tolower(c));
    for (const char* name : {"Alpha", "Beta", "Gamma"}) {
      std::string at = "@" + std::string(name);
      for (char& c : at) c = char(std::tolower(c));
      if (text.find(at) != text.npos &&
          std::find(t_.author.names.begin(), t_.author.names.end(), name) != t_.author.names.end())
        return name;
    }
    return "";
  }
  int hour(Row r) const {
    if (t_.time[r] == kNoTime || t_.precision[r] < Precision::Minute) return -1;
    double local = std::floor((double(t_.time[r]) + zone_.offset_s(t_.time[r]) * 1000.0) / 3'600'000);
    return int(std::fmod(std::fmod(local + 72, 168) + 168, 168));
  }
  bool passes(Row r, unsigned skip) const {
    const Filter& f = q_.filter;
    auto any = [](const std::vector<std::string>& names, const std::string& name) {
      return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
    };
    if (!(skip & kTime) && f.time && (t_.time[r] == kNoTime || t_.time[r] < f.time->from || t_.time[r] >= f.time->to))
      return false;
    if (!(skip & kOrganisation) && !any(f.organisation, organisation(r))) return false;
    if (!(skip & kChannel) && !any(f.channel, std::string(t_.channel.name(roots_[r])))) return false;
    if (!(skip & kWaits)) {
      Row c = roots_[r];
      std::optional<double> wait = is_complaint(c) ? wait_s(c) : std::nullopt;
      if (f.wait && (!wait || *wait < f.wait->from_s || *wait >= f.wait->to_s)) return false;
      bool is = true;
      switch (f.answer) {
        case AnswerState::Any: break;
        case AnswerState::Answered: is = is_complaint(c) && answered(c); break;
        case AnswerState::Unanswered: is = is_complaint(c) && !answered(c); break;
        case AnswerState::WithinPromise: is = wait && *wait <= q_.promise_s; break;
        case AnswerState::Late: is = wait && *wait > q_.promise_s; break;
      }
      if (!is) return false;
    }
    if (!(skip & kHours) && !f.hours.empty() && std::find(f.hours.begin(), f.hours.end(), hour(r)) == f.hours.end())
      return false;
    if (!f.text.empty() && t_.text[r].find(f.text) == std::string_view::npos) return false;
    return true;
  }
  std::vector<Row> rows(unsigned skip, const std::function<bool(Row)>& also) const {
    std::vector<Row> out;
    for (Row r = 0; r < t_.rows; r++)
      if (passes(r, skip) && also(r)) out.push_back(r);
    return out;
  }
  std::vector<double> waits(const std::vector<Row>& rows) const {
    std::vector<double> out;
    for (Row r : rows)
      if (std::optional<double> wait = wait_s(r)) out.push_back(*wait);
    return out;
  }

 private:
  Row root(Row r) const {
    std::vector<Row> path{r};
    while (t_.parent[r] < t_.rows) {
      r = t_.parent[r];
      auto seen = std::find(path.begin(), path.end(), r);
      if (seen != path.end()) return *std::min_element(seen, path.end());
      path.push_back(r);
    }
    return r;
  }
  Row first_answer(Row root_row) const {
    Row best = kNoRow;
    auto time = [&](Row r) { return t_.time[r] == kNoTime ? std::numeric_limits<Ms>::max() : t_.time[r]; };
    for (Row r = 0; r < t_.rows; r++)
      if (is_answer(r) && roots_[r] == root_row && (best == kNoRow || time(r) < time(best))) best = r;
    return best;
  }

  const Table& t_;
  const Query& q_;
  const ZoneTable& zone_;
  std::vector<Row> roots_;
  std::map<Row, Row> first_answerer_;
};

}  // namespace tolle::engine::test
