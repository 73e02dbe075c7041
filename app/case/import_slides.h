// What all the timeline formats come down to, and the case that is made of it.
#pragma once
#include "case/import.h"
#include "case/import_date.h"

namespace tolle::cases {

struct Slide {
  uint64_t at = 0;  // line of a table, 1-based place in the list of a JSON file
  enum class Kind : uint8_t { Event, Title, Era } kind = Kind::Event;
  DateParts start, end;
  std::string id, headline, text, group;
  std::string said;                    // the date in words
  std::string media, credit, caption;  // an address, markup, or words
  bool is_markup = true;               // headline and text; media, credit and caption may be markup always
  std::vector<std::string> aside;      // names of fields that are not shown
  std::string aside_json;              // the object that they stay in
};

struct Slides {
  TimelineFormat format = TimelineFormat::TimelineJs3;
  std::vector<Slide> list;
  std::vector<uint64_t> no_records;  // places of what is no event
};

// Nothing in the list: nothing was found in the file.
Slides slides_of_json(std::string_view text, TimelineFormat format);
Slides slides_of_table(std::string_view text, TimelineFormat format);

Imported case_of(const Slides& slides, const ImportOptions& options);

// Names of unknown fields of an event: what was not understood, and a group that is no lane.
inline constexpr const char* kAside = "imported";
inline constexpr const char* kGroup = "group";

}  // namespace tolle::cases
