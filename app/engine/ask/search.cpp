// Each word is looked for once; words are joined as sets of rows.
#include "engine/ask/search.h"

#include <algorithm>
#include <chrono>

#include "engine/ask/find_text.h"

namespace tolle::engine {
namespace {

constexpr size_t kKept = 8;  // words, or as many as the query has

}  // namespace

const std::vector<TextAlternatives>& TextSearch::terms(const std::string& query) {
  if (query == query_) return terms_;
  query_ = query;
  terms_ = parse_text_query(query);
  wanted_ = 0;
  for (const TextAlternatives& alternatives : terms_) wanted_ += alternatives.size();
  return terms_;
}

TextSearch::Found& TextSearch::found(const std::string& needle) {
  auto same = std::find_if(latest_.begin(), latest_.end(), [&](const Found& f) { return f.needle == needle; });
  if (same != latest_.end()) {
    std::rotate(same, same + 1, latest_.end());
    return latest_.back();
  }
  // "refund" is looked for among the rows with "refu", if these are few.
  const Found* within = nullptr;
  for (const Found& f : latest_)
    if (needle.find(f.needle) != needle.npos && f.read_to == table_.rows && f.count < table_.rows / 16 &&
        (!within || f.count < within->count))
      within = &f;
  Found out{needle, BitSet(table_.rows), 0, 0};
  if (within) {
    within->rows.each(0, table_.rows,
                      [&](Row row) { out.rows.set_if(row, contains_folded(table_.text[row], needle)); });
    out.read_to = table_.rows;
    out.count = out.rows.count(0, table_.rows);
  }
  if (latest_.size() >= std::max(kKept, wanted_)) latest_.erase(latest_.begin());
  latest_.push_back(std::move(out));
  return latest_.back();
}

void TextSearch::read(Found& found, Row to) {
  if (!table_.text.empty()) find_text(table_.text, found.needle, found.rows, found.read_to, to);
  found.read_to = to;
  if (to == table_.rows) found.count = found.rows.count(0, table_.rows);
}

bool TextSearch::read(const std::string& query, double budget_ms) {
  using Clock = std::chrono::steady_clock;
  constexpr Row kBetweenLooks = 16384;
  auto begun = Clock::now();
  for (const TextAlternatives& alternatives : terms(query))
    for (const TextTerm& term : alternatives)
      while (found(term.needle).read_to < table_.rows) {
        Found& one = latest_.back();
        read(one, table_.rows - one.read_to > kBetweenLooks ? one.read_to + kBetweenLooks : table_.rows);
        if (std::chrono::duration<double, std::milli>(Clock::now() - begun).count() > budget_ms)
          return read_to(query) < table_.rows;
      }
  return false;
}

Row TextSearch::read_to(const std::string& query) {
  Row least = table_.rows;
  for (const TextAlternatives& alternatives : terms(query))
    for (const TextTerm& term : alternatives) least = std::min(least, found(term.needle).read_to);
  return least;
}

TextMatches TextSearch::find(const std::string& query) {
  TextMatches out{BitSet(table_.rows), 0};
  if (query.empty()) return out;
  std::vector<uint64_t>& all = out.rows.words();
  all.assign(all.size(), ~uint64_t(0));
  std::vector<uint64_t> any(all.size());
  for (const TextAlternatives& alternatives : terms(query)) {
    any.assign(any.size(), 0);
    for (const TextTerm& term : alternatives) {
      const std::vector<uint64_t>& rows = found(term.needle).rows.words();
      uint64_t flip = term.excluded ? ~uint64_t(0) : 0;
      for (size_t w = 0; w < any.size(); w++) any[w] |= rows[w] ^ flip;
    }
    for (size_t w = 0; w < all.size(); w++) all[w] &= any[w];
  }
  for (size_t row = read_to(query), w = row / 64; w < all.size(); w++)
    all[w] &= w > row / 64 ? 0 : (uint64_t(1) << row % 64) - 1;
  out.count = out.rows.count(0, table_.rows);
  return out;
}

}  // namespace tolle::engine
