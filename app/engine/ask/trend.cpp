// Counting by bucket, sixteen complaints at a time, and a look at the ranks of one bucket.
#include "engine/ask/trend.h"

#include <algorithm>
#include <limits>

#include "engine/ask/bytes16.h"

namespace tolle::engine {
namespace {

constexpr uint8_t kNoBucket = 255;

// Bits of numbers 16 i … 16 i + 15.
uint32_t sixteen(const BitSet& bits, uint32_t i) { return uint32_t(bits.words()[i >> 2] >> (i & 3) * 16) & 0xFFFF; }

}  // namespace

Trends::Trends(const Columns& columns, const Ranking& waits)
    : columns_(columns),
      waits_(waits),
      answered_(columns.complaints.size()),
      waited_(columns.complaints.size()),
      kept_(columns.complaints.size()) {
  uint32_t n = columns.complaints.size(), timed = waits.values[0].timed_to;
  while (timed >> shift_ >= kNoBucket) shift_++;
  bucket_.resize((size_t(n) + 15) / 16 * 16);
  std::fill(bucket_.begin() + n, bucket_.end(), kNoBucket);
  for (uint32_t k = 0; k < n; k++) {
    uint32_t rank = waits.rank[k];
    bucket_[k] = rank < timed ? uint8_t(rank >> shift_) : kNoBucket;
    waited_.set_if(k, rank < timed);
    answered_.set_if(k, columns.complaints.answered[k]);
  }
}

void Trends::keep(double promise_s) {
  if (promise_s == promise_s_) return;
  promise_s_ = promise_s;
  const RankedValue& all = waits_.values[0];
  uint32_t kept_to = waits_.rank_from(all, ms_within(promise_s) + 1);
  kept_.clear();
  for (uint32_t k = 0; k < bucket_.size() && k < waits_.rank.size(); k++) kept_.set_if(k, waits_.rank[k] < kept_to);
}

// The selected complaints of one bin.
struct Trends::Members {
  const Trends& trends;
  const BitSet& passing;
  uint32_t from, to;
  std::vector<uint32_t>& ranks;  // scratch
  std::array<uint32_t, 256> counts{};

  // Blocks of sixteen, and which of them are members.
  template <class F>
  void blocks(F&& f) const {
    for (uint32_t b = from / 16; b * 16 < to; b++) {
      uint32_t bits = sixteen(passing, b);
      if (b == from / 16) bits &= 0xFFFFu << from % 16;
      if (to - b * 16 < 16) bits &= (1u << (to - b * 16)) - 1;
      if (bits) f(b * 16, bits);
    }
  }
  void count() {
    const uint8_t* bucket = trends.bucket_.data();
    blocks([&](uint32_t k, uint32_t bits) {
      if (bits == 0xFFFF)
        for (uint32_t i = 0; i < 16; i++) counts[bucket[k + i]]++;
      else
        for (; bits; bits &= bits - 1) counts[bucket[k + uint32_t(std::countr_zero(bits))]]++;
    });
  }
  void collect(uint8_t wanted) {
    ranks.clear();
    Bytes16 all = Bytes16::all(wanted);
    const uint8_t* bucket = trends.bucket_.data();
    blocks([&](uint32_t k, uint32_t bits) {
      bits &= Bytes16::load(reinterpret_cast<const char*>(bucket + k)).equal(all).high_bits();
      for (; bits; bits &= bits - 1) ranks.push_back(trends.waits_.rank[k + uint32_t(std::countr_zero(bits))]);
    });
  }
  // Of n > 0 waits; type 7, as Selection::quantile_s.
  double median_s(uint32_t n) {
    count();
    uint32_t low = (n - 1) / 2;
    uint8_t bucket = 0;
    for (; low >= counts[bucket]; bucket++) low -= counts[bucket];
    collect(bucket);
    auto seconds = [&](uint32_t rank) { return double(trends.waits_.duration_ms[rank]) / 1000; };
    std::nth_element(ranks.begin(), ranks.begin() + low, ranks.end());
    double low_s = seconds(ranks[low]);
    if (n % 2) return low_s;
    if (low + 1 == ranks.size()) {
      do bucket++;
      while (!counts[bucket]);
      collect(bucket);
      return (low_s + seconds(*std::min_element(ranks.begin(), ranks.end()))) / 2;
    }
    return (low_s + seconds(*std::min_element(ranks.begin() + low + 1, ranks.end()))) / 2;
  }
};

Trend Trends::over(const Bins& bins, const Filters& filters, double promise_s) {
  Trend out;
  out.window = bins.window;
  if (!bins.count || bins.window.from >= bins.window.to) return out;
  keep(promise_s);
  constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
  out.complaints.resize(bins.count);
  out.answered.resize(bins.count);
  out.wait_median_s.assign(bins.count, kNone);
  out.within_promise_share.assign(bins.count, kNone);
  const BitSet &passing = filters.complaints().all(), &written = filters.complaints_written();
  std::vector<uint32_t> ranks;
  uint32_t from = number_at(columns_.complaints.slot, columns_.slot_at(bins.window.from));
  for (uint32_t i = 0; i < bins.count; i++) {
    uint32_t to = number_at(columns_.complaints.slot, columns_.slot_at(bins.edge(i + 1)));
    out.complaints[i] = written.count(from, to);
    out.answered[i] = written.count_both(answered_, from, to);
    if (uint32_t n = passing.count_both(waited_, from, to)) {
      out.wait_median_s[i] = float(Members{*this, passing, from, to, ranks}.median_s(n));
      out.within_promise_share[i] = float(passing.count_both(kept_, from, to)) / float(n);
    }
    from = to;
  }
  return out;
}

}  // namespace tolle::engine
