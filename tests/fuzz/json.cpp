// JSON, also as lines and behind an assignment.
#include "loader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 3) return 0;
  std::string bytes(reinterpret_cast<const char*>(data), 2);
  bytes += data[2] & 1 ? "[{\"id\":1},\n" : "";  // certain to be taken for JSON
  bytes.append(reinterpret_cast<const char*>(data) + 3, size - 3);
  tolle::engine::fuzz_loader(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  return 0;
}
