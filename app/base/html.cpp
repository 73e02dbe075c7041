// One pass; whatever is no tag and no entity is text as it stands.
#include "base/html.h"

#include <algorithm>

#include "base/text.h"

namespace tolle {
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

// Where what cannot be read as text ends: behind a comment, or behind </script>. 0: nothing of the kind starts here.
size_t unreadable_at(std::string_view html) {
  if (html.starts_with("<!--")) {
    size_t end = html.find("-->", 4);
    return end == html.npos ? html.size() : end + 3;
  }
  for (std::string_view name : {"script", "style"}) {
    if (!equals_ignoring_case(html.substr(1, name.size()), name)) continue;
    if (html.size() > name.size() + 1 && is_letter(html[name.size() + 1])) continue;
    if (html.find('>') == html.npos) return 0;
    for (size_t at = html.find("</"); at != html.npos; at = html.find("</", at + 2)) {
      if (!equals_ignoring_case(html.substr(at + 2, name.size()), name)) continue;
      size_t end = html.find('>', at);
      return end == html.npos ? html.size() : end + 1;
    }
    return html.size();
  }
  return 0;
}

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
    auto found = std::ranges::find(kEntities, name, &Entity::name);
    if (found == std::end(kEntities)) return 0;
    value = found->code_point;
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

// The value of an attribute of the tag, as written; empty: it has none.
std::string_view attribute(std::string_view tag, std::string_view name) {
  for (size_t at = 1; at + name.size() < tag.size(); at++) {
    if (!is_space(tag[at - 1]) || !equals_ignoring_case(tag.substr(at, name.size()), name)) continue;
    std::string_view rest = trimmed(tag.substr(at + name.size()));
    if (!rest.starts_with('=')) continue;
    rest = trimmed(rest.substr(1));
    if (rest.empty()) return {};
    if (rest[0] == '"' || rest[0] == '\'') return rest.substr(1, std::min(rest.find(rest[0], 1), rest.size()) - 1);
    size_t end = 0;
    while (end < rest.size() && !is_space(rest[end])) end++;
    return rest.substr(0, end);
  }
  return {};
}

}  // namespace

std::string text_from_html(std::string_view html) {
  Text text;
  size_t last_close = html.rfind('>');  // no tag ends behind it: time must not grow with the square of what is none
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
    if (size_t length = tag ? unreadable_at(html.substr(at)) : 0) {
      at += length;
      continue;
    }
    size_t end = tag && last_close != html.npos && at < last_close ? html.find('>', at) : html.npos;
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

std::vector<HtmlLink> links_in_html(std::string_view html) {
  std::vector<HtmlLink> links;
  for (size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    if (size_t length = unreadable_at(html.substr(at))) {
      at += length - 1;
      continue;
    }
    size_t end = html.find('>', at);
    if (end == html.npos) break;
    std::string_view tag = html.substr(at + 1, end - at - 1);
    size_t name = 0;
    while (name < tag.size() && is_letter(tag[name])) name++;
    bool anchor = equals_ignoring_case(tag.substr(0, name), "a");
    if (!anchor && !equals_ignoring_case(tag.substr(0, name), "iframe") &&
        !equals_ignoring_case(tag.substr(0, name), "img"))
      continue;
    std::string url = text_from_html(attribute(tag, anchor ? "href" : "src"));
    if (url.empty()) continue;
    size_t close = end;
    while (anchor && close != html.npos && !equals_ignoring_case(html.substr(close, 3), "</a"))
      close = html.find('<', close + 1);
    std::string_view inside = anchor && close != html.npos ? html.substr(end + 1, close - end - 1) : "";
    links.push_back({std::move(url), text_from_html(inside)});
  }
  return links;
}

std::string html_from_text(std::string_view text) {
  std::string out;
  size_t lines = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = trimmed(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) continue;
    if (lines++) out += "</p><p>";
    for (size_t i = 0; i < line.size(); i++) {
      char c = line[i];
      if (c == '&') out += "&amp;";
      else if (c == '<') out += "&lt;";
      else if (c == '>') out += "&gt;";
      else if (!is_space(c)) out += c;
      else if (!is_space(line[i - 1])) out += ' ';
    }
  }
  return lines > 1 ? "<p>" + out + "</p>" : out;
}

std::string text_from_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  size_t copied = 0;
  for (size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    size_t length = 0;
    char32_t value = entity_at(text.substr(at), length);
    if (!length) continue;
    out += text.substr(copied, at - copied);
    append_utf8(out, value);
    copied = at + length;
    at = copied - 1;
  }
  out += text.substr(copied);
  return out;
}

}  // namespace tolle
