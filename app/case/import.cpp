#include "case/import.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "case/import_slides.h"
#include "case/limits.h"
#include "case/read.h"

namespace tolle::cases {
namespace {

// A page may hold its timeline as a script: storyjs_jsonp_data = { … };
std::string_view without_script(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = trimmed(text);
  size_t open = text.find_first_of("{[");
  if (open == text.npos || open == 0 || !is_letter(text[0])) return text;
  std::string_view before = trimmed(text.substr(0, open));
  if (!before.ends_with('=') && !before.ends_with('(')) return text;
  size_t close = text.find_last_of("}]");
  return close == text.npos || close < open ? text : text.substr(open, close - open + 1);
}

bool is_json(std::string_view text) { return text.starts_with('{') || text.starts_with('['); }

}  // namespace

std::optional<TimelineFormat> json_timeline_format(std::string_view text);   // import_json.cpp
std::optional<TimelineFormat> table_timeline_format(std::string_view text);  // import_table.cpp

std::span<const std::string_view> words_of(TimelineFormat) {
  static constexpr std::string_view kWords[] = {"timelinejs3",       "timelinejs1", "timelinejs_sheet",
                                                "timelinejs1_sheet", "storyteller", "vis_timeline"};
  return kWords;
}

std::span<const std::string_view> words_of(ImportNote) {
  static constexpr std::string_view kWords[] = {
      "no_zone",    "no_date",      "odd_date",           "ambiguous_date",     "end_before_start",
      "no_title",   "shortened",    "media_without_link", "group_without_lane", "era_as_event",
      "kept_aside", "not_a_record", "too_many_events",    "too_many_sources"};
  static_assert(std::size(kWords) == size_t(ImportNote::TooManySources) + 1);
  return kWords;
}

std::optional<TimelineFormat> timeline_format_of(std::string_view text) {
  text = without_script(text);
  if (!is_json(text)) return table_timeline_format(text);
  return problems_before_parsing(text).empty() ? json_timeline_format(text) : std::nullopt;
}

std::expected<Imported, Problems> import_timeline(std::string_view text, const ImportOptions& options) {
  text = without_script(text);
  if (text.size() > kMaxFileBytes) return std::unexpected(Problems{{"", ProblemCode::TooLarge, "", kMaxFileBytes}});
  bool json = is_json(text);
  if (json) {
    if (Problems problems = problems_before_parsing(text); !problems.empty())
      return std::unexpected(std::move(problems));
  }
  auto format = json ? json_timeline_format(text) : table_timeline_format(text);
  if (!format && json && !nlohmann::json::accept(text)) return std::unexpected(not_json(text));
  if (!format) return std::unexpected(Problems{{"", ProblemCode::NotATimeline}});
  Imported imported = case_of(json ? slides_of_json(text, *format) : slides_of_table(text, *format), options);
  if (imported.value.events.empty()) return std::unexpected(Problems{{"", ProblemCode::NotATimeline}});
  return imported;
}

}  // namespace tolle::cases
