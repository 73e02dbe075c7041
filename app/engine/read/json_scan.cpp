// One state per thing that may come next; strings are searched sixteen bytes at a time.
#include "engine/read/json_scan.h"

#include <bit>

#include "base/text.h"
#include "engine/read/block.h"

namespace tolle::engine {
namespace {

using Kind = JsonToken::Kind;

// The first quote, backslash or control character in [from, end); end if there is none.
uint32_t special_in(const char* base, uint32_t from, uint32_t end) {
#if defined(__wasm_simd128__) || defined(__SSE2__)
  using namespace simd;
  V quote = all('"'), backslash = all('\\'), control = all(0x1F);
  for (; from < end; from += 16) {
    V v = load(base + from);
    V found = either(either(equal(v, quote), equal(v, backslash)), equal(smaller(v, control), v));
    if (uint32_t mask = uint32_t(bits(found))) return std::min(end, from + uint32_t(std::countr_zero(mask)));
  }
  return end;
#else
  while (from < end && base[from] != '"' && base[from] != '\\' && uint8_t(base[from]) > 0x1F) from++;
  return from;
#endif
}

bool is_word_part(char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.' || c == '_'; }
bool is_name_part(char c) { return is_word_part(c) || c == '$' || c == '[' || c == ']' || c == '"' || c == '\''; }

bool is_number(std::string_view t) {
  size_t at = t.starts_with('-');
  auto digits = [&] {
    size_t from = at;
    while (at < t.size() && is_digit(t[at])) at++;
    return at > from;
  };
  if (!digits()) return false;
  if (at < t.size() && t[at] == '.' && (++at, !digits())) return false;
  if (at < t.size() && (t[at] | 32) == 'e') {
    at++;
    if (at < t.size() && (t[at] == '+' || t[at] == '-')) at++;
    if (!digits()) return false;
  }
  return at == t.size();
}

}  // namespace

void JsonScanner::start(uint32_t position, uint32_t line, bool one_line) {
  *this = {};
  one_line_ = one_line;
  at_ = position;
  line_ = line;
  line_start_ = position;
}

void JsonScanner::move_back(uint32_t by) {
  at_ -= by;
  looked_ = looked_ > by ? looked_ - by : 0;
  line_start_ -= by;
  token_line_start_ -= by;
}

bool JsonScanner::skip_space(const char* base, uint32_t end) {
  for (; at_ < end; at_++) {
    char c = base[at_];
    if (c == '\n') {
      if (one_line_ && expect_ != Expect::Top) return true;  // nothing that is expected begins with it
      line_++;
      line_start_ = int64_t(at_) + 1;
    } else if (c != ' ' && c != '\t' && c != '\r' &&
               !(expect_ == Expect::Top && (c == 0x1E || c == ';' || c == ',' || c == ')'))) {
      return true;
    }
  }
  return false;
}

// False: it goes on behind `end`.
bool JsonScanner::skip_comment(const char* base, uint32_t end) {
  for (; at_ < end; at_++) {
    char c = base[at_];
    if (c == '\n' && comment_ == Comment::Line) {
      comment_ = Comment::None;
      return true;
    }
    if (c == '/' && comment_ == Comment::BlockStar) {
      at_++;
      comment_ = Comment::None;
      return true;
    }
    if (c == '\n') {
      line_++;
      line_start_ = int64_t(at_) + 1;
    }
    if (comment_ != Comment::Line) comment_ = c == '*' ? Comment::BlockStar : Comment::Block;
  }
  return false;
}

void JsonScanner::value_done() {
  if (nesting_.empty()) {
    values_++;
    expect_ = Expect::Top;
  } else {
    expect_ = Expect::CommaOrEnd;
  }
}

JsonToken JsonScanner::open(bool object) {
  if (nesting_.size() >= kDeepest) return {Kind::TooDeep};
  nesting_.push_back(object);
  expect_ = object ? Expect::KeyOrEnd : Expect::ValueOrEnd;
  at_++;
  return {object ? Kind::BeginObject : Kind::BeginArray};
}

JsonToken JsonScanner::close(bool object) {
  if (nesting_.empty() || bool(nesting_.back()) != object) return {Kind::Broken};
  nesting_.pop_back();
  value_done();
  at_++;
  return {object ? Kind::EndObject : Kind::EndArray};
}

JsonToken JsonScanner::next(const char* base, uint32_t end, bool last) {
  for (;;) {
    if (comment_ != Comment::None && !skip_comment(base, end)) return {};
    bool resumed = looked_ > at_;
    if (!resumed && !skip_space(base, end)) return {last && !can_end() ? Kind::Cut : Kind::None};
    char c = base[at_];
    switch (expect_) {
      case Expect::Colon:
        if (c != ':') return {Kind::Broken};
        at_++;
        expect_ = Expect::Value;
        continue;
      case Expect::CommaOrEnd:
        if (c == '}' || c == ']') return close(c == '}');
        if (c != ',') return {Kind::Broken};
        at_++;
        expect_ = nesting_.back() ? Expect::KeyOrEnd : Expect::ValueOrEnd;
        continue;
      case Expect::KeyOrEnd:
        if (c == '}') return close(true);
        if (c != '"') return {Kind::Broken};
        return string(base, end, last);
      case Expect::ValueOrEnd:
        if (c == ']') return close(false);
        [[fallthrough]];
      case Expect::Value:
      case Expect::Top:
        if (c == '{' || c == '[') return open(c == '{');
        if (c == '"') return string(base, end, last);
        if (expect_ == Expect::Top && c == '/') {
          if (at_ + 1 == end) return {last ? Kind::Broken : Kind::None};
          if (base[at_ + 1] != '/' && base[at_ + 1] != '*') return {Kind::Broken};
          comment_ = base[at_ + 1] == '/' ? Comment::Line : Comment::Block;
          at_ += 2;
          continue;
        }
        if (!is_word_part(c) && !(expect_ == Expect::Top && is_name_part(c))) return {Kind::Broken};
        uint32_t from = at_;
        JsonToken token = word(base, end, last);
        if (token.kind == Kind::None && at_ > from) continue;  // behind an assignment
        return token;
    }
  }
}

JsonToken JsonScanner::string(const char* base, uint32_t end, bool last) {
  uint32_t p = at_ + 1;
  if (looked_ > at_) {
    p = looked_;
  } else {
    escaped_ = false;
    token_lines_ = 0;
  }
  for (;;) {
    p = special_in(base, p, end);
    if (p == end) break;
    char c = base[p];
    if (c == '"') {
      JsonToken token{expect_ == Expect::KeyOrEnd ? Kind::Key : Kind::String, at_ + 1, p, escaped_};
      if (token_lines_) {
        line_ += token_lines_;
        line_start_ = token_line_start_;
      }
      at_ = p + 1;
      if (token.kind == Kind::Key) expect_ = Expect::Colon;
      else value_done();
      return token;
    }
    if (c == '\\') {
      escaped_ = true;
      if (p + 1 >= end) break;
      p++;  // the character behind it is looked at for a line end below
    }
    if (base[p] == '\n') {
      if (one_line_) {
        at_ = p;
        looked_ = 0;
        return {Kind::Broken};
      }
      token_lines_++;
      token_line_start_ = int64_t(p) + 1;
    }
    p++;
  }
  looked_ = p;
  return {last ? Kind::Cut : Kind::None};
}

// Numbers, words, and at the top what is assigned to.
JsonToken JsonScanner::word(const char* base, uint32_t end, bool last) {
  uint32_t p = looked_ > at_ ? looked_ : at_;
  while (p < end && is_word_part(base[p])) p++;
  if (p == end && !last) {
    looked_ = p;
    return {};
  }
  std::string_view text(base + at_, p - at_);
  JsonToken token{Kind::Broken, at_, p, false};
  if (text == "true") token.kind = Kind::True;
  else if (text == "false") token.kind = Kind::False;
  else if (text == "null") token.kind = Kind::Null;
  else if (is_number(text)) token.kind = Kind::Number;
  else if (text == "NaN" || text == "Infinity" || text == "-Infinity" || text == "-NaN" || text == "undefined")
    token.kind = Kind::NoNumber;
  else return expect_ == Expect::Top ? assignment(base, end, last) : token;
  at_ = p;
  value_done();
  return token;
}

// None: it is passed over, or not complete.
JsonToken JsonScanner::assignment(const char* base, uint32_t end, bool last) {
  constexpr uint32_t kLongest = 200;
  constexpr std::string_view kExport = "export default";
  std::string_view text(base + at_, std::min<size_t>(end - at_, kExport.size()));
  if (text == kExport) {
    looked_ = 0;
    at_ += uint32_t(kExport.size());
    return {};
  }
  uint32_t p = at_;
  while (p < end && p - at_ < kLongest && (is_name_part(base[p]) || base[p] == ' ')) p++;
  if (p == end && !last && p - at_ < kLongest) return {};  // short: looking again costs nothing
  if (p == end || (base[p] != '=' && base[p] != '(')) return {Kind::Broken};
  looked_ = 0;
  at_ = p + 1;
  return {};
}

bool JsonScanner::skip_line(const char* base, uint32_t end, bool last) {
  nesting_.clear();
  comment_ = Comment::None;
  expect_ = Expect::Top;
  looked_ = 0;
  for (; at_ < end; at_++)
    if (base[at_] == '\n') return true;  // the space that comes next: counted there
  return last;
}

void JsonScanner::skip_rest(const char* base, uint32_t end) {
  for (; at_ < end; at_++)
    if (base[at_] == '\n') {
      line_++;
      line_start_ = int64_t(at_) + 1;
    }
}

char* json_unescape(std::string_view text, char* out, uint64_t& damaged, uint64_t& nuls) {
  auto unit = [&](size_t at) -> int32_t {  // of \uXXXX at `at`; -1: none
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
    int32_t value = 0;
    for (size_t i = at + 2; i < at + 6; i++) {
      char c = text[i];
      int digit = is_digit(c) ? c - '0' : unsigned((c | 32) - 'a') < 6 ? (c | 32) - 'a' + 10 : -1;
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    return value;
  };
  auto put = [&](char32_t c) {
    if (c < 0x80) *out++ = char(c);
    else if (c < 0x800) *out++ = char(0xC0 | c >> 6), *out++ = char(0x80 | (c & 63));
    else if (c < 0x10000)
      *out++ = char(0xE0 | c >> 12), *out++ = char(0x80 | (c >> 6 & 63)), *out++ = char(0x80 | (c & 63));
    else
      *out++ = char(0xF0 | c >> 18), *out++ = char(0x80 | (c >> 12 & 63)), *out++ = char(0x80 | (c >> 6 & 63)),
      *out++ = char(0x80 | (c & 63));
  };
  for (size_t i = 0; i < text.size(); i++) {
    char c = text[i];
    if (c != '\\' || i + 1 == text.size()) {
      *out++ = c;
      continue;
    }
    c = text[++i];
    switch (c) {
      case 'n': *out++ = '\n'; break;
      case 't': *out++ = '\t'; break;
      case 'r': *out++ = '\r'; break;
      case 'b':
      case 'f': *out++ = ' '; break;
      case 'u': {
        int32_t high = unit(i - 1);
        if (high < 0) {  // no four digits: kept as written
          *out++ = '\\';
          *out++ = 'u';
          break;
        }
        i += 4;
        if (high == 0) {
          nuls++;
        } else if (high >= 0xD800 && high < 0xE000) {
          int32_t low = high < 0xDC00 ? unit(i + 1) : -1;
          if (low >= 0xDC00 && low < 0xE000) {
            put(char32_t(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)));
            i += 6;
          } else {
            put(0xFFFD);
            damaged++;
          }
        } else {
          put(char32_t(high));
        }
        break;
      }
      default: *out++ = c;  // \" \\ \/ and what should not have been escaped
    }
  }
  return out;
}

}  // namespace tolle::engine
