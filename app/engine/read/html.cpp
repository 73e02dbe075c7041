// One pass; whatever is no tag and no entity is text as it stands.
#include "engine/read/html.h"

#include "base/text.h"

namespace tolle::engine {
namespace {

struct Entity {
  std::string_view name;
  char32_t code_point;
};
constexpr Entity kEntities[] = {
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},    {"nbsp", 0xA0},
    {"hellip", 0x2026}, {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C},
    {"rdquo", 0x201D},  {"laquo", 0xAB},   {"raquo", 0xBB},   {"euro", 0x20AC},  {"eacute", 0xE9},  {"egrave", 0xE8},
    {"ecirc", 0xEA},    {"agrave", 0xE0},  {"acirc", 0xE2},   {"ccedil", 0xE7},  {"ocirc", 0xF4},   {"ugrave", 0xF9},
    {"ucirc", 0xFB},    {"icirc", 0xEE},   {"iuml", 0xEF},    {"euml", 0xEB},    {"ouml", 0xF6},    {"uuml", 0xFC},
    {"auml", 0xE4},     {"szlig", 0xDF},   {"ntilde", 0xF1},  {"copy", 0xA9},    {"reg", 0xAE},     {"trade", 0x2122},
    {"bull", 0x2022},   {"middot", 0xB7},  {"deg", 0xB0},     {"oelig", 0x153},  {"times", 0xD7},   {"pound", 0xA3}};

constexpr std::string_view kBreaking[] = {"br", "p",  "li", "ul", "ol",  "div",       "tr",
                                          "h1", "h2", "h3", "h4", "pre", "blockquote"};

// At '&': the entity's code point and length; length 0 where it is just an ampersand.
char32_t entity_at(std::string_view text, size_t& length) {
  size_t end = text.substr(0, 12).find(';');
  length = 0;
  if (end == text.npos || end < 2) return 0;
  std::string_view name = text.substr(1, end - 1);
  char32_t value = 0;
  if (name[0] == '#') {
    bool hex = name.size() > 2 && (name[1] | 32) == 'x';
    for (char c : name.substr(hex ? 2 : 1)) {
      char32_t digit = is_digit(c)                           ? char32_t(c - '0')
                       : hex && unsigned((c | 32) - 'a') < 6 ? char32_t((c | 32) - 'a' + 10)
                                                             : 99;
      if (digit == 99) return 0;
      value = value * (hex ? 16 : 10) + digit;
    }
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
  } else {
    for (const Entity& e : kEntities)
      if (e.name == name) value = e.code_point;
    if (value == 0) return 0;
  }
  length = end + 1;
  return value;
}

class Text {
 public:
  void line_break() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }
  void put(char32_t c) {
    if (c < 0x80 && is_space(char(c))) {
      if (!out_.empty() && out_.back() != ' ' && out_.back() != '\n') out_ += ' ';
    } else {
      append_utf8(out_, c);
    }
  }
  void raw(char c) {
    if (is_space(c)) put(char32_t(c));
    else out_ += c;
  }
  std::string take() {
    while (!out_.empty() && is_space(out_.back())) out_.pop_back();
    return std::move(out_);
  }

 private:
  std::string out_;
};

}  // namespace

std::string text_from_html(std::string_view html) {
  Text text;
  for (size_t at = 0; at < html.size();) {
    char c = html[at];
    if (c == '&') {
      size_t length = 0;
      char32_t value = entity_at(html.substr(at), length);
      if (length) {
        text.put(value);
        at += length;
        continue;
      }
    }
    bool tag =
        c == '<' && at + 1 < html.size() && (is_letter(html[at + 1]) || html[at + 1] == '/' || html[at + 1] == '!');
    size_t end = tag ? html.find('>', at) : html.npos;
    if (end == html.npos) {
      text.raw(c);
      at++;
      continue;
    }
    size_t from = at + 1 + (html[at + 1] == '/'), to = from;
    while (to < end && (is_letter(html[to]) || is_digit(html[to]))) to++;
    for (std::string_view name : kBreaking)
      if (equals_ignoring_case(html.substr(from, to - from), name)) text.line_break();
    at = end + 1;
  }
  return text.take();
}

}  // namespace tolle::engine
