// The quick look decides for nearly every text; the slow ways are taken cell by cell.
#include "engine/read/clean.h"

#include <algorithm>
#include <array>

#include "base/html.h"
#include "base/text.h"
#include "engine/read/block.h"
#include "engine/read/encoding.h"

namespace tolle::engine {
namespace {

constexpr uint32_t kLeastDigits = 9;  // of a telephone number

// Bytes of the letter, digit or _ at `at`; 0 for anything else. Chinese and Japanese have no spaces between words: what stands
// beside a number there is no part of it.
size_t word_at(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  char c = text[at];
  if (uint8_t(c) < 0x80) return is_letter(c) || is_digit(c) || c == '_';
  size_t end = at;
  char32_t point = next_code_point(text, end);
  return point >= 0xC0 && point < 0x2000 && point != 0xD7 && point != 0xF7 ? end - at : 0;
}
size_t word_before(std::string_view text, size_t at) {
  size_t from = at;
  while (from > 0 && at - from < 3 && (uint8_t(text[from - 1]) & 0xC0) == 0x80) from--;
  return from > 0 && word_at(text, from - 1) == at - from + 1 ? at - from + 1 : 0;
}
bool is_mail_sign(char c) { return c == '.' || c == '-' || c == '+' || c == '%'; }

// An @ with a letter or a digit on both sides: not a @handle.
bool at_inside_word(std::string_view text, size_t at) {
  auto may_be_word = [](char c) { return is_letter(c) || is_digit(c) || uint8_t(c) >= 0x80; };
  return at > 0 && at + 1 < text.size() && (may_be_word(text[at - 1]) || text[at - 1] == '_') &&
         may_be_word(text[at + 1]);
}

// The start of "Ã©", "â€™", "ðŸ˜€": a letter that is a leading byte, and something that is no ASCII behind it.
bool double_encoded_at(std::string_view text, size_t at) {
  if (at + 2 >= text.size() || uint8_t(text[at]) != 0xC3) return false;
  uint8_t second = uint8_t(text[at + 1]), third = uint8_t(text[at + 2]);
  return second >= 0x82 && second <= 0xB4 && third >= 0xC2 && third <= 0xE2;
}

// ── telephone numbers ──

struct Groups {
  std::array<uint8_t, 12> size{};
  uint32_t count = 0, digits = 0;
};

// Bytes of a sign that may stand between groups of digits.
size_t sign_at(std::string_view text, size_t at) {
  constexpr std::string_view kNoBreak = "\xC2\xA0", kNarrow = "\xE2\x80\xAF";
  std::string_view rest = text.substr(at, 3);
  if (rest.starts_with(kNoBreak)) return kNoBreak.size();
  if (rest.starts_with(kNarrow)) return kNarrow.size();
  return std::string_view(" .-/()").contains(text[at]) ? 1 : 0;
}

// 2024-05-01 …, 01/02/2024 …, 01 02 24 10
bool looks_like_date(const Groups& g) {
  if (g.count < 3) return false;
  auto s = [&](uint32_t i) { return g.size[i]; };
  return (s(0) == 4 && s(1) <= 2 && s(2) <= 2) || (s(0) <= 2 && s(1) <= 2 && s(2) == 4);
}

// A word for telephones stands before `at`: "Tel.: 98981111111", "mobile 9420211111".
bool is_called_phone(std::string_view text, size_t at) {
  constexpr std::string_view kWords[] = {"tel", "telefon", "telefone", "telefono", "telephone", "phone", "mobile",
                                         "mob", "cell",    "cel",      "celular",  "cellulare", "fone",  "whatsapp",
                                         "gsm", "handy",   "call",     "dial",     "sms"};
  for (uint32_t signs = 0; at > 0 && signs < 3 && std::string_view(" .:").contains(text[at - 1]); signs++) at--;
  size_t from = at;
  while (from > 0 && (is_letter(text[from - 1]) || uint8_t(text[from - 1]) >= 0x80)) from--;
  if (at - from < 3 || at - from > 12 || word_before(text, from)) return false;
  return std::ranges::contains(kWords, folded(text.substr(from, at - from)));
}

// Up to 15 digits behind a +, a leading 0, an area in brackets, three and three and four, or what is called one.
bool is_phone(std::string_view run, const Groups& g, bool called) {
  char first = run[0] == '(' ? run[1] : run[0], second = '\0';
  for (size_t i = run[0] == '(' ? 2 : 1; i < run.size() && !second; i++)
    if (is_digit(run[i])) second = run[i];
  if (first == '+') return g.digits <= 15;
  bool area = run[0] == '(' && g.count > 1 && g.size[0] >= 2 && g.size[0] <= 4 && run[1 + g.size[0]] == ')';
  if (area && first != '0') return g.digits <= 11;  // "(85)9 8111-1111"
  if (looks_like_date(g)) return false;
  if (called) return g.digits <= 13;
  if (first == '0' && second == '0') return g.digits >= 10 && g.digits <= 16;
  bool long_behind_area = g.digits == 12 && g.count == 2 && g.size[0] >= 3 && g.size[0] <= 5;
  if (first == '0')
    return g.size[0] >= 2 && g.digits >= 9 && (g.digits <= 11 || long_behind_area);  // no decimal fraction
  if (first == '3' && g.count == 2) return g.size[0] == 3 && g.size[1] == 7;         // Italy's mobile ones
  uint32_t from = g.count == 4 && g.size[0] == 1 && first == '1' ? 1 : 0;
  return g.count == from + 3 && g.size[from] == 3 && g.size[from + 1] == 3 && g.size[from + 2] == 4 &&
         (from == 1 || first >= '2');
}

// Up to `most` groups of digits with one or two signs between them from `at` on; moves `end` behind the last digit.
Groups groups_at(std::string_view text, size_t at, uint32_t most, size_t& end) {
  Groups g;
  bool in_group = false;
  uint32_t signs = 0;
  for (size_t i = at, size = 1; i < text.size(); i += size) {
    char c = text[i];
    size = 1;
    if (is_digit(c)) {
      if (!in_group) {
        if (g.count == most) break;
        g.count++;
        in_group = true;
      }
      if (g.size[g.count - 1] == 255) break;
      g.size[g.count - 1]++;
      g.digits++;
      signs = 0;
      end = i + 1;
    } else if (i == at && (c == '+' || c == '(')) {
      continue;
    } else if ((size = sign_at(text, i)) > 0 && ++signs <= 2) {
      in_group = false;
    } else {
      break;
    }
  }
  return g;
}

// Whether a number may begin at `at`: behind a masked one, as in a list, nearly anything may stand between.
bool may_begin(std::string_view text, size_t at, bool behind_masked) {
  if (at == 0) return true;
  if (word_before(text, at)) return false;
  char before = text[at - 1], c = text[at];
  if (!std::string_view("#$@&=/.,:-+").contains(before)) return true;
  if (behind_masked && std::string_view("/,.:-").contains(before)) return true;
  // "Tel:06 12", "Tel.06 12", "WhatsApp:+33 6"
  return (before == ':' || before == '.') && (c == '0' || c == '+' || c == '(') && at > 1 &&
         word_before(text, at - 1) && !is_digit(text[at - 2]);
}
bool may_end(std::string_view text, size_t at, size_t end) {
  if (end == text.size()) return true;
  if (word_at(text, end)) return false;
  char behind = text[end];
  bool digit_behind = end + 1 < text.size() && is_digit(text[end + 1]);
  if (behind == '@' || behind == '%') return false;
  if (behind == ':') return !digit_behind;
  // 0712647-77.2024.8.07 and 00005605/2025 are numbers of files.
  std::string_view year = text.substr(end + 1, 4);
  if (std::string_view(".-/").contains(behind) && year.size() == 4 && std::ranges::all_of(year, is_digit) &&
      (year.starts_with("19") || year.starts_with("20")) && !(end + 5 < text.size() && is_digit(text[end + 5])))
    return false;
  return (behind != ',' && behind != '.') || !digit_behind || text[at] == '0' || text[at] == '+';
}

// The end of a telephone number that begins at `at`: of as many groups as make one, for something else may follow.
size_t phone_end(std::string_view text, size_t at) {
  size_t end = at;
  bool called = is_called_phone(text, at);
  for (uint32_t groups = groups_at(text, at, uint32_t(Groups{}.size.size()), end).count; groups > 0; groups--) {
    Groups g = groups_at(text, at, groups, end);
    if (g.digits < kLeastDigits) return at;
    uint32_t last = g.size[g.count - 1];
    std::string_view before = text.substr(at, end - last - at);  // "+5573998111111 (98": something else
    if (before.ends_with('(') && before.size() > 1 && g.digits - last >= kLeastDigits) continue;
    bool of_year = before.ends_with('/') && g.count == 2 && last == 4 && text.substr(end - 4, 2) == "20";
    if (!of_year && may_end(text, at, end) && is_phone(text.substr(at, end - at), g, called)) return end;
  }
  return at;
}

}  // namespace

uint32_t mask_mails(std::string_view text, std::string_view mask, std::string& out) {
  uint32_t found = 0;
  size_t copied = 0;
  for (size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    if (!at_inside_word(text, at)) continue;
    size_t from = at, to = at + 1;
    auto sign_before = [&](size_t i) { return i > 0 && is_mail_sign(text[i - 1]); };
    for (size_t n; from > copied && (n = sign_before(from) ? 1 : word_before(text, from)) > 0;) from -= n;
    if (from == at) continue;
    if (from > 0 && text[from - 1] == '@' && !word_before(text, from - 1)) continue;  // @user@host: a handle
    for (size_t n; to < text.size() && (n = is_mail_sign(text[to]) ? 1 : word_at(text, to)) > 0;) to += n;
    while (to > at + 1 && (is_mail_sign(text[to - 1]) || text[to - 1] == '_')) to--;  // the dot that ends the sentence
    size_t dot = text.substr(at + 1, to - at - 1).rfind('.');
    if (dot == text.npos || dot == 0 || to - (at + 1 + dot + 1) < 2) continue;
    if (!found++) out.clear();
    out += text.substr(copied, from - copied);
    out += mask;
    copied = to;
    at = to - 1;
  }
  if (found) out += text.substr(copied);
  return found;
}

uint32_t mask_phones(std::string_view text, std::string_view mask, std::string& out) {
  uint32_t found = 0;
  size_t copied = 0;
  for (size_t at = 0; at < text.size(); at++) {
    char c = text[at];
    bool starts = is_digit(c) || ((c == '+' || c == '(') && at + 1 < text.size() && is_digit(text[at + 1]));
    if (!starts) continue;
    bool begins = may_begin(text, at, found && copied + 1 == at) || is_called_phone(text, at);
    size_t end = begins ? phone_end(text, at) : at;
    if (end == at) {
      // On with the next group: the run may hold a number behind something else.
      while (at + 1 < text.size() && is_digit(text[at + 1])) at++;
      continue;
    }
    if (!found++) out.clear();
    out += text.substr(copied, at - copied);
    out += mask;
    copied = end;
    at = end - 1;
  }
  if (found) out += text.substr(copied);
  return found;
}

bool undo_double_encoding(std::string_view text, std::string& out) {
  out.clear();
  bool high = false;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (c >= 0x80) {
      int byte = c < 0x100 ? int(c) : windows1252_byte(c);
      if (byte < 0) return false;
      c = char32_t(byte);
      high = true;
    }
    out += char(c);
  }
  if (!high) return false;
  // Valid as a whole, and likely: "é »" in French with its no-break space reads as one Chinese character.
  uint32_t likely = 0, other = 0;
  for (size_t at = 0; at < out.size();) {
    size_t start = at;
    char32_t c = next_code_point(out, at);
    if (c < 0x80) continue;
    if (c == 0xFFFD && out.compare(start, at - start, "\xEF\xBF\xBD") != 0) return false;
    bool is_likely = c < 0x800 || (c >= 0x2000 && c < 0x3000) || c >= 0xFE00;
    (is_likely ? likely : other)++;
  }
  return likely > 0 || other >= 3;
}

namespace {

// "Dear team,\\n\\nthe lamp": line ends that a program wrote out. Where none stands behind a sign or another one, it may be a path.
bool undo_written_breaks(std::string_view text, std::string& out) {
  constexpr std::string_view kBreak = "\\n", kReturn = "\\r";
  bool sure = false;
  for (size_t at = text.find(kBreak); at != text.npos && !sure; at = text.find(kBreak, at + 2))
    sure = (at > 0 && std::string_view(".,!?;)").contains(text[at - 1])) || text.substr(at + 2).starts_with(kBreak);
  if (!sure) return false;
  out.clear();
  for (size_t at = 0; at < text.size();) {
    std::string_view rest = text.substr(at);
    if (rest.starts_with(kBreak)) out += '\n', at += kBreak.size();
    else if (rest.starts_with("\\r\\n")) at += kReturn.size();
    else out += text[at++];
  }
  return true;
}

// Bit i tells of byte i of up to 64: which are digits, and which may begin something that has to be looked at.
struct TextMasks {
  uint64_t digits = 0, signs = 0;
};

TextMasks masks_scalar(const char* p, size_t n, char other) {
  TextMasks m;
  for (size_t i = 0; i < n; i++) {
    m.digits |= uint64_t(is_digit(p[i])) << i;
    m.signs |= uint64_t(p[i] == '@' || p[i] == other || p[i] == '\xC3') << i;
  }
  return m;
}
#if defined(__wasm_simd128__) || defined(__SSE2__)
TextMasks masks_of_16(const char* p, char other) {
  using namespace simd;
  V v = load(p), from_zero = minus(v, all('0'));
  return {bits(equal(smaller(from_zero, all(9)), from_zero)),
          bits(either(equal(v, all('\xC3')), either(equal(v, all('@')), equal(v, all(other)))))};
}
inline TextMasks masks_of_64(const char* p, char other) {
  TextMasks m;
  for (int i = 0; i < 4; i++) {
    TextMasks part = masks_of_16(p + 16 * i, other);
    m.digits |= part.digits << (16 * i), m.signs |= part.signs << (16 * i);
  }
  return m;
}
TextMasks masks_of_short(const char* p, size_t n, char other) {  // n < 64
  if (n < 16) return masks_scalar(p, n, other);
  TextMasks m;
  auto add = [&](size_t at) {
    TextMasks part = masks_of_16(p + at, other);
    m.digits |= part.digits << at, m.signs |= part.signs << at;
  };
  for (size_t at = 0; at + 16 < n; at += 16) add(at);
  add(n - 16);  // over those before
  return m;
}
#else
TextMasks masks_of_64(const char* p, char other) { return masks_scalar(p, 64, other); }
TextMasks masks_of_short(const char* p, size_t n, char other) { return masks_scalar(p, n, other); }
#endif

// Nine digits that follow each other with no more than two other bytes between any two of them, and the two bytes behind each
// that are filled, are so many bits in a row; at the end of a text there are no two bytes behind.
constexpr size_t kRun = kLeastDigits + 2;
bool has_long_run(uint64_t digits) {
  static_assert(kRun == 11);
  uint64_t filled = digits | digits << 1 | digits << 2, two = filled & filled >> 1, four = two & two >> 2,
           eight = four & four >> 4;
  return (eight & eight >> 3) != 0;
}

}  // namespace

Cleaner::Suspects Cleaner::suspects(std::string_view text, Markup markup) const {
  char other = markup == Markup::Entities ? '&' : '\\';
  Suspects out;
  auto look = [&](size_t at, const TextMasks& m, bool last) {
    out.phone |= has_long_run(m.digits) || (last && has_long_run(m.digits >> 2));
    for (uint64_t signs = m.signs; signs; signs &= signs - 1) {
      size_t i = at + size_t(std::countr_zero(signs));
      out.entity |= text[i] == '&';
      out.breaks |= text[i] == '\\' && text.substr(i + 1, 1) == "n";
      out.mail |= text[i] == '@' && at_inside_word(text, i);
      out.encoded_twice |= double_encoded_at(text, i);
    }
  };
  if (text.size() < 64) {
    look(0, masks_of_short(text.data(), text.size(), other), true);
  } else {
    // Windows overlap by a run, so that each run is in one of them as a whole.
    size_t last = text.size() - 64;
    for (size_t at = 0;; at = std::min(at + 64 - kRun, last)) {
      look(at, masks_of_64(text.data() + at, other), at == last);
      if (at == last) break;
    }
  }
  out.phone &= masks_.mask, out.mail &= masks_.mask;
  return out;
}

bool Cleaner::may_change(std::string_view text, Markup markup) const {
  if (markup == Markup::Html) return true;
  if (markup == Markup::Neutralised && text.starts_with('\'')) return true;
  Suspects s = suspects(text, markup);
  return s.entity || s.breaks || s.mail || s.phone || s.encoded_twice;
}

bool Cleaner::clean(std::string_view text, Markup markup, std::string& out, Cleaned& found) const {
  std::string next;
  bool changed = false;
  auto take = [&] {
    out.swap(next);
    text = out;
    changed = true;
  };
  if (markup == Markup::Neutralised && text.size() > 1 && text[0] == '\'' && runs_in_spreadsheets(text[1])) {
    next = text.substr(1);
    take();
  }
  Suspects s = suspects(text, markup);
  if (s.encoded_twice && undo_double_encoding(text, next)) {
    found.repaired = true;
    take();
  }
  if (markup == Markup::Html || s.entity) {
    next = markup == Markup::Html ? text_from_html(text) : text_from_entities(text);
    if (next != text) take();
  }
  if (s.breaks && undo_written_breaks(text, next)) take();
  if (changed) s = suspects(text, markup);
  if (uint32_t n = s.mail ? mask_mails(text, masks_.mail, next) : 0) {
    found.mails += n;
    take();
  }
  if (uint32_t n = s.phone ? mask_phones(text, masks_.phone, next) : 0) {
    found.phones += n;
    take();
  }
  return changed;
}

}  // namespace tolle::engine
