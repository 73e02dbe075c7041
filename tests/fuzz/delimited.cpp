// Delimited text; whatever else the bytes are taken for is read as well.
#include "loader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  tolle::engine::fuzz_loader(data, size);
  return 0;
}
