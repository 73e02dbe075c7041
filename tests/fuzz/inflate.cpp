// Packed bytes of three kinds: pieces change nothing, and nothing is unpacked without end.
#include <cstdlib>
#include <cstring>
#include <string>

#include "engine/pack/inflate.h"

using namespace tolle::engine;

namespace {

std::string unpack(Packing packing, const uint8_t* data, size_t size, size_t piece) {
  Inflater inflater(packing);
  std::string out;
  for (;;) {
    Inflater::Step step = inflater.take(size == 0);
    out.append(reinterpret_cast<const char*>(inflater.piece().data()), inflater.piece().size());
    if (out.size() > size_t(1) << 20) return "";  // a bomb: the reader stops by a limit of its own
    if (step == Inflater::Step::Piece) continue;
    if (step != Inflater::Step::More) return out + char('0' + int(step));
    size_t n = std::min(piece, size);
    std::memcpy(inflater.room(n).data(), data, n);
    inflater.push(n);
    data += n;
    size -= n;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  Packing packing = Packing(data[0] % 3);
  if (unpack(packing, data + 2, size - 2, size) != unpack(packing, data + 2, size - 2, 1 + data[1] % 40)) std::abort();
  return 0;
}
