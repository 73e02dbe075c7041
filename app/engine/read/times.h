// The builder of a time column: the usual notations by fixed positions, every other by base/dates; local times and the order
// of day and month are settled at the end, when the whole column is known.
#pragma once
#include <array>
#include <span>

#include "base/dates.h"
#include "base/zone.h"
#include "engine/read/columns.h"
#include "engine/read/issues.h"

namespace tolle::engine {

// Numbers are times only where the column as a whole says in which unit.
enum class NumberUnit : uint8_t { None, EpochS, EpochMs, EpochUs, ExcelDays };
NumberUnit number_unit(std::span<const std::string_view> samples, std::string_view folded_name);

// Unknown when there is no evidence, or it contradicts itself.
DateOrder order_from(const DateEvidence& evidence);

class TimeBuilder {
 public:
  void reserve(size_t rows);
  void set_unit(NumberUnit unit) { unit_ = unit; }

  Date::Fault append(Cell cell) {
    Moment m;
    Date::Fault fault = read(cell, m);
    if (m.offset_min) offsets_.push_back({ms_.size(), m.offset_min});
    ms_.push_back(m.ms);
    flags_.push_back(m.flags);
    return fault;
  }
  // A column of a batch; faulty(record, fault) for what is no time.
  template <class F>
  void append(const Batch& batch, uint32_t column, F&& faulty) {
    size_t before = ms_.size();
    ms_.resize(before + batch.records);
    flags_.resize(before + batch.records);
    Ms* ms = ms_.data() + before;
    uint8_t* flags = flags_.data() + before;
    each_cell(batch, column, [&](uint32_t r, const char* from, const char* to, bool quoted) {
      Moment m;
      Date::Fault fault = read({from, to, quoted}, m);
      ms[r] = m.ms;
      flags[r] = m.flags;
      if (m.offset_min) offsets_.push_back({before + r, m.offset_min});
      if (fault != Date::Fault::None) faulty(r, fault);
    });
  }
  void append_none() {
    ms_.push_back(kNoTime);
    flags_.push_back(0);
  }
  void pop() {
    ms_.pop_back();
    flags_.pop_back();
    if (!offsets_.empty() && offsets_.back().row == ms_.size()) offsets_.pop_back();
  }
  void fill(size_t rows);
  size_t size() const { return ms_.size(); }
  bool has_time(Row row) const { return ms_[row] != kNoTime; }

  DateEvidence evidence;
  bool any_local = false;
  RawVector<Ms>& raw_ms() { return ms_; }  // for moving (section.h), as are the flags
  RawVector<uint8_t>& raw_flags() { return flags_; }

  bool has_offsets() const { return !offsets_.empty(); }  // which are not moved

  struct Settled {
    RawVector<Ms> ms;
    RawVector<Precision> precision;
  };
  // `line_of_row` is for the issues; local times are read in `zone`.
  Settled settle(DateOrder order, const ZoneTable& zone, std::span<const uint32_t> line_of_row, IssueLog& issues);

 private:
  struct Moment {
    Ms ms = kNoTime;
    uint8_t flags = 0;
    int16_t offset_min = 0;  // of a date that may be either: day and month change places where the clock was read
  };
  struct Offset {
    size_t row;
    int16_t minutes;
  };
  Date::Fault read(Cell cell, Moment& m) {
    size_t size = cell.size();
    if (size == 30 ? twitter(cell.from, m) : size >= 10 && size <= 25 && iso(cell.from, size, m))
      return Date::Fault::None;
    return read_any(cell, m);
  }
  Date::Fault read_any(Cell cell, Moment& m);
  bool twitter(const char* p, Moment& m);
  bool iso(const char* p, size_t size, Moment& m);
  bool number(std::string_view value, Moment& m);
  // Months as they are written, by a few bits of that; the files of complaints are about a handful.
  struct Month {
    uint64_t key = ~0ull;
    Ms ms = 0;
    unsigned days = 0;
  };
  Month& month_of(uint64_t key) { return months_[(key * 0x9E3779B97F4A7C15) >> 58]; }
  static Month month_from(uint64_t key, unsigned year, unsigned month);

  NumberUnit unit_ = NumberUnit::None;
  std::array<Month, 64> months_;
  RawVector<Ms> ms_;
  RawVector<uint8_t> flags_;
  std::vector<Offset> offsets_;  // in the order of rows
  std::string scratch_;
};

}  // namespace tolle::engine
