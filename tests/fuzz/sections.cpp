// Delimited text by two readers in sections: where they may, they give the table of one.
#include "../unit/engine/read/in_sections.h"
#include "loader.h"

using namespace tolle::engine;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 4) return 0;
  OpenOptions options;
  options.head_bytes = size_t(64) << (data[0] % 3);
  std::string_view bytes(reinterpret_cast<const char*>(data) + 3, size - 3);
  size_t middle = options.head_bytes + data[1] * size_t(4), section = 32 + data[2] * size_t(4);
  if (middle >= bytes.size()) return 0;
  std::optional<Loaded> loaded = read_in_sections(bytes, middle, section, options);
  if (!loaded) return 0;
  Read in_sections, whole = read(bytes, options);
  in_sections.loaded = std::move(*loaded);
  if (dump(in_sections) == dump(whole)) return 0;
  std::fprintf(stderr, "head %zu, sections from %zu of %zu:\n%s\n--- differs from the whole:\n%s\n", options.head_bytes,
               middle, section, dump(in_sections).c_str(), dump(whole).c_str());
  std::abort();
}
