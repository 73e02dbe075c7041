// Records with the same id: identical ones become one, different ones stay and are counted.
#pragma once
#include <map>

#include "engine/read/ids.h"
#include "engine/read/issues.h"

namespace tolle::engine {

// Each row is compared with the first that has its id (not with all of them: time must not grow with their square).
// `kept_for` has rows that are known to be there twice already, with the ones that stay;
// `left_out` rows that are to go for other reasons.
void merge_duplicates(Table& table, std::span<const IdIndex::Same> same, IssueLog& issues,
                      std::map<Row, Row> kept_for = {}, std::span<const Row> left_out = {});

}  // namespace tolle::engine
