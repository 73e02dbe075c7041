// The exports that are known by name: which columns they have and what each is for.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/words.h"

namespace tolle::engine {

// Entities: &amp; and the like, but no tags. Neutralised: an apostrophe keeps spreadsheets from running the cell.
enum class Markup : uint8_t { None, Entities, Html, Neutralised };

struct FormatColumn {
  std::string_view names;  // folded (see base/text.h); those of other versions and languages behind a bar: "a|b"
  Role role = Role::Unused;
  bool needed = false;  // the format is recognised by these
  Markup markup = Markup::None;
  double unit_s = 0;  // of a ResponseDelay
};

struct Format {
  std::string_view key;
  std::span<const FormatColumn> columns;  // of several columns for one role (but Text) the first one present counts
  bool tickets = true;                    // every record is a complaint
  Author author = Author::Public;         // who writes, where no column says so
  DateOrder order = DateOrder::Unknown;
  std::string_view zone = {};  // what the publisher uses for times without a zone
  bool zone_is_sure = false;   // … as the column names say themselves
  bool summary = false;        // figures that were added up already: nothing to read
  bool footer = false;         // sentences may stand below the table
  bool snowflakes = false;     // ids carry their time: complaints can be known by them alone (ghosts)
};

struct FormatMatch {
  const Format* format = nullptr;
  std::vector<const FormatColumn*> columns;  // by column of the file; null where unused
};

// By the names of the columns, in any order and case; null if none fits.
FormatMatch known_format(std::span<const std::string> names);
// A file without header, by its values.
FormatMatch known_format_without_header(std::span<const std::vector<std::string>> samples);

// All of them, in the order in which they are tried (formats_known.cpp).
std::span<const Format> known_formats();
const Format& format_without_header();

}  // namespace tolle::engine
