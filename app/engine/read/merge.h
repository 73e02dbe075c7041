// Records with the same id: identical ones become one, different ones stay and are counted.
#pragma once
#include "engine/read/ids.h"
#include "engine/read/issues.h"

namespace tolle::engine {

// Each row is compared with the first that has its id (not with all of them: time must not grow with their square).
void merge_duplicates(Table& table, std::span<const IdIndex::Same> same, IssueLog& issues);

}  // namespace tolle::engine
