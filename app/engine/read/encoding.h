// Bytes of any of the four encodings → UTF-8, in pieces. What is damaged becomes U+FFFD and is counted.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/words.h"

namespace tolle::engine {

struct SniffedEncoding {
  Encoding encoding = Encoding::Utf8;
  uint32_t mark_bytes = 0;  // of a byte order mark
  bool open = false;        // nothing but ASCII so far: Utf8, or Windows1252
};
SniffedEncoding sniff_encoding(std::string_view head);
// Of bytes that are one of the two.
Encoding utf8_or_windows(std::string_view bytes);
uint32_t mark_bytes_of(std::string_view head, Encoding encoding);

// The byte that Windows-1252 has for a code point from U+0080 on; -1 if it has none.
int windows1252_byte(char32_t code_point);

class Decoder {
 public:
  explicit Decoder(Encoding encoding = Encoding::Utf8) : encoding_(encoding) {}

  uint64_t damaged = 0;                     // replacement characters written, as WHATWG's decoders write them
  uint64_t nuls = 0;                        // left out
  std::vector<size_t> damaged_at, nuls_at;  // where in the last piece decoded: the first of each line

  // How many bytes from the start are UTF-8 without NUL as they stand (a cut character at the end is not among them);
  // `clean` is false when decoding must go on by decode(). Always 0 and false for other encodings.
  size_t as_is(std::string_view bytes, bool last, bool& clean) const;

  // Appends to `out`; returns how many bytes were used (all but a cut character, unless `last`).
  size_t decode(std::string_view bytes, bool last, std::string& out);

 private:
  size_t decode_utf8(std::string_view bytes, bool last, std::string& out);
  size_t decode_utf16(std::string_view bytes, bool last, std::string& out);
  void put(char32_t code_point, std::string& out);
  void damage(std::string& out);
  void nul(std::string& out);
  void note(std::vector<size_t>& places, const std::string& out);
  Encoding encoding_;
  size_t looked_ = 0, line_start_ = 0;  // in `out`
};

}  // namespace tolle::engine
