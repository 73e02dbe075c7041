// Among messages what nobody was told: notes that only staff may read, drafts, what the suite says by itself.
#pragma once
#include <span>
#include <string_view>

namespace tolle::engine {

// What cells of a column say that tells them, in lower case, "a|b" where there are several; empty: the column does not tell.
struct PrivateNotes {
  std::string_view values;
  bool seen = false;  // the cells bear it out; else only the name does
};
PrivateNotes private_notes(std::string_view name, std::span<const std::string_view> filled_cells);

// The same for drafts and for what a rule has sent, by the name alone.
std::string_view unsaid(std::string_view name, std::span<const std::string_view> filled_cells);

// Whether a cell is one of them, in any case.
bool is_one_of(std::string_view cell, std::string_view values);

}  // namespace tolle::engine
