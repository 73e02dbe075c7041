// Timelines that other programs wrote → a case: TimelineJS (JSON of both generations, and its sheets), Timeline Storyteller,
// vis-timeline. What could not be used is told; what is not understood stays in the event's unknown fields.
#pragma once
#include <expected>
#include <map>
#include <string>
#include <string_view>

#include "base/zone.h"
#include "case/case.h"
#include "case/problem.h"

namespace tolle::cases {

enum class TimelineFormat : uint8_t { TimelineJs3, TimelineJs1, TimelineJsSheet, TimelineJs1Sheet, Storyteller, Vis };
std::span<const std::string_view> words_of(TimelineFormat);

// What became of the records: each is counted, nothing is left out without a word.
enum class ImportNote : uint8_t {
  NoZone,            // times without a zone: read in the one of the options
  NoDate,            // kept, at an unknown time
  OddDate,           // a date that cannot be read, does not exist or lies outside of the years 0 to 9999: kept in words
  AmbiguousDate,     // 03/04/2011: read as month, day
  EndBeforeStart,    // the end was left out
  NoTitle,           // named after its text, its picture, or its number
  Shortened,         // a text longer than a case may hold
  MediaWithoutLink,  // a picture or film at no http(s) address: kept in words
  GroupWithoutLane,  // in the lane "context" until somebody says otherwise
  EraAsEvent,        // a stretch of background: an event of the context
  KeptAside,         // `field` is not shown, but stays in the file
  NotARecord,        // an empty row, or something that is no event: left out
  TooManyEvents,     // left out
  TooManySources,    // left out
};
std::span<const std::string_view> words_of(ImportNote);

struct Noted {
  ImportNote note = ImportNote::NoDate;
  std::string field;  // of KeptAside
  size_t count = 0;
  std::vector<uint64_t>
      at;  // the first ten: lines of a table, 1-based places in the list of a JSON file; none twice running
  bool operator==(const Noted&) const = default;
};

struct ImportGroup {
  std::string name;  // as the file has it
  size_t events = 0;
  Lane lane = Lane::Context;
  bool operator==(const ImportGroup&) const = default;
};

struct ImportOptions {
  std::string name;                   // of the file; the title, where the file has none
  ZoneTable zone;                     // of times that are written without one
  std::map<std::string, Lane> lanes;  // by folded() name of a group, tag, facet or category
};

struct Imported {
  TimelineFormat format = TimelineFormat::TimelineJs3;
  Case value;
  size_t records = 0;  // without the title, with the eras
  std::vector<Noted> notes;
  std::vector<ImportGroup> groups;  // in the order in which they come
};

// Nothing: the text is none of these.
std::optional<TimelineFormat> timeline_format_of(std::string_view text);

// `text` is UTF-8. Fails with NotJson, TooLarge, TooDeep, TooManyFields, or NotATimeline.
std::expected<Imported, Problems> import_timeline(std::string_view text, const ImportOptions& options);

}  // namespace tolle::cases
