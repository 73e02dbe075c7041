// A table made ready to be asked: threads, first responses, waits, and the codes that filters and facets need.
#pragma once
#include <memory>

#include "base/zone.h"
#include "engine/query.h"
#include "engine/read/source.h"
#include "engine/report.h"
#include "engine/table/table.h"

namespace tolle::engine {

class Dataset {
 public:
  // Takes the table over; adds what only threads can tell (missing parents, cycles, negative and absurd waits) to `source`.
  Dataset(Table table, SourceReport source, uint64_t number);
  ~Dataset();

  const SourceReport& source() const;

  // Everything that the query asks for; filters and facets that did not change since the last call cost nothing.
  // `zone` is the table of query.zone.
  Report answer(const Query& query, const ZoneTable& zone);

  // Reads words (hostility, kinds of answers) of some more rows; about `budget_ms` of work. True while there is more to read;
  // until then Report::progress < 1 and the figures that need words cover the rows read so far.
  bool read_words(double budget_ms);

  // CSV (UTF-8, CRLF) of the selected messages, in pieces of about `max_bytes`, from `cursor` on, which is moved; empty when
  // done. Cells that a spreadsheet would run (= + - @ tab CR first) get a leading apostrophe; staff are roles.
  std::string csv(const Query& query, const ZoneTable& zone, uint64_t& cursor, size_t max_bytes);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tolle::engine
