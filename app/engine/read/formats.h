// The exports that are known by name: which columns they have and what each is for.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/words.h"

namespace tolle::engine {

struct FormatColumn {
  std::string_view name;  // folded (see base/text.h)
  Role role = Role::Unused;
  bool needed = false;  // the format is recognised by these
  bool html = false;    // markup, to be turned into text
};

struct Format {
  std::string_view key;
  std::span<const FormatColumn> columns;  // of several columns for one role (but Text) the first one present counts
  bool tickets = true;                    // every record is a complaint
  Author author = Author::Public;         // who writes, where no column says so
  DateOrder order = DateOrder::Unknown;
  std::string_view zone;      // what the publisher uses for times without a zone
  bool zone_is_sure = false;  // … as the column names say themselves
};

struct FormatMatch {
  const Format* format = nullptr;
  std::vector<const FormatColumn*> columns;  // by column of the file; null where unused
};

// By the names of the columns, in any order and case; null if none fits.
FormatMatch known_format(std::span<const std::string> names);
// A file without header, by its values.
FormatMatch known_format_without_header(std::span<const std::vector<std::string>> samples);

}  // namespace tolle::engine
