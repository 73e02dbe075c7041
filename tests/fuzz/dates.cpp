// Dates of any notation: no input is out of bounds, and what is read is a day that exists.
#include <cstdlib>
#include <string_view>

#include "base/dates.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 1) return 0;
  std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  (void)tolle::read_date(text, data[0] & 1);
  return 0;
}
