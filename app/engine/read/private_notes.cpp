// By the column's name; what yes and no are is known.
#include "engine/read/private_notes.h"

#include <algorithm>

#include "base/text.h"
#include "engine/read/column_name.h"
#include "engine/read/formats.h"

namespace tolle::engine {
namespace {

constexpr std::string_view kYes = "true|1|yes|y|t|oui|vrai", kNo = "false|0|no|n|f|non|faux";

constexpr std::string_view kPrivate =
    "private|is private|internal|is internal|internal note|is internal note|private note|is private note|is note|staff "
    "only";
constexpr std::string_view kPublic =
    "public|is public|jsdpublic|jsd public|visible to customer|is visible to customer|customer visible|published|is "
    "published";
constexpr std::string_view kWhich =
    "visibility|privacy|type|kind|note type|message type|comment type|entry type|thread type|element";
constexpr std::string_view kNotes =
    "internal|private|note|internal note|private note|internal_note|private_note|internal comment|work_notes|agents";

}  // namespace

bool is_one_of(std::string_view cell, std::string_view values) {
  return any_of_names(values, [&](std::string_view value) { return equals_ignoring_case(cell, value); });
}

std::string_view unsaid(std::string_view name, std::span<const std::string_view> cells) {
  auto is_number = [](std::string_view cell) { return is_one_of(cell, "0|1|2|3"); };
  for (const Reading& reading : readings_of(name)) {
    if (is_one_of(reading.name, "state|status")) return "draft";
    if (is_one_of(reading.name, "draft|is draft|is retweet|isretweet")) return kYes;
    if (reading.name == "via") return "rule";  // Gorgias
    if (reading.name == "subtype")
      return "channel_join|channel_leave|channel_topic|channel_purpose|channel_name";  // Slack
    if (reading.name == "type" && std::ranges::contains(cells, "message") && std::ranges::contains(cells, "service"))
      return "service";  // Telegram
    if (reading.name == "message type" && !cells.empty() && std::ranges::all_of(cells, is_number))
      return "2|3";  // Chatwoot: activity, template
  }
  return {};
}

PrivateNotes private_notes(std::string_view name, std::span<const std::string_view> cells) {
  bool flags = !cells.empty() && std::ranges::all_of(cells, [](std::string_view cell) {
    return is_one_of(cell, kYes) || is_one_of(cell, kNo);
  });
  for (const Reading& reading : readings_of(name)) {
    if (is_one_of(reading.name, kWhich))
      return {kNotes, std::ranges::any_of(cells, [](std::string_view cell) { return is_one_of(cell, kNotes); })};
    if (flags && is_one_of(reading.name, kPrivate)) return {kYes, true};
    if (flags && is_one_of(reading.name, kPublic)) return {kNo, true};
  }
  return {};
}

}  // namespace tolle::engine
