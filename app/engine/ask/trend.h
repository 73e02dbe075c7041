// How the waits went over time: exact medians per bin of complaints, whatever the bins and the selection.
#pragma once
#include "engine/ask/ranking.h"
#include "engine/ask/views.h"

namespace tolle::engine {

// Each complaint is in one of 255 buckets by its rank: counting them shows in which bucket a bin has its median, and only
// the ranks of that one are looked at.
class Trends {
 public:
  Trends(const Columns& columns, const Ranking& waits);
  Trend over(const Bins& bins, const Filters& filters, double promise_s);

 private:
  struct Members;
  void keep(double promise_s);

  const Columns& columns_;
  const Ranking& waits_;
  RawVector<uint8_t> bucket_;  // per complaint; kNoBucket: no wait. Padded
  int shift_ = 0;              // a rank's bucket is rank >> shift_
  BitSet answered_, waited_, kept_;
  double promise_s_ = -1;
};

}  // namespace tolle::engine
