// The property that every reader has: any split of the bytes gives the same table. The first two bytes of an input say how
// long the head is that decides, and how long the pieces are.
#pragma once
#include <cstdio>
#include <cstdlib>

#include "../unit/engine/read/reading.h"

namespace tolle::engine {

inline void fuzz_loader(const uint8_t* data, size_t size) {
  if (size < 2) return;
  OpenOptions options;
  options.head_bytes = size_t(16) << (data[0] % 8);
  size_t piece = 1 + data[1] % 80;
  std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  std::string whole = dump(read(bytes, options)), split = dump(read(bytes, options, piece));
  if (whole == split) return;
  std::fprintf(stderr, "head %zu, pieces of %zu:\n%s\n--- differs from the whole:\n%s\n", options.head_bytes, piece,
               split.c_str(), whole.c_str());
  std::abort();
}

}  // namespace tolle::engine
