#include "base/csv.h"

#include <algorithm>

#include "base/text.h"

namespace tolle {

std::vector<CsvRecord> read_csv(std::string_view text, char delimiter) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<CsvRecord> records;
  CsvRecord record{1, {}};
  std::string cell;
  bool quoted = false, was_quoted = false;
  uint64_t line = 1;
  auto end_cell = [&] {
    record.cells.push_back(std::move(cell));
    cell.clear();
    was_quoted = false;
  };
  auto end_record = [&] {
    if (record.cells.empty() && cell.empty() && !was_quoted) return;
    end_cell();
    records.push_back(std::move(record));
    record = {};
  };
  for (size_t i = 0; i < text.size(); i++) {
    char c = text[i];
    if (c == '\n' || (c == '\r' && !text.substr(i + 1).starts_with('\n'))) line++;
    if (quoted) {
      if (c != '"') cell += c;
      else if (i + 1 < text.size() && text[i + 1] == '"') cell += text[++i];
      else quoted = false;
    } else if (c == '"' && cell.empty() && !was_quoted) {
      quoted = was_quoted = true;
    } else if (c == delimiter) {
      end_cell();
    } else if (c == '\n' || c == '\r') {
      end_record();
      record.line = line;
    } else {
      cell += c;
    }
  }
  end_record();
  return records;
}

char delimiter_of(std::string_view text) {
  std::string_view first = text.substr(0, text.find_first_of("\r\n"));
  char best = ',';
  for (char c : {';', '\t', '|'})
    if (std::ranges::count(first, c) > std::ranges::count(first, best)) best = c;
  return best;
}

void append_csv_cell(std::string& to, std::string_view text) {
  bool runs = !text.empty() && runs_in_spreadsheets(text[0]);
  bool quotes = text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quotes) to += '"';
  if (runs) to += '\'';
  for (char c : text) {
    if (c == '"') to += '"';
    to += c;
  }
  if (quotes) to += '"';
}

}  // namespace tolle
