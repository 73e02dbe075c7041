// One table for the Latin letters that exports are written in; everything else passes through unchanged.
#include "base/text.h"

#include <algorithm>
#include <array>

namespace tolle {
namespace {

// Plain letters of U+00C0 … U+017F; '.' where there is none.
constexpr std::string_view kPlain =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kPlain.size() == 0x180 - 0xC0);

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";
  for (;;) {
    if (text.empty()) return text;
    if (is_space(text.front())) text.remove_prefix(1);
    else if (is_space(text.back())) text.remove_suffix(1);
    else if (text.starts_with(kNoBreak)) text.remove_prefix(2);
    else if (text.ends_with(kNoBreak)) text.remove_suffix(2);
    else return text;
  }
}

void append_utf8(std::string& to, char32_t c) {
  if (c < 0x80) {
    to += char(c);
  } else if (c < 0x800) {
    to += char(0xC0 | c >> 6);
    to += char(0x80 | (c & 63));
  } else if (c < 0x10000) {
    to += char(0xE0 | c >> 12);
    to += char(0x80 | (c >> 6 & 63));
    to += char(0x80 | (c & 63));
  } else {
    to += char(0xF0 | c >> 18);
    to += char(0x80 | (c >> 12 & 63));
    to += char(0x80 | (c >> 6 & 63));
    to += char(0x80 | (c & 63));
  }
}

char32_t next_code_point(std::string_view text, size_t& at) {
  auto byte = [&](size_t i) { return i < text.size() ? uint8_t(text[i]) : 0u; };
  uint32_t first = byte(at);
  if (first < 0x80) return at++, first;
  int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
  char32_t c = first & (0x3F >> more);
  for (int k = 1; k <= more; k++) {
    if ((byte(at + k) & 0xC0) != 0x80) more = 0;
    c = c << 6 | (byte(at + k) & 63);
  }
  if (more == 0) return at++, 0xFFFD;
  at += more + 1;
  return c;
}

std::string folded(std::string_view text) {
  std::string out;
  bool gap = false;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    std::string letter;
    if (c < 0x80) {
      if (is_letter(char(c))) letter = char(c | 32);
      else if (is_digit(char(c))) letter = char(c);
    } else if (c >= 0xC0 && c < 0x180) {
      char plain = kPlain[c - 0xC0];
      if (c == 0x152 || c == 0x153) letter = "oe";
      else if (c == 0xC6 || c == 0xE6) letter = "ae";
      else if (c == 0xDF) letter = "ss";
      else if (plain != '.') letter = plain;
    } else if (c >= 0x180 && !(c >= 0x2000 && c < 0x2070) && c != 0xFEFF && c != 0xFFFD) {
      append_utf8(letter, c);
    }
    if (letter.empty()) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += letter;
  }
  return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view lower_ascii) {
  if (a.size() != lower_ascii.size()) return false;
  for (size_t i = 0; i < a.size(); i++) {
    char c = a[i] >= 'A' && a[i] <= 'Z' ? char(a[i] | 32) : a[i];
    if (c != lower_ascii[i]) return false;
  }
  return true;
}

std::string shortened(std::string_view text, size_t code_points) {
  size_t at = 0, before_last = 0;
  for (size_t n = 0; at < text.size(); n++) {
    if (n + 1 == code_points) before_last = at;
    if (n == code_points) return std::string(text.substr(0, before_last)) + "…";
    next_code_point(text, at);
  }
  return std::string(text);
}

bool is_listed(std::string_view word, std::string_view list) {
  for (size_t at = 0; at < list.size();) {
    size_t end = std::min(list.find(' ', at), list.size());
    if (list.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace tolle
