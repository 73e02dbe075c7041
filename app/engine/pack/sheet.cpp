// A few elements of SpreadsheetML matter: si and t, xf and numFmt, row, c, v and is.
#include "engine/pack/sheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "base/dates.h"
#include "base/html.h"
#include "base/text.h"

namespace tolle::engine {
namespace {

constexpr size_t kLongestTag = 1 << 16;
constexpr uint32_t kMostEmptyRows = 10'000;  // in front of a row: more are not written out

std::string without_entities(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t end = text[at] == '&' ? text.substr(at, 12).find(';') : text.npos;
    if (end == text.npos) {
      out += text[at++];
      continue;
    }
    std::string_view name = text.substr(at + 1, end - 1);
    char32_t value = 0;
    if (name == "amp") value = '&';
    else if (name == "lt") value = '<';
    else if (name == "gt") value = '>';
    else if (name == "quot") value = '"';
    else if (name == "apos") value = '\'';
    else if (name.starts_with('#')) {
      bool hex = name.size() > 1 && (name[1] | 32) == 'x';
      uint32_t n = 0;
      auto digits = name.substr(hex ? 2 : 1);
      auto [p, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n, hex ? 16 : 10);
      if (error == std::errc() && p == digits.data() + digits.size()) value = n;
      if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
    }
    if (value == 0) {
      out += text[at++];
      continue;
    }
    append_utf8(out, value);
    at += end + 1;
  }
  return out;
}

uint32_t number(std::string_view text) {
  uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// _x000D_ is how Excel writes a character that XML cannot hold.
std::string without_escapes(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); at++) {
    uint32_t value = 0;
    if (text[at] == '_' && at + 7 <= text.size() && text[at + 1] == 'x' && text[at + 6] == '_' &&
        std::from_chars(text.data() + at + 2, text.data() + at + 6, value, 16).ptr == text.data() + at + 6 &&
        (value < 0x20 || value == '_')) {
      if (value) out += char(value);
      at += 6;
    } else {
      out += text[at];
    }
  }
  return out;
}

}  // namespace

bool XmlScanner::step(size_t& at) {
  // What is not complete is not looked through again from its start.
  auto incomplete = [&](std::string_view rest) { return looked_ = rest.size(), false; };
  for (;; looked_ = 0) {
    if (at == rest_.size()) return false;
    std::string_view rest = std::string_view(rest_).substr(at);
    size_t looked = std::exchange(looked_, 0);
    if (rest[0] != '<') {
      size_t end = rest.find('<', looked);
      if (end == rest.npos) {
        if (rest.size() > kLongestTag && rest.back() != '&')
          end = rest.rfind('&') == rest.npos ? rest.size() : rest.rfind('&');
        if (end == rest.npos || end == 0) return incomplete(rest);
      }
      text_ = without_entities(rest.substr(0, end));
      is_tag_ = false;
      at += end;
      return true;
    }
    std::string_view close = rest.starts_with("<!--")        ? "-->"
                             : rest.starts_with("<![CDATA[") ? "]]>"
                             : rest.starts_with("<?")        ? "?>"
                                                             : ">";
    if (rest.size() < 9 && rest.starts_with("<!") && rest.find('>') == rest.npos) return false;
    size_t end = rest.find(close, looked - std::min<size_t>(looked, 2));
    if (end > kLongestTag) {
      if (rest.size() <= kLongestTag) return incomplete(rest);
      at += kLongestTag;  // no tag is as long: damaged
      continue;
    }
    std::string_view inner = rest.substr(1, end - 1);
    at += end + close.size();
    if (rest.starts_with("<![CDATA[")) {
      text_ = rest.substr(9, end - 9);
      is_tag_ = false;
      return true;
    }
    if (rest[1] == '!' || rest[1] == '?') continue;
    is_tag_ = true;
    closes_ = inner.starts_with('/') || inner.ends_with('/');
    opens_ = !inner.starts_with('/');
    if (inner.starts_with('/')) inner.remove_prefix(1);
    if (inner.ends_with('/')) inner.remove_suffix(1);
    size_t space = std::min(inner.find_first_of(" \t\r\n"), inner.size());
    name_ = inner.substr(0, space);
    if (size_t prefix = name_.find(':'); prefix != name_.npos) name_.remove_prefix(prefix + 1);
    attributes_ = inner.substr(space);
    return true;
  }
}

std::string xml_attribute(std::string_view attributes, std::string_view name) {
  for (size_t at = attributes.find(name); at != attributes.npos; at = attributes.find(name, at + 1)) {
    size_t p = at + name.size();
    if (at == 0 || !is_space(attributes[at - 1])) continue;
    while (p < attributes.size() && is_space(attributes[p])) p++;
    if (p >= attributes.size() || attributes[p] != '=') continue;
    p++;
    while (p < attributes.size() && is_space(attributes[p])) p++;
    if (p >= attributes.size()) break;
    size_t end = attributes.find(attributes[p], p + 1);
    return end == attributes.npos ? std::string() : without_entities(attributes.substr(p + 1, end - p - 1));
  }
  return {};
}

void SheetReader::begin(Part part) {
  xml_.reset();
  part_ = part;
  in_text_ = phonetic_ = in_value_ = in_cell_formats_ = false;
  row_ = next_ = width_ = 0;
  value_.clear();
}

void SheetReader::push(std::string_view bytes, std::string& out) {
  xml_.push(
      bytes,
      [&](std::string_view name, std::string_view attributes, bool opens, bool closes) {
        switch (part_) {
          case Part::Workbook: return workbook(name, attributes);
          case Part::Styles: return styles(name, attributes, opens, closes);
          case Part::Strings: return strings(name, opens, closes);
          case Part::Sheet: return sheet(name, attributes, opens, closes, out);
        }
      },
      [&](std::string_view text) {
        if (in_value_ || (in_text_ && !phonetic_)) value_ += text;
      });
}

void SheetReader::end(std::string& out) {
  if (next_) end_row(out);
}

void SheetReader::workbook(std::string_view name, std::string_view attributes) {
  if (name != "workbookPr") return;
  std::string value = xml_attribute(attributes, "date1904");
  from_1904_ = value == "1" || value == "true";
}

void SheetReader::styles(std::string_view name, std::string_view attributes, bool opens, bool closes) {
  if (name == "cellXfs") in_cell_formats_ = opens && !closes;
  auto shows = [](std::string_view code) {
    bool clock = false, day = false, month = false;
    for (size_t i = 0; i < code.size() && code[i] != ';'; i++) {
      char c = char(code[i] | 32);
      if (code[i] == '"') i = std::min(code.find('"', i + 1), code.size());
      else if (code[i] == '[') {  // [h]: hours beyond a day; [Red], [$-409]
        size_t end = std::min(code.find(']', i + 1), code.size());
        clock |= end > i + 1 && code.substr(i + 1, end - i - 1).find_first_not_of("hHmMsS") == code.npos;
        i = end;
      } else if (code[i] == '\\' || code[i] == '_' || code[i] == '*') i++;
      else if (c == 'h' || c == 's') clock = true;
      else if (c == 'd' || c == 'y') day = true;
      else if (c == 'm') month = true;
    }
    if (clock) return day ? Shows::Time : Shows::Clock;
    return day || month ? Shows::Date : Shows::Number;
  };
  if (name == "numFmt" && opens)
    formats_.emplace_back(number(xml_attribute(attributes, "numFmtId")),
                          shows(xml_attribute(attributes, "formatCode")));
  if (name != "xf" || !opens || !in_cell_formats_) return;
  uint32_t id = number(xml_attribute(attributes, "numFmtId"));
  Shows kind = id == 22                                                                     ? Shows::Time
               : (id >= 18 && id <= 21) || (id >= 45 && id <= 47)                           ? Shows::Clock
               : (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? Shows::Date
                                                                                            : Shows::Number;
  for (auto [own, shown] : formats_)
    if (own == id) kind = shown;
  cell_formats_.push_back(kind);
}

void SheetReader::strings(std::string_view name, bool opens, bool closes) {
  if (name == "rPh") phonetic_ = opens && !closes;
  if (name == "t") in_text_ = opens && !closes;
  if (name != "si" || !closes) return;
  std::string text = without_escapes(value_);
  heap_.insert(heap_.end(), text.begin(), text.end());
  ends_.push_back(heap_.size());
  value_.clear();
}

std::string_view SheetReader::shared(size_t index) const {
  if (index >= ends_.size()) return {};
  size_t from = index ? ends_[index - 1] : 0;
  return {heap_.data() + from, ends_[index] - from};
}

void SheetReader::sheet(std::string_view name, std::string_view attributes, bool opens, bool closes, std::string& out) {
  if (name == "row" && opens) {
    uint32_t row = number(xml_attribute(attributes, "r"));
    if (row <= row_) row = row_ + 1;
    if (row - row_ <= kMostEmptyRows)
      for (uint32_t empty = row_ + 1; empty < row; empty++) out += '\n';
    row_ = row;
    next_ = column_ = 0;
  } else if (name == "c" && opens) {
    uint32_t column = 0;
    for (char c : xml_attribute(attributes, "r"))
      if (is_letter(c)) column = std::min(column * 26 + uint32_t((c | 32) - 'a') + 1, kMostColumns);
    column_ = column ? column - 1 : next_;
    type_ = xml_attribute(attributes, "t");
    style_ = number(xml_attribute(attributes, "s"));
    value_.clear();
  } else if (name == "v") {
    in_value_ = opens && !closes;
  } else if (name == "rPh") {
    phonetic_ = opens && !closes;
  } else if (name == "t") {
    in_text_ = opens && !closes;
  }
  if (name == "c" && closes) cell(out);
  if (name == "row" && closes) end_row(out);
}

void SheetReader::cell(std::string& out) {
  in_text_ = in_value_ = phonetic_ = false;
  if (value_.empty() || column_ < next_ || column_ >= kMostColumns) return;
  if (next_) out += ',';
  for (; next_ < column_; next_++) out += ',';
  next_++;
  std::string text;
  if (type_ == "s") text = shared(number(value_));
  else if (type_ == "b") text = value_ == "1" ? "true" : "false";
  else if (type_ == "e") text = "";  // #N/A and the like
  else if (type_ == "inlineStr" || type_ == "str") text = without_escapes(value_);
  else text = value_;
  Shows shows = style_ < cell_formats_.size() ? cell_formats_[style_] : Shows::Number;
  if ((type_.empty() || type_ == "n") && shows != Shows::Number) {
    double serial = std::strtod(value_.c_str(), nullptr);
    constexpr double kDays = 20'000;  // below, what is shown as a clock is how long something took, or a time of day
    if (serial >= 0 && serial < (shows == Shows::Clock ? kDays : 1)) {
      int64_t seconds = std::llround(serial * 86'400);
      char clock[32];
      text.assign(clock, size_t(std::snprintf(clock, sizeof clock, "%d:%02d:%02d", int(seconds / 3600),
                                              int(seconds / 60 % 60), int(seconds % 60))));
    } else if (serial >= 1 && serial < 2'958'466) {  // up to 9999-12-31
      int64_t ms = std::llround(serial * 86'400'000);
      if (int64_t off = (ms + 500) % 1000 - 500; std::abs(off) <= 5) ms -= off;  // what a double makes of a full second
      int64_t days = ms / 86'400'000, rest = ms % 86'400'000;
      // 1900 was no leap year, but the first spreadsheet thought so.
      Civil c = civil_from_days(days + (from_1904_ ? -24'107 : days < 60 ? -25'568 : -25'569));
      char date[64];
      int n = std::snprintf(date, sizeof date, "%04d-%02u-%02u", int(c.year), unsigned(c.month), unsigned(c.day));
      if (shows != Shows::Date || rest)
        n += std::snprintf(date + n, sizeof date - size_t(n), " %02d:%02d:%02d", int(rest / 3'600'000),
                           int(rest / 60'000 % 60), int(rest / 1000 % 60));
      if (rest % 1000) n += std::snprintf(date + n, sizeof date - size_t(n), ".%03d", int(rest % 1000));
      text.assign(date, size_t(n));
    }
  }
  out += '"';
  for (char c : text) {
    out += c;
    if (c == '"') out += '"';
  }
  out += '"';
}

// Every row is as wide as the widest before it: empty cells at the end are not in the file.
void SheetReader::end_row(std::string& out) {
  if (next_) {
    width_ = std::max(width_, next_);
    for (; next_ < width_; next_++) out += ',';
  }
  out += '\n';
  next_ = 0;
}

}  // namespace tolle::engine
