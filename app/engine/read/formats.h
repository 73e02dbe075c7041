// The exports that are known by name: which columns they have and what each is for.
#pragma once
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/words.h"

namespace tolle::engine {

// Entities: &amp; and the like, but no tags. Neutralised: an apostrophe keeps spreadsheets from running the cell. Handle: of names,
// user@host is no mail address but @user@host.
enum class Markup : uint8_t { None, Entities, Html, Neutralised, Handle };

struct FormatColumn {
  std::string_view names;  // folded (see base/text.h); those of other versions and languages behind a bar: "a|b"
  Role role = Role::Unused;
  bool needed = false;  // the format is recognised by these
  Markup markup = Markup::None;
  double unit_s = 0;  // of a ResponseDelay
};

// f(name) for each of "a|b|c" until it returns true.
template <class F>
bool any_of_names(std::string_view names, F&& f) {
  for (size_t at = 0; at <= names.size();) {
    size_t end = std::min(names.find('|', at), names.size());
    if (f(names.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

// Of the objects in an array inside a record, only those that have this value.
struct OnlyElements {
  std::string_view array, key, value;  // array: a path from the record on
};
// Records that have this value: those that are no messages (private notes), for one.
struct LeftOut {
  std::string_view column, value;  // column: folded; value: in small letters
};

// Objects of JSON that belong to the records of a format, though they stand elsewhere: what was said about a ticket is a row of
// its own, in the thread of the ticket. Paths are keys joined by points; of an array, "[]" is any element.
struct Beside {
  std::string_view path;                   // from the record on, or "/…" from the top
  std::span<const FormatColumn> columns;   // names are paths from the object on
  std::string_view direction = {};         // of all of them, as a cell of Role::Direction
  std::span<const LeftOut> left_out = {};  // paths and values
  std::string_view message = {};           // a path: those that have nothing there are no messages
  std::string_view link = {};              // a path from the record on: the id of the object that belongs to it
  bool replies = false;  // to the record, or the other one, that they stand in; else they are in its thread
  bool names = false;    // no rows: ids of authors (Role::Id) and their names (Role::AuthorName)
};

struct Format {
  std::string_view key;
  // Of several columns for one role (but Text) the first one present counts; of several times, and of several names for a text, in
  // each record the first filled one.
  std::span<const FormatColumn> columns;
  bool tickets = true;             // every record is a complaint
  Author author = Author::Public;  // who writes, where no column says so
  DateOrder order = DateOrder::Unknown;
  std::string_view zone = {};  // what the publisher uses for times without a zone
  bool zone_is_sure = false;   // … as the column names say themselves
  bool summary = false;        // figures that were added up already: nothing to read
  bool footer = false;         // sentences may stand below the table
  bool timed_ids = false;      // ids carry their time: complaints can be known by them alone (ghosts)
  LeftOut left_out = {};
  LeftOut by_staff = {};           // those that have this value are the organisation's, whatever the direction says
  std::string_view answered = {};  // a column, folded: says yes or no whether there was an answer
  std::string_view message = {};   // of JSON: records that have nothing in this column are no messages
  OnlyElements only = {};
  std::span<const Beside> beside = {};
  bool placeholders = false;    // … nor records: they stand for some that the file has not
  std::string_view links = {};  // of JSON: arrays of short addresses in the text (url) with long ones (expanded_url)
  bool timeline = false;  // where one account wrote all of it, it is like that account's archive: ids carry their time
  bool own_parent = false;  // a record that names itself as what it replies to begins something
  bool measures = false;    // tickets, with no word of what was said: beside those of another file they are no others
  bool one_thread = false;  // without ids of tickets (Role::Thread) a file is about one
};

struct FormatMatch {
  const Format* format = nullptr;
  std::vector<const FormatColumn*> columns;  // by column of the file; null where unused
  std::vector<std::pair<size_t, Role>> instead =
      {};  // columns for times and texts that the one with that role lacks, in order
};

// By the names of the columns, in any order and case; null if none fits.
FormatMatch known_format(std::span<const std::string> names);
// A file without header, by its values.
FormatMatch known_format_without_header(std::span<const std::vector<std::string>> samples);

// The same for paths in JSON: its own formats first. Several columns may match one FormatColumn; in JSON that was saved as a table
// only the one whose name comes first does, and another name for its text where that is empty.
FormatMatch known_json_format(std::span<const std::string> names, bool as_table = false);
// The column of a format that has this name, and which of its names that is; null if none (Unused ones are none).
const FormatColumn* column_named(const Format& format, std::string_view folded_name, uint8_t& which);

// All of them, in the order in which they are tried (formats_known.cpp).
std::span<const Format> known_formats();
const Format& format_without_header();

}  // namespace tolle::engine
