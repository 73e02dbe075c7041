// The builder of a time column: the usual notations by fixed positions, every other by base/dates; local times and the order
// of day and month are settled at the end, when the whole column is known.
#pragma once
#include <span>

#include "base/dates.h"
#include "base/zone.h"
#include "engine/read/columns.h"
#include "engine/read/issues.h"

namespace tolle::engine {

// Numbers are times only where the column as a whole says in which unit.
enum class NumberUnit : uint8_t { None, EpochS, EpochMs, EpochUs, ExcelDays };
NumberUnit number_unit(std::span<const std::string_view> samples, std::string_view folded_name);

struct OrderEvidence {
  uint64_t day_first = 0, month_first = 0, either = 0;
};
// Unknown when there is no evidence, or it contradicts itself.
DateOrder order_from(const OrderEvidence& evidence);

class TimeBuilder {
 public:
  void reserve(size_t rows);
  void set_unit(NumberUnit unit) { unit_ = unit; }

  Date::Fault append(Cell cell);
  void append_none() { put(kNoTime, 0); }
  void pop() {
    ms_.pop_back();
    flags_.pop_back();
  }
  void fill(size_t rows);
  size_t size() const { return ms_.size(); }
  bool has_time(Row row) const { return ms_[row] != kNoTime; }

  OrderEvidence evidence;
  bool any_local = false;

  struct Settled {
    std::vector<Ms> ms;
    std::vector<Precision> precision;
  };
  // `line_of_row` is for the issues; local times are read in `zone`.
  Settled settle(DateOrder order, const ZoneTable& zone, std::span<const uint32_t> line_of_row, IssueLog& issues);

 private:
  void put(Ms ms, uint8_t flags) {
    ms_.push_back(ms);
    flags_.push_back(flags);
  }
  bool fast(const char* p, size_t size);
  bool twitter(const char* p);
  bool iso(const char* p, size_t size);
  bool number(std::string_view value);
  Ms month_ms(uint64_t key, unsigned year, unsigned month, unsigned day);

  NumberUnit unit_ = NumberUnit::None;
  uint64_t month_key_ = ~0ull;  // as written; the month before is nearly always the month again
  Ms month_ms_ = 0;
  unsigned month_days_ = 0;
  std::vector<Ms> ms_;
  std::vector<uint8_t> flags_;
  std::string scratch_;
};

}  // namespace tolle::engine
