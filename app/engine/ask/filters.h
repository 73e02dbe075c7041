// Which messages are selected: a set of bits per facet that excludes some; a set bit means that the message fails that facet.
// Time is no bit: messages lie in time order, so a span of time is a range of slots.
#pragma once
#include <array>
#include <functional>

#include "base/zone.h"
#include "engine/ask/bits.h"
#include "engine/ask/columns.h"
#include "engine/ask/numbering.h"
#include "engine/query.h"

namespace tolle::engine {

using FacetBits = uint16_t;
enum FacetBit : FacetBits {
  kOrganisationBit = 1 << kByOrganisation,
  kChannelBit = 1 << kByChannel,
  kCategoryBit = 1 << kByCategory,
  kPlaceBit = 1 << kByPlace,
  kSaidBit = 1 << 4,
  kTextBit = 1 << 5,
  kWaitBit = 1 << 6,
  kAnswerBit = 1 << 7,
  kHoursBit = 1 << 8,
  kHostileBit = 1 << 9,
};
inline constexpr int kFacetBits = 10;

struct SlotRange {
  Slot from = 0, to = 0;  // half open
  bool operator==(const SlotRange&) const = default;
};

// What filters look at besides the columns.
struct Words {
  std::vector<uint8_t> said;         // per answer: bit i is Said(i)
  std::vector<uint8_t> thread_said;  // per complaint: all that its answers say
  std::vector<Slot> hostile;         // ascending
  Slot read_to = 0;                  // messages before it are read
  uint64_t version = 0;              // grows as words are read
};

// The answer to filter.text: the rows that match, and how many.
struct TextMatches {
  BitSet rows;
  uint64_t count = 0;
};

// Numbers that change when a facet's bits do; two equal stamps stand for equal bits. Ignored facets are 0.
using Stamp = std::array<uint32_t, kFacetBits>;

// Messages of a range that pass every facet, by what they are.
struct PassingCounts {
  uint32_t messages = 0, complaints = 0, answers = 0, hostile = 0, ghosts = 0;  // messages: ghosts among them
  void add(const PassingCounts& more, int sign);
};

// What a view leaves out because it shows it; the first are the facets.
enum Shown : uint8_t { kShowsWaits = kFacets, kShowsHours, kShowsSaid, kShowns };

// Complaints, or answers, by number: those that pass every facet, and those that pass all but what a view shows.
class Passing {
 public:
  explicit Passing(const Numbering& numbering);
  void update(const BitSet& fails) { numbering_.passing(fails, all_); }
  void update(Shown s, const BitSet& fails);
  void same(Shown s) { apart_[s].reset(); }  // the view ignores nothing that excludes any
  const BitSet& all() const { return all_; }
  bool is_apart(Shown s) const { return apart_[s].has_value(); }
  const BitSet& showing(Shown s) const { return apart_[s] ? *apart_[s] : all_; }

 private:
  const Numbering& numbering_;
  BitSet all_;
  std::array<std::optional<BitSet>, kShowns> apart_;
};

struct Ranking;

class Filters {
 public:
  Filters(const Columns& columns, const Ranking& waits);

  // Recomputes the bits of those facets whose part of the query changed. `search` runs when the text changed, or when
  // it was looked for in more rows.
  void apply(const Query& query, const ZoneTable& zone, const Words& words, Row searched_to,
             const std::function<TextMatches(const std::string&)>& search);

  SlotRange range() const { return range_; }  // passes the time filter
  SlotRange everything() const { return {0, columns_.size}; }
  const BitSet& fails() const { return fails_; }             // by slot: any facet; set beyond the last one, too
  FacetBits active() const { return active_; }               // facets that exclude anything
  const Passing& complaints() const { return complaints_; }  // ghosts too
  const BitSet& complaints_written() const { return written_ ? *written_ : complaints_.all(); }
  const Passing& answers() const { return answers_; }
  PassingCounts count(Slot from, Slot to) const;  // of the range, whatever the time filter
  uint64_t text_matches() const { return text_matches_; }
  Stamp stamp(FacetBits ignored) const;
  uint32_t zone_version() const { return zone_version_; }

  // Hour of the week in the query's zone, Monday 0 h = 0; kNoHour where not known. Per answer.
  const std::vector<uint8_t>& answer_hour() const { return answer_hour_; }

 private:
  BitSet& set_bits(FacetBit bit);
  template <class Fails>
  void set_bits(FacetBit bit, Fails&& fails);
  void clear_bits(FacetBit bit);
  BitSet failing(FacetBits heeded) const;
  void apply_facet(Facet f, const std::vector<std::string>& names);
  void apply_said(const std::vector<Said>& wanted, const Words& words);
  void apply_waits(const Query& query);
  void learn_wait_ranks();
  void apply_hours(const std::vector<uint8_t>& wanted);
  void set_zone(const ZoneTable& zone);
  void list_passing();
  PassingCounts count_word(size_t word, uint64_t of) const;
  void count_blocks();
  void leave_out_ghosts();

  const Columns& columns_;
  const Ranking& waits_;
  RawVector<uint32_t> wait_rank_;               // by slot: that of its thread's complaint; made when first asked for
  std::array<BitSet, kFacetBits> fails_facet_;  // of those that are active
  BitSet fails_;
  FacetBits active_ = 0;
  Numbering complaint_slots_, answer_slots_;
  Passing complaints_, answers_;
  BitSet hostile_, ghosts_;  // by slot; ghosts_ is empty where there are none
  size_t hostile_known_ = 0;
  std::optional<BitSet> written_;      // without ghosts, if there are any
  std::vector<PassingCounts> blocks_;  // of all messages before each block
  Stamp version_{}, listed_stamp_{};
  uint32_t clock_ = 0;
  SlotRange range_;
  Filter filter_;
  double promise_s_ = -1;
  uint64_t said_words_ = 0, hostile_words_ = 0, blocks_words_ = 0, text_matches_ = 0;
  ZoneTable zone_;
  bool zone_known_ = false;
  uint32_t zone_version_ = 0;
  Row searched_to_ = 0;
  std::vector<uint8_t> answer_hour_;
};

// A wait of w ms is shorter than s seconds when w < ms_from(s), and within s seconds when w <= ms_within(s).
int64_t ms_from(double seconds);
int64_t ms_within(double seconds);

}  // namespace tolle::engine
