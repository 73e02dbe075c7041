// Notes among messages that only staff may read: they are no messages to anybody.
#pragma once
#include <span>
#include <string_view>

namespace tolle::engine {

// What cells of a column say that tells them, in lower case, "a|b" where there are several; empty: the column does not tell.
std::string_view private_values(std::string_view folded_name, std::span<const std::string_view> filled_cells);

// Whether a cell is one of them, in any case.
bool is_one_of(std::string_view cell, std::string_view values);

}  // namespace tolle::engine
