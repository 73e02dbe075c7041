#include <algorithm>
#include <cstdio>

#include "base/csv.h"
#include "base/dates.h"
#include "case/export.h"

namespace tolle::cases {
namespace {

constexpr std::string_view kColumns[] = {
    "id",         "lane",       "title_fr",      "title_en",      "text_fr", "text_en",  "actor_fr", "actor_en",
    "channel_fr", "channel_en", "visibility",    "certainty",     "time",    "said_fr",  "said_en",  "earliest_utc",
    "latest_utc", "end_time",   "end_earliest",  "end_latest",    "causes",  "accounts", "acts",     "stances",
    "staff",      "flags",      "difference_fr", "difference_en", "sources"};

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) (out.empty() ? out : out += "; ") += part;
  return out;
}
template <class E>
std::string joined_words(const std::vector<E>& values) {
  std::vector<std::string> words;
  for (E value : values) words.emplace_back(word_of(value));
  return joined(words);
}

// What the file says: a stamp, bounds, or the other event and the distance.
std::string written(const Time& time) {
  std::vector<std::string> parts;
  if (time.at) parts.push_back(time.at->written);
  if (time.from) parts.push_back("from " + time.from->written);
  if (time.to) parts.push_back("to " + time.to->written);
  if (!time.after.empty()) parts.push_back("after " + joined(time.after));
  if (!time.before.empty()) parts.push_back("before " + joined(time.before));
  if (time.by) parts.push_back("by " + time.by->min.written + " to " + (time.by->max ? time.by->max->written : "?"));
  return joined(parts);
}

std::string utc(bool anchored, const std::optional<int64_t>& ms) { return anchored && ms ? utc_text(*ms) : ""; }

}  // namespace

std::string utc_text(int64_t ms) {
  constexpr int64_t kDay_ms = 86'400'000;
  int64_t days = (ms >= 0 ? ms : ms - (kDay_ms - 1)) / kDay_ms, rest = ms - days * kDay_ms;
  Civil c = civil_from_days(days);
  char out[64];
  int n = std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d", int(c.year), c.month, c.day,
                        int(rest / 3'600'000), int(rest / 60'000 % 60), int(rest / 1000 % 60));
  if (rest % 1000) n += std::snprintf(out + n, sizeof out - size_t(n), ".%03d", int(rest % 1000));
  return std::string(out, size_t(n)) + "Z";
}

std::string csv_of_events(const Case& c, const Timeline& t) {
  std::string out = "\xEF\xBB\xBF";
  for (std::string_view column : kColumns) (out += column) += column == std::end(kColumns)[-1] ? "\r\n" : ",";
  for (size_t i = 0; i < c.events.size(); i++) {
    const Event& e = c.events[i];
    size_t actor = index_of(c.actors, e.actor);
    std::vector<std::string> accounts, staff, sources;
    for (const Telling& telling : e.told) accounts.push_back(telling.account);
    for (const StaffImpact& impact : e.staff) staff.emplace_back(word_of(impact.kind));
    for (const std::string& id : e.sources)
      if (size_t s = index_of(c.sources, id); s != kNowhere)
        sources.push_back(c.sources[s].url.empty() ? c.sources[s].text.en : c.sources[s].url);
    const std::string cells[] = {e.id,
                                 std::string(word_of(e.lane)),
                                 e.title.fr,
                                 e.title.en,
                                 e.text.fr,
                                 e.text.en,
                                 actor == kNowhere ? "" : c.actors[actor].name.fr,
                                 actor == kNowhere ? "" : c.actors[actor].name.en,
                                 e.channel.fr,
                                 e.channel.en,
                                 std::string(word_of(e.visibility)),
                                 std::string(word_of(e.certainty)),
                                 written(e.time),
                                 e.time.said.fr,
                                 e.time.said.en,
                                 utc(t.anchored, t.intervals[i].earliest_ms),
                                 utc(t.anchored, t.intervals[i].latest_ms),
                                 written(e.until),
                                 utc(t.anchored, t.ends[i].earliest_ms),
                                 utc(t.anchored, t.ends[i].latest_ms),
                                 joined(e.causes),
                                 joined(accounts),
                                 joined_words(e.acts),
                                 joined_words(e.stances),
                                 joined(staff),
                                 joined_words(e.flags),
                                 e.difference.fr,
                                 e.difference.en,
                                 joined(sources)};
    static_assert(std::size(cells) == std::size(kColumns));
    for (size_t k = 0; k < std::size(cells); k++) {
      append_csv_cell(out, cells[k]);
      out += k + 1 < std::size(cells) ? "," : "\r\n";
    }
  }
  return out;
}

}  // namespace tolle::cases
