// Plain lines, nothing aligned, so that a difference is one line.
#include "report_text.h"

#include <cmath>
#include <cstdio>
#include <sstream>

using namespace tolle::engine;

namespace tolle::golden {
namespace {

constexpr std::string_view kSaid[] = {"apology", "explanation", "asks_details", "moves_to_private",
                                      "denial",  "promise",     "remedy",       "thanks"};
constexpr std::string_view kAnswer[] = {"any", "answered", "unanswered", "within_promise", "late"};
constexpr std::string_view kSort[] = {"time", "who", "text", "wait"};
constexpr std::string_view kRole[] = {"public", "organisation", "media", "platform"};
constexpr std::string_view kIssue[] = {
    "RejectedRow",        "FieldCount",          "DamagedUtf8",   "NulBytes",        "UnbalancedQuote",
    "DuplicateIdentical", "DuplicateDifferent",  "MissingParent", "ReplyCycle",      "NegativeWait",
    "EarlyClosing",       "AbsurdWait",          "NoTime",        "BadTime",         "AmbiguousDate",
    "AmbiguousLocalTime", "ImpossibleLocalTime", "DamagedId",     "DuplicateHeader", "Truncated",
    "OutsideTable",       "RepairedText",        "MaskedMail",    "MaskedPhone",     "MaskedStaff",
    "UndatedParent",      "BrokenJson",          "NoNumber",      "DuplicateKey",    "NoMessage",
    "DamagedPacking",     "TextWithin"};
static_assert(std::size(kIssue) == size_t(IssueKind::Count_));

int64_t days_from_civil(int y, int m, int d) {
  y -= m <= 2;
  int era = (y >= 0 ? y : y - 399) / 400;
  unsigned yoe = unsigned(y - era * 400), doy = unsigned((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1);
  return int64_t(era) * 146097 + int64_t(yoe * 365 + yoe / 4 - yoe / 100 + doy) - 719468;
}
Ms time_from(const std::string& iso) {
  int y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0;
  std::sscanf(iso.c_str(), "%d-%d-%dT%d:%d:%d", &y, &mo, &d, &h, &mi, &s);
  return ((days_from_civil(y, mo, d) * 24 + h) * 60 + mi) * 60'000 + s * 1000;
}
std::string iso(Ms t) {
  if (t == kNoTime) return "-";
  int64_t days = (t >= 0 ? t : t - 86'399'999) / 86'400'000, ms = t - days * 86'400'000;
  int y = 1970 + int(days / 366) - 1;
  while (days_from_civil(y + 1, 1, 1) <= days) y++;
  int m = 1;
  while (m < 12 && days_from_civil(y, m + 1, 1) <= days) m++;
  char out[48];
  std::snprintf(out, sizeof out, "%04d-%02d-%02dT%02d:%02d:%02d", y, m, int(days - days_from_civil(y, m, 1)) + 1,
                int(ms / 3'600'000), int(ms / 60'000 % 60), int(ms / 1000 % 60));
  std::string text = out;
  if (ms % 1000) text += "." + std::to_string(1000 + ms % 1000).substr(1);
  return text + "Z";
}
std::string number(std::optional<double> v) {
  if (!v || std::isnan(*v)) return "-";
  char out[40];
  std::snprintf(out, sizeof out, "%.6g", *v);
  return out;
}
template <class T>
std::string list(const T& values) {
  std::string out;
  for (const auto& v : values) {
    if (!out.empty()) out += ' ';
    if constexpr (std::is_floating_point_v<std::decay_t<decltype(v)>>) out += number(v);
    else out += std::to_string(v);
  }
  return out;
}

void put_figures(std::ostream& out, const char* name, const Figures& f) {
  out << name << ": records " << f.records << ", messages " << f.messages << ", complaints " << f.complaints
      << ", responses " << f.responses << ", answered " << f.answered << ", closed " << f.closed << "\n"
      << name << ": wait " << number(f.wait_median_s) << " p90 " << number(f.wait_p90_s) << " kept "
      << number(f.within_promise_share) << ", close " << number(f.close_median_s) << "\n"
      << name << ": " << iso(f.first.value_or(kNoTime)) << " to " << iso(f.last.value_or(kNoTime)) << ", hostile "
      << f.hostile << " per 100 " << number(f.hostile_per_100_answers) << ", out of hours "
      << number(f.out_of_hours_share) << ", organisations " << f.organisations << ", agents " << f.agents << "\n";
  if (f.ghosts) out << name << ": ghosts " << f.ghosts << "\n";
}
void put_facet(std::ostream& out, const char* name, const FacetReport& f) {
  if (!f.known) out << name << ": not in the data\n";
  else out << name << ": " << f.distinct << " values\n";
  for (const FacetRow& r : f.rows)
    out << "  \"" << r.key << "\" " << r.complaints << " complaints, " << r.answered << " answered, " << r.responses
        << " responses, wait " << number(r.wait_median_s) << ", kept " << number(r.within_promise_share) << "\n";
}
void put_message(std::ostream& out, const Message& m) {
  out << std::string(2 + 2 * m.depth, ' ') << iso(m.time) << " " << kRole[size_t(m.author)] << " "
      << (m.who.empty() ? "-" : m.who) << (m.ghost ? " ghost" : "");
  if (m.agent) out << " agent " << m.agent;
  if (m.complaint)
    out << ", complaint " << (m.answered ? "answered" : "open") << (m.wait_s ? " after " + number(m.wait_s) : "");
  out << ": " << m.text << (m.shortened ? " […]" : "") << "\n";
  for (size_t i = 0; i < m.signals.size(); i++) out << "    " << m.signals[i] << " = " << m.signal_tokens[i] << "\n";
}
template <class T, size_t N>
bool pick(const std::string_view (&names)[N], const std::string& word, T& out) {
  for (size_t i = 0; i < N; i++)
    if (names[i] == word) return out = T(i), true;
  return false;
}

bool read_line(const std::string& key, const std::string& rest, Asked& asked) {
  Query& q = asked.query;
  std::istringstream in(rest);
  std::string a, b;
  if (key == "show") asked.show += " " + rest + " ";
  else if (key == "time" && in >> a >> b) q.filter.time = TimeWindow{time_from(a), time_from(b)};
  else if (key == "organisation") q.filter.organisation.push_back(rest);
  else if (key == "channel") q.filter.channel.push_back(rest);
  else if (key == "category") q.filter.category.push_back(rest);
  else if (key == "place") q.filter.place.push_back(rest);
  else if (key == "said") return pick(kSaid, rest, q.filter.said.emplace_back());
  else if (key == "text") q.filter.text = rest;
  else if (key == "wait" && in >> a >> b) q.filter.wait = WaitWindow{std::stod(a), std::stod(b)};
  else if (key == "hours")
    while (in >> a) q.filter.hours.push_back(uint8_t(std::stoi(a)));
  else if (key == "answer") return pick(kAnswer, rest, q.filter.answer);
  else if (key == "hostile") q.filter.hostile = true;
  else if (key == "promise") q.promise_s = std::stod(rest);
  else if (key == "offset_h") asked.zone = {rest, {{0, std::stoi(rest) * 3600}}}, q.zone = rest;
  else if (key == "overview") q.overview_bins = uint32_t(std::stoi(rest));
  else if (key == "trend") q.trend_bins = uint32_t(std::stoi(rest));
  else if (key == "facet_rows") q.facet_rows = uint32_t(std::stoi(rest));
  else if (key == "records" && in >> q.records.count >> a) {
    q.records.descending = bool(in >> b) && b == "desc";
    return pick(kSort, a, q.records.by);
  } else if (key == "thread") q.thread = Row(std::stoi(rest));
  else return false;
  return true;
}

}  // namespace

Asked asked_from_lines(std::string_view lines) {
  Asked asked;
  std::istringstream in{std::string(lines)};
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    size_t space = std::min(line.find(' '), line.size());
    std::string rest = line.substr(std::min(space + 1, line.size()));
    if (!read_line(line.substr(0, space), rest, asked) && asked.not_known.empty()) asked.not_known = line;
  }
  return asked;
}

std::string text_of(const Report& r, const SourceReport& source, std::string_view csv, std::string_view show) {
  std::ostringstream out;
  auto shows = [&](std::string_view part) { return show.find(" " + std::string(part) + " ") != show.npos; };
  if (shows("figures")) put_figures(out, "figures", r.figures);
  if (shows("everything")) put_figures(out, "everything", r.everything);
  if (shows("overview"))
    out << "overview: " << iso(r.overview.window.from) << " to " << iso(r.overview.window.to) << "\n  complaints "
        << list(r.overview.complaints) << "\n  answers " << list(r.overview.answers) << "\n  hostile "
        << list(r.overview.hostile) << (r.overview.ghosts.empty() ? "" : "\n  ghosts " + list(r.overview.ghosts))
        << "\n  open " << list(r.overview.open) << "\n  peak " << iso(r.overview.peak.value_or(kNoTime)) << " x "
        << number(r.overview.peak_ratio) << "\n";
  if (shows("waits")) {
    out << "waits: " << r.waits.n << ", below 1 s " << r.waits.below << ", above a year " << r.waits.above << ", bins";
    for (size_t i = 0; i < r.waits.counts.size(); i++)
      if (r.waits.counts[i]) out << " " << i << ":" << r.waits.counts[i];
    out << "\n";
  }
  if (shows("trend"))
    out << "trend:\n  complaints " << list(r.trend.complaints) << "\n  answered " << list(r.trend.answered)
        << "\n  wait " << list(r.trend.wait_median_s) << "\n  kept " << list(r.trend.within_promise_share) << "\n";
  if (shows("staff")) {
    out << "staff:" << (r.staff.withheld ? " withheld" : "");
    for (size_t h = 0; h < 168; h++)
      if (r.staff.answers[h]) out << " " << h << ":" << r.staff.answers[h];
    out << "\n";
    for (const Staff::Team& t : r.staff.teams)
      out << "  \"" << t.organisation << "\" agents " << t.agents << (t.withheld ? " withheld" : "") << ", answers "
          << t.answers << ", hostile " << t.hostile << ", out of hours " << number(t.out_of_hours_share) << "\n";
  }
  if (shows("organisation")) put_facet(out, "organisation", r.organisation);
  if (shows("channel")) put_facet(out, "channel", r.channel);
  if (shows("category")) put_facet(out, "category", r.category);
  if (shows("place")) put_facet(out, "place", r.place);
  if (shows("said"))
    for (const SaidRow& s : r.said) out << "said " << kSaid[size_t(s.said)] << " " << s.count << "\n";
  if (shows("kinds"))
    for (const AnswerKindRow& k : r.answer_kinds) out << "kind \"" << k.key << "\" " << k.count << "\n";
  if (shows("records")) {
    out << "records: " << r.records.total << "\n";
    for (const Message& m : r.records.rows) put_message(out, m);
  }
  if (shows("thread")) {
    out << "thread: " << r.thread_total << "\n";
    for (const Message& m : r.thread) put_message(out, m);
  }
  if (shows("issues"))
    for (const Issue& i : source.issues)
      out << "issue " << kIssue[size_t(i.kind)] << " " << i.count << ", lines " << list(i.lines) << "\n";
  if (shows("csv")) {
    for (char c : csv)
      if (c != '\r') out << c;
  }
  return out.str();
}

}  // namespace tolle::golden
