// What spreadsheets, databases and scripts do to an export and should not: another delimiter or encoding, other quotes, columns
// and keys in another order. Cells stay what they are.
#include "saved_again.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "base/csv.h"
#include "base/text.h"

namespace {

using json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

std::string written(const Rows& rows, char delimiter, bool all_quoted, std::string_view line_end) {
  std::string out;
  for (const auto& row : rows) {
    for (size_t c = 0; c < row.size(); c++) {
      if (c) out += delimiter;
      bool quoted = all_quoted || row[c].find_first_of(std::string("\"\r\n") + delimiter) != std::string::npos;
      if (quoted) out += '"';
      for (char x : row[c]) out += x == '"' ? "\"\"" : std::string(1, x);
      if (quoted) out += '"';
    }
    out += line_end;
  }
  return out;
}

std::string as_utf16(std::string_view text) {
  std::string out = "\xFF\xFE";
  auto unit = [&](uint32_t u) { out += char(u & 0xFF), out += char(u >> 8); };
  for (size_t at = 0; at < text.size();) {
    char32_t c = tolle::next_code_point(text, at);
    if (c >= 0x10000) unit(0xD800 + ((c - 0x10000) >> 10)), unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    else unit(c);
  }
  return out;
}

std::vector<SavedAgain> of_table(std::string_view text, bool known) {
  char delimiter = tolle::delimiter_of(text);
  Rows rows;
  for (tolle::CsvRecord& record : tolle::read_csv(text, delimiter)) rows.push_back(std::move(record.cells));
  auto uneven = [&](const auto& row) { return row.size() != rows[0].size(); };
  if (rows.size() < 2 || rows[0].size() < 2 || std::ranges::any_of(rows, uneven)) return {};
  Rows backwards = rows, numbered = rows, spaced = rows;
  for (auto& row : backwards) std::ranges::reverse(row);
  for (size_t r = 0; r < rows.size(); r++) numbered[r].insert(numbered[r].begin(), r ? std::to_string(r - 1) : "");
  for (std::string& name : spaced[0]) name = " " + name + " ";
  Rows upside_down = rows;
  std::reverse(upside_down.begin() + 1, upside_down.end());
  char other = delimiter == ';' ? ',' : ';';
  std::vector<SavedAgain> out = {
      {"other delimiter", written(rows, other, false, "\r\n")},
      {"UTF-16 with tabs", as_utf16(written(rows, '\t', false, "\r\n"))},
      {"all quoted, with a byte order mark", "\xEF\xBB\xBF" + written(rows, delimiter, true, "\n")},
      {"rows from below", written(upside_down, delimiter, false, "\r\n")},
      {"numbered rows", written(numbered, delimiter, false, "\n")},
      {"spaces around names", written(spaced, delimiter, false, "\n")},
      {"a title above", "Complaints\r\nSaved in May\r\n\r\n" + written(rows, delimiter, false, "\r\n")}};
  if (known) out.push_back({"columns from right to left", written(backwards, delimiter, false, "\n")});
  return out;
}

json keys_backwards(const json& value) {
  json out = value;
  if (value.is_object()) {
    out = json::object();
    for (auto at = value.rbegin(); at != value.rend(); ++at) out[at.key()] = keys_backwards(*at);
  } else if (value.is_array()) {
    for (json& element : out) element = keys_backwards(element);
  }
  return out;
}

std::vector<SavedAgain> of_json(std::string_view text) {
  std::vector<json> values;  // one, or one per line
  if (json all = json::parse(text, nullptr, false); !all.is_discarded()) {
    values.push_back(std::move(all));
  } else {
    for (size_t at = 0; at < text.size();) {
      size_t end = std::min(text.find('\n', at), text.size());
      if (std::string_view line = tolle::trimmed(text.substr(at, end - at)); !line.empty())
        if (values.emplace_back(json::parse(line, nullptr, false)).is_discarded()) return {};
      at = end + 1;
    }
  }
  auto lines = [&](const std::function<std::string(const json&)>& write) {
    std::string out;
    for (const json& value : values) out += write(value) + "\n";
    return out;
  };
  std::vector<SavedAgain> out = {
      {"keys backwards", lines([](const json& v) { return keys_backwards(v).dump(); })},
      {"ASCII only", lines([](const json& v) { return v.dump(-1, ' ', true); })},
      {"with a byte order mark", "\xEF\xBB\xBF" + lines([](const json& v) { return v.dump(); })}};
  if (values.size() == 1) out.push_back({"indented", values[0].dump(2)});
  else out.push_back({"lines as an array", json(values).dump()});
  return out;
}

}  // namespace

std::vector<SavedAgain> saved_again(std::string_view bytes, bool known) {
  size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == bytes.npos || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\x1F\x8B")) return {};
  if (bytes[first] == '{' || bytes[first] == '[') return of_json(bytes.substr(first));
  for (size_t at = 0; at < bytes.size();)  // not UTF-8: read_csv does not decode
    if (tolle::next_code_point(bytes, at) == 0xFFFD) return {};
  return of_table(bytes, known);
}
