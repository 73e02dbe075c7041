// Reads a case file and names everything that is wrong with it.
#pragma once
#include <expected>
#include <string_view>

#include "case/case.h"
#include "case/problem.h"

namespace tolle::cases {

// The format of assets/case.schema.json. Unknown fields are kept. Contradictions in time are no problem of the file:
// solve() finds them, so that work in progress can always be opened again.
std::expected<Case, Problems> read_case(std::string_view json);

inline constexpr std::string_view kFormat = "tolle-case";
inline constexpr int kVersion = 1;

// Nothing is allocated for bytes that cannot be read: size, depth and number of fields are checked first.
Problems problems_before_parsing(std::string_view json);

// The one problem of text that is no JSON: where reading stops.
Problems not_json(std::string_view text);

// Line and column, both 1-based, of a byte.
struct Place {
  uint64_t line = 1, column = 1;
};
Place place_of_byte(std::string_view text, size_t at);

}  // namespace tolle::cases
