// Tables made from Unicode 15 decompositions (NFKD without marks); sixteen bytes at a time while text is ASCII.
#include "engine/ask/fold.h"

#include <cstring>

#include "engine/ask/bytes16.h"

namespace tolle::engine {
namespace {

// Letter per code point; "." stays as it is; digits stand for pairs of letters.
constexpr uint32_t kLatinFrom = 0xC0, kLatinTo = 0x250, kLatinMoreFrom = 0x1E00, kLatinMoreTo = 0x1F00;
constexpr char kLatin[] =
    "aaaaaa1ceeeeiiiidnooooo.ouuuuy43aaaaaa1ceeeeiiiidnooooo.ouuuuy4y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii55jjkkkllllll."
    ".llnnnnnnnnnoooooo22rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "................................oo.............uu..............."
    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
    "................";
constexpr char kLatinMore[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy.s..3.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
static_assert(sizeof kLatin == kLatinTo - kLatinFrom + 1 && sizeof kLatinMore == kLatinMoreTo - kLatinMoreFrom + 1);
constexpr const char* kPairs[] = {"", "ae", "oe", "ss", "th", "ij"};

uint32_t fold_greek(uint32_t c) {
  if (c >= 0x391 && c <= 0x3A9) return c + 0x20;  // Α–Ω
  switch (c) {
    case 0x386:
    case 0x3AC: return 0x3B1;  // ά
    case 0x388:
    case 0x3AD: return 0x3B5;  // έ
    case 0x389:
    case 0x3AE: return 0x3B7;  // ή
    case 0x38A:
    case 0x390:
    case 0x3AA:
    case 0x3AF:
    case 0x3CA: return 0x3B9;  // ί ΐ ϊ
    case 0x38C:
    case 0x3CC: return 0x3BF;  // ό
    case 0x38E:
    case 0x3AB:
    case 0x3B0:
    case 0x3CB:
    case 0x3CD: return 0x3C5;  // ύ ΰ ϋ
    case 0x38F:
    case 0x3CE: return 0x3C9;  // ώ
    case 0x3C2: return 0x3C3;  // ς
    default: return c;
  }
}
uint32_t fold_cyrillic(uint32_t c) {
  if (c == 0x401 || c == 0x451) return 0x435;  // Ё = е
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F)) return c | 1;
  return c;
}

// 0: nothing is left of it.
uint32_t fold_other(uint32_t c) {
  if (c >= 0x300 && c <= 0x36F) return 0;
  if (c >= 0x386 && c <= 0x3CE) return fold_greek(c);
  if (c >= 0x400 && c <= 0x52F) return fold_cyrillic(c);
  if (c == 0xA0 || c == 0x202F || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029) return ' ';
  if (c == 0x2018 || c == 0x2019 || c == 0x2BC) return '\'';
  if (c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB) return '"';
  return c;
}

char fold_ascii(char c) {
  if (c >= 'A' && c <= 'Z') return char(c + 32);
  return c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
}

}  // namespace

FoldedChar fold_char(std::string_view text) {
  FoldedChar out;
  auto byte = [&](size_t i) { return i < text.size() ? uint8_t(text[i]) & 0x3Fu : 0u; };
  uint8_t lead = uint8_t(text[0]);
  out.size = 1;
  out.length = 1;
  out.bytes[0] = fold_ascii(text[0]);
  if (lead < 0xC2) return out;
  uint32_t c;
  if (lead < 0xE0) c = (lead & 0x1Fu) << 6 | byte(1), out.length = 2;
  else if (lead < 0xF0) c = (lead & 0x0Fu) << 12 | byte(1) << 6 | byte(2), out.length = 3;
  else c = 0x10000, out.length = 4;
  if (out.length > text.size()) out.length = uint8_t(text.size());

  char letter = c >= kLatinFrom && c < kLatinTo           ? kLatin[c - kLatinFrom]
                : c >= kLatinMoreFrom && c < kLatinMoreTo ? kLatinMore[c - kLatinMoreFrom]
                                                          : '.';
  if (letter >= '1' && letter <= '9') {
    out.size = 2;
    std::memcpy(out.bytes, kPairs[letter - '0'], 2);
    return out;
  }
  uint32_t f = letter == '.' ? fold_other(c) : uint32_t(letter);
  if (f == c) {
    out.size = out.length;
    std::memcpy(out.bytes, text.data(), out.length);
  } else if (f < 0x80) {
    out.size = f ? 1 : 0;
    out.bytes[0] = char(f);
  } else {  // Greek and Cyrillic: two bytes
    out.size = 2;
    out.bytes[0] = char(0xC0 | f >> 6);
    out.bytes[1] = char(0x80 | (f & 0x3F));
  }
  return out;
}

size_t fold(std::string_view text, char* out) {
  char* to = out;
  for (size_t i = 0; i < text.size();) {
    while (i + 16 <= text.size()) {
      Bytes16 b = Bytes16::load(text.data() + i);
      if (b.high_bits()) break;
      b.folded_ascii().store(to);
      i += 16;
      to += 16;
    }
    // Up to sixteen characters one by one, then ASCII is tried again.
    for (int n = 0; n < 16 && i < text.size(); n++) {
      if (!(text[i] & 0x80)) {
        *to++ = fold_ascii(text[i++]);
        continue;
      }
      FoldedChar c = fold_char(text.substr(i));
      std::memcpy(to, c.bytes, c.size);
      to += c.size;
      i += c.length;
    }
  }
  return size_t(to - out);
}

std::string folded(std::string_view text) {
  std::string out(text.size(), '\0');
  out.resize(fold(text, out.data()));
  return out;
}

}  // namespace tolle::engine
