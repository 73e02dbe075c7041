// Counts over time. Bins are ranges of the time order, found by binary search; no message is divided into its bin.
#include <algorithm>
#include <limits>

#include "engine/ask/views.h"

namespace tolle::engine {

Ms Bins::edge(uint32_t i) const {
  int64_t span = window.to - window.from;
  return window.from + span / count * i + span % count * i / count;
}

uint32_t Bins::bin(Ms t) const {
  if (t < window.from) return 0;
  if (t >= window.to) return count;
  double share = double(t - window.from) / double(window.to - window.from);
  uint32_t i = std::min(count - 1, uint32_t(share * count));
  while (edge(i) > t) i--;  // rounding leaves it one off at the most
  while (edge(i + 1) <= t) i++;
  return i;
}

TimeWindow extent_of(const Columns& columns, bool ticket_shaped) {
  Slot from = 0, last = columns.timed;
  if (ticket_shaped) {
    const RawVector<Slot>& complaints = columns.complaints.slot;
    auto end = std::lower_bound(complaints.begin(), complaints.end(), columns.timed);
    if (end == complaints.begin()) return {};
    from = complaints.front();
    last = *(end - 1) + 1;
  }
  while (from < last && columns.flags[from] & kIsGhost) from++;  // a ghost is no record, and never the last message
  if (from == last) return {};
  return {columns.time[from], columns.time[last - 1] + 1};
}

// A day without an hour lasts until it is over; and of an instant there would be nothing to see.
TimeWindow shown_extent(TimeWindow all, bool whole_days) {
  constexpr Ms kMinute = 60'000, kHour = 60 * kMinute;
  if (all.from == kNoTime) return all;
  if (whole_days) all.to += 24 * kHour - 1;
  if (all.to - all.from >= kMinute) return all;
  Ms from = all.from - kHour / 2;
  from -= (from % kMinute + kMinute) % kMinute;
  return {from, from + kHour};
}

namespace {

Precision coarsest(const Columns& c, Slot from, Slot to) {
  uint8_t least = 0xFF;
  for (Slot s = from; s < to; s++) least = std::min(least, uint8_t(precision_of(c.flags[s])));
  return least == 0xFF ? Precision::None : Precision(least);
}

}  // namespace

// A complaint is open from its time to its first response or its closing. Ended at an unknown time: never counted.
OpenBins::OpenBins(const Columns& c, const Bins& of) : bins(of) {
  if (!bins.count || bins.window.from >= bins.window.to) return;
  const Complaints& all = c.complaints;
  std::vector<Ms> edges(bins.count + 1);
  slots.resize(bins.count + 1);
  for (uint32_t i = 0; i <= bins.count; i++) edges[i] = bins.edge(i), slots[i] = c.slot_at(edges[i]);
  double per_ms = double(bins.count) / double(bins.window.to - bins.window.from);
  uint32_t total = number_at(all.slot, slots.back()), in = 0;
  opened.resize(bins.count + 1, total);
  opened[0] = 0;
  to.resize(total);
  for (uint32_t k = 0; k < total; k++) {
    Ms ended = all.ended[k], asked = c.time[all.slot[k]];
    while (asked >= edges[in + 1]) opened[++in] = k;
    uint32_t end = in;
    if (ended >= bins.window.to) end = bins.count;
    else if (ended >= edges[in + 1]) {  // not in the bin in which it opened, and known
      end = std::min(bins.count - 1, uint32_t(double(ended - bins.window.from) * per_ms));
      while (edges[end] > ended) end--;  // rounding leaves it one off at the most
      while (edges[end + 1] <= ended) end++;
    }
    to[k] = uint16_t(end);
  }
  precision = coarsest(c, slots.front(), slots.back());
}

const Timeline& Timelines::of(const Bins& bins, const Filters& filters, uint64_t version, bool with_peak) {
  bool moved = !open_ || open_->bins != bins;
  Stamp stamp = filters.stamp(0);
  if (!moved && stamp_ == stamp && words_ == version) return timeline_;
  stamp_ = stamp;
  words_ = version;
  Timeline& out = timeline_;
  out = {};
  out.window = bins.window;
  if (moved) {
    open_.emplace(columns_, bins);
    opened_ = Following(uint32_t(open_->to.size()));
  }
  if (!bins.count || bins.window.from >= bins.window.to) return out;
  out.precision = open_->precision;
  out.complaints.resize(bins.count);
  out.answers.resize(bins.count);
  out.hostile.resize(bins.count);
  out.open.resize(bins.count);
  bool ghosts = !columns_.complaints.ghost.empty();
  if (ghosts) out.ghosts.resize(bins.count);
  for (uint32_t i = 0; i < bins.count; i++) {
    PassingCounts n = filters.count(open_->slots[i], open_->slots[i + 1]);
    out.complaints[i] = n.complaints;
    out.answers[i] = n.answers;
    out.hostile[i] = n.hostile;
    if (ghosts) out.ghosts[i] = n.ghosts;
  }
  count_open(filters);
  if (with_peak) find_peak(filters);
  return out;
}

void Timelines::count_open(const Filters& filters) {
  const OpenBins& open = *open_;
  const BitSet& passing = filters.complaints_written();
  uint32_t total = uint32_t(open.to.size());
  auto restart = [&](bool) { ended_.assign(open.bins.count + 1, 0); };
  opened_.follow(passing, 0, total, false, restart,
                 [&](uint32_t k, int sign) { ended_[open.to[k]] += uint32_t(sign); });
  uint32_t now = 0, k = 0;
  for (uint32_t i = 0; i < open.bins.count; i++) {
    uint32_t to = std::min(total, open.opened[i + 1]);
    now += passing.count(k, to) - ended_[i];  // nobody ends before the bin of opening
    k = std::max(k, to);
    timeline_.open[i] = now;
  }
}

namespace {

// The first complaint from number `from` on at or after `t`, which is likely to be close.
uint32_t first_of_unit(const Columns& c, uint32_t from, uint32_t end, Ms t) {
  auto before = [&](uint32_t k) { return k < end && c.time[c.complaints.slot[k]] < t; };
  uint32_t step = 1;
  while (before(from + step - 1)) from += step, step *= 2;
  for (uint32_t k = from, to = std::min(end, from + step - 1);;) {
    if (k >= to) return to;
    uint32_t middle = k + (to - k) / 2;
    if (before(middle)) k = middle + 1;
    else to = middle;
  }
}

}  // namespace

// Complaints per hour (per day where times are days) against the same one a week before. It takes kPeakLeast complaints to
// be a peak, and at least one the week before to say a ratio; the largest rise in numbers wins.
void Timelines::find_peak(const Filters& filters) {
  const Columns& c = columns_;
  Timeline& timeline = timeline_;
  constexpr uint32_t kPeakLeast = 20;
  constexpr int64_t kHour_ms = 3'600'000, kMostUnits = 500'000;
  bool by_day = timeline.precision <= Precision::Day;
  int64_t unit_ms = by_day ? 24 * kHour_ms : kHour_ms, week = by_day ? 7 : 168;
  if (timeline.window.from == kNoTime || (timeline.window.to - timeline.window.from) / unit_ms > kMostUnits) return;
  Ms base = timeline.window.from - ((timeline.window.from % unit_ms) + unit_ms) % unit_ms;
  size_t units = size_t((timeline.window.to - base) / unit_ms + 1);
  std::vector<uint32_t>& starts = units_.starts;
  if (units_.base != base || units_.unit_ms != unit_ms || starts.size() != units + 1) {
    units_.base = base;
    units_.unit_ms = unit_ms;
    starts.assign(units + 1, 0);
    // Units are few beside complaints: each is found by halving from the one before.
    uint32_t end = number_at(c.complaints.slot, c.timed);
    starts[0] = number_at(c.complaints.slot, c.slot_at(base));
    for (size_t i = 1; i <= units; i++)
      starts[i] = starts[i - 1] < end ? first_of_unit(c, starts[i - 1], end, base + int64_t(i) * unit_ms) : end;
  }
  std::vector<uint32_t> counts(units);
  for (size_t i = 0; i < units; i++) counts[i] = filters.complaints_written().count(starts[i], starts[i + 1]);
  int64_t most = 0;
  for (size_t i = size_t(week); i < counts.size(); i++) {
    uint32_t before = counts[i - size_t(week)];
    int64_t rise = int64_t(counts[i]) - before;
    if (counts[i] < kPeakLeast || !before || rise <= most) continue;
    most = rise;
    timeline.peak = base + int64_t(i) * unit_ms;
    timeline.peak_ratio = double(counts[i]) / before;
  }
}

std::vector<Mark> marks_of(const Columns& c, const Filters& filters, TimeWindow window, uint32_t most) {
  std::vector<Mark> out;
  Slot from = c.slot_at(window.from), to = c.slot_at(window.to);
  if (filters.count(from, to).messages > most) return out;
  const BitSet& fails = filters.fails();
  for (Slot s = fails.first_missing(from, to); s < to; s = fails.first_missing(s + 1, to)) {
    uint8_t flags = c.flags[s];
    Author author = flags & kIsAnswer ? Author::Organisation : Author::Public;
    bool ghost = flags & kIsGhost;
    out.push_back({c.row[s], c.time[s], author, ghost || (flags & kIsComplaint), (flags & kIsHostile) != 0, ghost});
  }
  return out;
}

}  // namespace tolle::engine
