// From ids to rows: parents joined, records with the same id found.
#pragma once
#include <span>
#include <vector>

#include "engine/table/table.h"

namespace tolle::engine {

// Row by id: an array where ids are integers close together, else an open-addressing hash table.
class IdIndex {
 public:
  explicit IdIndex(const IdColumn& ids, Row rows);
  Row row_of(const IdColumn& of, Row row) const;  // of the id in that cell; kNoRow: no id; kMissingRow: not here

  void rows_of(const IdColumn& of, RawVector<Row>& out) const;  // of all its rows
  struct Same {
    Row row, first;
  };
  std::vector<Same> same;  // rows whose id an earlier row has too

 private:
  Row insert(std::string_view id, Row row);
  Row find(std::string_view id) const;
  const IdColumn& ids_;
  int64_t smallest_ = 0;
  std::vector<Row> direct_;
  std::vector<Row> slots_;
};

}  // namespace tolle::engine
