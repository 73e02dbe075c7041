// Small tables as delimited text. The engine's own scanner reads large ones.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tolle {

struct CsvRecord {
  uint64_t line = 1;  // 1-based, where it starts
  std::vector<std::string> cells;
};

// RFC 4180: quotes, "" inside them, line ends inside them; CRLF, LF or CR. Empty lines are no records. A quote that is never
// closed runs to the end of the text. A byte order mark is left out.
std::vector<CsvRecord> read_csv(std::string_view text, char delimiter);

// The one of , ; tab and | that the first line has most of.
char delimiter_of(std::string_view text);

// A cell, quoted where it must be. What a spreadsheet would run (= + - @) gets an apostrophe (OWASP, "CSV Injection").
void append_csv_cell(std::string& to, std::string_view text);

}  // namespace tolle
