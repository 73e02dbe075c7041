// All rows whose text contains a folded needle: the fast way, and its plain twin.
#pragma once
#include <string_view>

#include "engine/ask/bits.h"
#include "engine/table/table.h"

namespace tolle::engine {

// Both set the bits of the rows that match, of those in [from, to) at least. The fast one looks at the heap of all texts at once, sixteen bytes at a time, for
// two rare bytes of the needle in either case and for characters that fold to ASCII; only there it folds and compares.
void find_text(const TextColumn& texts, std::string_view needle, BitSet& rows, Row from, Row to);
void find_text_plainly(const TextColumn& texts, std::string_view needle, BitSet& rows);

bool contains_folded(std::string_view text, std::string_view needle);

}  // namespace tolle::engine
