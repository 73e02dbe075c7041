// Complaints of which only the id is known, because replies name it and the id carries its time (DESIGN: ghost complaints).
#pragma once
#include <optional>

#include "engine/read/issues.h"
#include "engine/table/table.h"

namespace tolle::engine {

// When a post of X was written, by its id; nothing for ids from before 2010-11-04, which count posts and carry no time.
std::optional<Ms> snowflake_time(uint64_t id);

// The same of Bluesky, by the last part of a post's address (13 characters); nothing for what is no timestamp identifier.
std::optional<Ms> tid_time(std::string_view id);

// One row, behind all others, for each id that a row replies to and that is not in the table. `parents` are the ids replied
// to, by row. Ids without a time, or later than the reply, make no ghost and are counted (UndatedParent). An account's own
// lost post is no complaint either, where ids say whose they are.
void add_ghosts(Table& table, const IdColumn& parents, IssueLog& issues);

}  // namespace tolle::engine
