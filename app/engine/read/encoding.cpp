// WHATWG's decoders, with a way past all blocks that are plain ASCII.
#include "engine/read/encoding.h"

#include "base/text.h"
#include "engine/read/block.h"

namespace tolle::engine {
namespace {

// Bytes 0x80 … 0x9F of Windows-1252; the five that are not assigned are control characters, as browsers read them.
constexpr char16_t kHigh[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
                                0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

struct Sequence {
  uint32_t length = 0;  // bytes of a whole character, or of the part that is legal so far
  bool valid = false;
  bool cut = false;  // the bytes end inside it
};

// The character at p, as far as it is legal (Unicode's table 3-7).
Sequence sequence_at(const char* text, size_t size) {
  auto p = reinterpret_cast<const uint8_t*>(text);
  uint8_t first = p[0];
  if (first < 0x80) return {1, true, false};
  if (first < 0xC2 || first > 0xF4) return {1, false, false};
  uint32_t need = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  uint8_t low = first == 0xE0   ? 0xA0
                : first == 0xF0 ? 0x90
                                : 0x80,
          high = first == 0xED   ? 0x9F
                 : first == 0xF4 ? 0x8F
                                 : 0xBF;
  for (uint32_t i = 1; i < need; i++) {
    if (i >= size) return {i, false, true};
    if (p[i] < low || p[i] > high) return {i, false, false};
    low = 0x80;
    high = 0xBF;
  }
  return {need, true, false};
}

// Nearly all of UTF-16 text in European languages has its zero bytes on one side.
bool zeros_at(std::string_view head, size_t parity) {
  size_t units = std::min<size_t>(head.size(), 4096) / 2, zeros = 0, others = 0;
  for (size_t i = 0; i < units; i++) {
    zeros += head[2 * i + parity] == '\0';
    others += head[2 * i + 1 - parity] == '\0';
  }
  return units >= 4 && zeros * 10 > units * 6 && others * 10 < units;
}

bool between_letters(std::string_view text, size_t at) {
  return at > 0 && at + 1 < text.size() && is_letter(text[at - 1]) && is_letter(text[at + 1]);
}

}  // namespace

SniffedEncoding sniff_encoding(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) return {Encoding::Utf8, 3};
  if (head.starts_with("\xFF\xFE")) return {Encoding::Utf16Le, 2};
  if (head.starts_with("\xFE\xFF")) return {Encoding::Utf16Be, 2};
  if (zeros_at(head, 1)) return {Encoding::Utf16Le, 0};
  if (zeros_at(head, 0)) return {Encoding::Utf16Be, 0};
  SniffedEncoding out{utf8_or_windows(head), 0, true};
  for (char c : head) out.open &= uint8_t(c) < 0x80;
  return out;
}

uint32_t mark_bytes_of(std::string_view head, Encoding encoding) {
  SniffedEncoding sniffed = sniff_encoding(head.substr(0, 4));
  return sniffed.encoding == encoding ? sniffed.mark_bytes : 0;
}

// Not valid UTF-8 can be damaged UTF-8 or Windows-1252: sequences that are right against accents inside words.
Encoding utf8_or_windows(std::string_view head) {
  uint64_t right = 0, wrong = 0, accents = 0;
  for (size_t at = 0; at < head.size();) {
    Sequence s = sequence_at(head.data() + at, head.size() - at);
    if (s.cut) break;
    if (s.valid) {
      right += s.length > 1;
    } else {
      wrong++;
      right += s.length > 1;  // the start of a character that was cut
      uint8_t byte = uint8_t(head[at]);
      bool letter = (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7) || byte == 0x9C || byte == 0x8C;
      bool beside = (at > 0 && is_letter(head[at - 1])) || (at + 1 < head.size() && is_letter(head[at + 1]));
      accents += (letter && beside) || ((byte == 0x92 || byte == 0x91) && between_letters(head, at)) || byte == 0x80;
    }
    at += s.length;
  }
  return wrong && accents > right * 2 ? Encoding::Windows1252 : Encoding::Utf8;
}

int windows1252_byte(char32_t c) {
  if (c >= 0xA0 && c < 0x100) return int(c);
  for (int i = 0; i < 32; i++)
    if (kHigh[i] == c) return 0x80 + i;
  return c >= 0x80 && c < 0xA0 ? int(c) : -1;
}

size_t Decoder::as_is(std::string_view bytes, bool last, bool& clean) const {
  clean = false;
  if (encoding_ != Encoding::Utf8) return 0;
  const char* p = bytes.data();
  size_t at = 0, size = bytes.size();
  // Of each block only what is no ASCII is looked at.
  for (uint64_t odd = 0; at + kBlock <= size;) {
    if (plain_ascii(p + at)) {
      at += kBlock;
      continue;
    }
    size_t block = at, next = at + kBlock;
    for (odd = not_plain(p + at); odd;) {
      at = block + size_t(std::countr_zero(odd));
      Sequence s = sequence_at(p + at, size - at);
      if (p[at] == '\0' || !s.valid) {
        clean = s.cut && !last;
        return at;
      }
      size_t end = at + s.length - block;
      next = std::max(next, block + end);
      odd = end < kBlock ? odd >> end << end : 0;
    }
    at = next;
  }
  while (at < size) {
    if (uint8_t(p[at] - 1) < 0x7F) {
      at++;
      continue;
    }
    Sequence s = sequence_at(p + at, size - at);
    if (p[at] == '\0' || !s.valid) {
      clean = s.cut && !last;
      return at;
    }
    at += s.length;
  }
  clean = true;
  return at;
}

size_t Decoder::decode(std::string_view bytes, bool last, std::string& out) {
  damaged_at.clear();
  nuls_at.clear();
  looked_ = line_start_ = out.size();
  if (encoding_ == Encoding::Utf8) return decode_utf8(bytes, last, out);
  if (encoding_ != Encoding::Windows1252) return decode_utf16(bytes, last, out);
  for (char c : bytes) {
    uint8_t byte = uint8_t(c);
    put(byte >= 0x80 && byte < 0xA0 ? kHigh[byte - 0x80] : byte, out);
  }
  return bytes.size();
}

void Decoder::damage(std::string& out) {
  damaged++;
  note(damaged_at, out);
  append_utf8(out, 0xFFFD);
}

void Decoder::nul(std::string& out) {
  nuls++;
  note(nuls_at, out);
}

// One per line: the line of any of them is known by its first.
void Decoder::note(std::vector<size_t>& places, const std::string& out) {
  for (; looked_ < out.size(); looked_++)
    if (out[looked_] == '\n' || out[looked_] == '\r') line_start_ = looked_ + 1;
  if (places.empty() || places.back() < line_start_) places.push_back(out.size());
}

inline void Decoder::put(char32_t c, std::string& out) {
  if (c == 0) nul(out);
  else if (c < 0x80) out += char(c);
  else append_utf8(out, c);
}

size_t Decoder::decode_utf8(std::string_view bytes, bool last, std::string& out) {
  for (size_t at = 0;;) {
    bool clean = false;
    size_t valid = as_is(bytes.substr(at), last, clean);
    out.append(bytes, at, valid);
    at += valid;
    if (clean) return at;
    if (bytes[at] == '\0') nul(out);
    else damage(out);
    at += sequence_at(bytes.data() + at, bytes.size() - at).length;
  }
}

size_t Decoder::decode_utf16(std::string_view bytes, bool last, std::string& out) {
  size_t high_byte = encoding_ == Encoding::Utf16Le ? 1 : 0;
  auto unit = [&](size_t at) {
    return char32_t(uint8_t(bytes[at + high_byte]) << 8 | uint8_t(bytes[at + 1 - high_byte]));
  };
  size_t at = 0;
  while (at + 2 <= bytes.size()) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00) {
      if (at + 4 > bytes.size()) {
        if (!last) return at;
        damage(out);
      } else if (char32_t low = unit(at + 2); low >= 0xDC00 && low < 0xE000) {
        put(0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), out);
        at += 2;
      } else {
        damage(out);
      }
    } else if (c >= 0xDC00 && c < 0xE000) {
      damage(out);
    } else if (c == 0x0A0D) {
      // A single-byte CR LF in front of UTF-16 text, as a broken exporter writes it; no script uses this code point.
      out += '\n';
    } else {
      put(c, out);
    }
    at += 2;
  }
  if (last && at < bytes.size()) {
    damage(out);
    at = bytes.size();
  }
  return at;
}

}  // namespace tolle::engine
