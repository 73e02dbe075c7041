// The property that every reader has: any split of the bytes gives the same table, and the same rows for the report. The first two
// bytes of an input say how long the head is that decides, which of the two is asked for, and how long the pieces are.
#pragma once
#include <cstdio>
#include <cstdlib>

#include "../unit/engine/read/reading.h"

namespace tolle::engine {

inline std::string issues_of(const Read& read) {
  std::string out =
      "zone " + read.source().zone + " encoding " + std::to_string(int(read.source().encoding)) + ", issues:";
  for (const Issue& issue : read.source().issues) {
    out += " " + std::to_string(int(issue.kind)) + " x " + std::to_string(issue.count) + " (";
    for (uint32_t line : issue.lines) out += std::to_string(line) + " ";
    out += ")";
  }
  return out;
}

inline void fuzz_loader(const uint8_t* data, size_t size) {
  if (size < 2) return;
  OpenOptions options;
  options.head_bytes = size_t(16) << (data[0] % 8);
  size_t piece = 1 + data[1] % 80;
  if (data[0] & 8) options.lines = {1, 2, 3, 5, 8};
  std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  Read as_whole = read(bytes, options), in_pieces = read(bytes, options, piece);
  std::string whole = dump(as_whole), split = dump(in_pieces);
  for (const RawRecord& r : as_whole.raw) whole += std::to_string(r.line) + r.text + "\n";
  for (const RawRecord& r : in_pieces.raw) split += std::to_string(r.line) + r.text + "\n";
  if (whole == split) return;
  std::fprintf(stderr, "head %zu, pieces of %zu:\n%s%s\n--- differs from the whole:\n%s%s\n", options.head_bytes, piece,
               split.c_str(), issues_of(in_pieces).c_str(), whole.c_str(), issues_of(as_whole).c_str());
  std::abort();
}

}  // namespace tolle::engine
