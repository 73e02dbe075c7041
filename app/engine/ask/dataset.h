// A table made ready to be asked: threads, first responses, waits, and the codes that filters and facets need.
#pragma once
#include <memory>

#include "base/zone.h"
#include "engine/query.h"
#include "engine/read/source.h"
#include "engine/report.h"
#include "engine/table/table.h"

namespace tolle::engine {

inline constexpr double kUnhurried = 1e12;  // ms

class Dataset {
 public:
  // Takes the table over; adds what only threads can tell (missing parents, cycles, negative and absurd waits) to `source`.
  Dataset(Table table, SourceReport source, uint64_t number);
  ~Dataset();

  const SourceReport& source() const;

  // Everything that the query asks for; filters and facets that did not change since the last call cost nothing.
  // `zone` is the table of query.zone. Texts are searched for about `search_ms`; until read() has looked through the rest,
  // Report::searched < 1 and only the rows seen so far match.
  Report answer(const Query& query, const ZoneTable& zone, double search_ms = kUnhurried);

  // About `budget_ms` of what is left to do: searching for the text of the newest question, then reading words (hostility,
  // kinds of answers) of some more rows; until all are read Report::progress < 1 and the figures that need words cover the
  // rows read so far. Tells what it did.
  enum class Reading : uint8_t { Nothing, Words, Search };
  Reading read(double budget_ms);
  // Words only. True while there is more to read.
  bool read_words(double budget_ms);

  // The next part of the cube for the newest question (engine/ask/cube.h), if that was answered in full; `part` may be empty
  // meanwhile. False: there is nothing to do.
  bool cube(std::vector<uint8_t>& part);

  // CSV (UTF-8, CRLF) of the selected messages, in pieces of about `max_bytes`, from `cursor` on, which is moved; empty when
  // done. Cells that a spreadsheet would run (= + - @ tab CR first) get a leading apostrophe; staff are roles.
  // `read_in`: the zone of the file's local times.
  std::string csv(const Query& query, const ZoneTable& zone, uint64_t& cursor, size_t max_bytes,
                  const ZoneTable& read_in = {});

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tolle::engine
