// The roles of a file that is not known by name, from the words in its header and the values below it.
#pragma once
#include <vector>

#include "engine/read/formats.h"
#include "engine/read/layout.h"
#include "engine/read/source.h"

namespace tolle::engine {

// One per column, in order; names and certainty set, samples not.
std::vector<ColumnGuess> guess_roles(const Layout& layout);

// What texts are written in: HTML if half of them have tags of it.
Markup markup_of(std::span<const std::string_view> cells);

// Whether a name, folded, has a word for the role in it.
bool speaks_for(std::string_view name, Role role);

// The first few different values of a column, shortened, with mail addresses and telephone numbers masked.
std::vector<std::string> samples_of(const Layout& layout, size_t column);

}  // namespace tolle::engine
