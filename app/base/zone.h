// A time zone as a table of offsets. The page makes it from the browser's Intl; there is no zone database in the engine.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tolle {

struct ZoneTable {
  struct Change {
    int64_t from_ms = 0;   // UTC instant from which the offset holds
    int32_t offset_s = 0;  // local minus UTC
  };
  std::string name = "UTC";
  std::vector<Change> changes;  // ascending; the first one holds for all time before it too; empty: UTC

  int32_t offset_s(int64_t utc_ms) const;

  struct Instant {
    int64_t utc_ms = 0;
    bool ambiguous = false;   // the local time occurs twice: the earlier instant is taken
    bool impossible = false;  // the local time is skipped: read with the offset before the change
  };
  Instant instant_from_local(int64_t local_ms) const;
  // The instant of the local multiple of `unit_ms` that is nearest; upwards from the middle on.
  int64_t rounded(int64_t utc_ms, int64_t unit_ms) const;
};

template <class A> void fields(A& a, ZoneTable::Change& x) { a(x.from_ms, x.offset_s); }
template <class A> void fields(A& a, ZoneTable& x) { a(x.name, x.changes); }

}  // namespace tolle
