// UTF-8 and ASCII helpers: trimming, folding names for comparison, shortening and masking what is shown as a sample.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace tolle {

inline bool is_digit(char c) { return unsigned(c - '0') < 10; }
inline bool is_letter(char c) { return unsigned((c | 32) - 'a') < 26; }
inline bool is_space(char c) { return c == ' ' || unsigned(c - '\t') < 5; }

// Without ASCII white space and no-break spaces at both ends.
std::string_view trimmed(std::string_view text);

void append_utf8(std::string& to, char32_t code_point);

// The code point at `at`, which is moved behind it; U+FFFD for a damaged one.
char32_t next_code_point(std::string_view text, size_t& at);

// For comparing names of columns and words of closed lists: lower case, without accents, each run of anything but
// letters and digits one space: "  N° de la Réclamation_2 " is "n de la reclamation 2".
std::string folded(std::string_view text);

// What a spreadsheet would run, at the start of a cell (OWASP, "CSV Injection").
inline bool runs_in_spreadsheets(char c) {
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

bool equals_ignoring_case(std::string_view a, std::string_view lower_ascii);

// At most `code_points`, the last of them an ellipsis when something was left out.
std::string shortened(std::string_view text, size_t code_points);

// Whether a list of words, a space between two, has this one.
bool is_listed(std::string_view word, std::string_view list);

}  // namespace tolle
