// Reads a text in sections by two loaders, for the tests of sections.
#pragma once
#include <optional>

#include "reading.h"

namespace tolle::engine {

inline void push(Loader& loader, std::string_view bytes) {
  for (size_t at = 0; at < bytes.size(); at += 100'000) {
    std::string_view piece = bytes.substr(at, 100'000);
    std::memcpy(loader.room(piece.size()).data(), piece.data(), piece.size());
    if (!loader.push(piece.size())) return;  // finish() says why
  }
}

// Moves the rows that `from` has to the end of those of `to`. False if that is refused.
inline bool move_rows(Loader& from, Loader& to) {
  std::vector<RawColumn> given = from.table().columns();
  SectionNotes notes;
  if (!from_bytes(to_bytes(from.section_notes()), notes) || !to.table().can_adopt(notes)) return false;
  std::vector<RawColumn> taken = to.table().columns();
  for (size_t i = 0; i < taken.size(); i++) {
    std::span<const uint8_t> column = given[i].bytes();
    uint8_t* room = taken[i].extend(column.size());
    if (!column.empty()) std::memcpy(room, column.data(), column.size());
  }
  to.adopt(notes, 1);
  from.given();
  return true;
}

// Reads bytes [0, middle) and then sections of `size` by two Loaders by turns, as two workers do. Null if that is refused.
inline std::optional<Loaded> read_in_sections(std::string_view bytes, size_t middle, size_t size,
                                              OpenOptions options = {}) {
  options.size_bytes = bytes.size();
  Loader first(options);
  options.section = true;
  Loader second(options);
  push(second, bytes);
  if (second.sections() != Loader::Sections::Possible) return {};
  auto start_near = [&](size_t at) {
    size_t behind = at < bytes.size() ? second.first_record(bytes.substr(at)) : bytes.npos;
    return behind == bytes.npos ? bytes.size() : at + behind;
  };
  size_t from = start_near(middle);
  if (from == bytes.size()) return {};
  push(first, bytes.substr(0, from));
  for (bool others = true; from < bytes.size(); others = !others) {
    size_t to = size < bytes.size() - from ? start_near(from + size) : bytes.size();
    std::string_view section = bytes.substr(from, to - from);
    from = to;
    if (!others) {
      push(first, section);
      continue;
    }
    if (!first.end_section()) return {};
    second.start_section();
    push(second, section);
    if (!second.end_section() || !move_rows(second, first)) return {};
  }
  Loaded out;
  if (!first.finish(out)) return {};
  return out;
}

}  // namespace tolle::engine
