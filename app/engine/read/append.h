// Several files' columns as one.
#pragma once
#include "engine/read/join.h"

namespace tolle::engine {

// Rows of the later file stand behind those of the earlier one; `from` is empty afterwards.
void append(Unjoined& to, Unjoined& from);

// Responses come behind the batch of their complaints, and where one batch ends depends on how the bytes came: behind all
// records they stand in one order only.
void put_responses_last(Unjoined& u);

void to_texts(IdColumn& ids, Row rows);

// What tells the names of a column apart: people whose names were masked are still different ones.
std::vector<std::string_view> keys_of(const DictColumn& column);

}  // namespace tolle::engine
