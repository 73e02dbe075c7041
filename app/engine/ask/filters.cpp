// Recomputes only what changed: each facet owns its bit, and a stamp tells the views whether anything they heed moved.
#include "engine/ask/filters.h"

#include <algorithm>
#include <cmath>
#include "engine/ask/bytes16.h"
#include "engine/ask/ranking.h"

namespace tolle::engine {
namespace {

constexpr Ms kHour_ms = 3'600'000;
constexpr int kWeek_h = 168;
constexpr Slot kBlock = 256, kBlockWords = kBlock / 64;
constexpr uint32_t kNoRank = ~0u;
constexpr int kEpochHour = 72;  // 1970-01-01 was a Thursday

// Hours of the week along ascending times: the division is done once per hour, not once per message.
class HourWalk {
 public:
  explicit HourWalk(const ZoneTable& zone) : zone_(zone) {}
  uint8_t operator()(Ms t) {
    if (t >= from_ && t < to_) return hour_;
    while (next_ < zone_.changes.size() && zone_.changes[next_].from_ms <= t) next_++;
    int64_t offset_ms = int64_t(zone_.offset_s(t)) * 1000, local = t + offset_ms;
    int64_t hours = local >= 0 ? local / kHour_ms : -((-local + kHour_ms - 1) / kHour_ms);
    from_ = hours * kHour_ms - offset_ms;
    to_ = from_ + kHour_ms;
    if (next_ < zone_.changes.size()) to_ = std::min(to_, zone_.changes[next_].from_ms);
    if (next_ > 0) from_ = std::max(from_, zone_.changes[next_ - 1].from_ms);
    return hour_ = uint8_t(((hours + kEpochHour) % kWeek_h + kWeek_h) % kWeek_h);
  }
  Ms end() const { return to_; }  // of the hour in hand

 private:
  const ZoneTable& zone_;
  size_t next_ = 0;  // first change after the hour in hand
  Ms from_ = 0, to_ = 0;
  uint8_t hour_ = 0;
};

bool same_zone(const ZoneTable& a, const ZoneTable& b) {
  return a.name == b.name && a.changes.size() == b.changes.size();
}

int64_t clamped(double ms) {
  constexpr double kMost = 9e18;
  return ms >= kMost ? int64_t(kMost) : ms <= -kMost ? int64_t(-kMost) : std::isnan(ms) ? 0 : int64_t(ms);
}

// Adds those of the numbers below `size` for which `is_member` holds: 64 of them as bytes, which become bits sixteen at a time.
template <class Is>
void add_where(BitSet& bits, uint32_t size, Is&& is_member) {
  uint64_t* word = bits.words().data();
  const Bytes16 none = Bytes16::all(0);
  uint32_t i = 0;
  for (; i + 64 <= size; i += 64, word++) {
    uint8_t bytes[64];
    for (uint32_t j = 0; j < 64; j++) bytes[j] = is_member(i + j);
    for (unsigned j = 0; j < 64; j += 16)
      *word |= uint64_t(Bytes16::load(reinterpret_cast<const char*>(bytes + j)).equal(none).high_bits() ^ 0xFFFF) << j;
  }
  for (; i < size; i++) *word |= uint64_t(bool(is_member(i))) << (i & 63);
}

}  // namespace

int64_t ms_from(double seconds) { return clamped(std::ceil(seconds * 1000)); }
int64_t ms_within(double seconds) { return clamped(std::floor(seconds * 1000)); }

void PassingCounts::add(const PassingCounts& more, int sign) {
  messages += uint32_t(sign) * more.messages;
  complaints += uint32_t(sign) * more.complaints;
  answers += uint32_t(sign) * more.answers;
  hostile += uint32_t(sign) * more.hostile;
  ghosts += uint32_t(sign) * more.ghosts;
}

Passing::Passing(const Numbering& numbering) : numbering_(numbering), all_(numbering.size()) {
  all_.fill(numbering.size());
}

void Passing::update(Shown s, const BitSet& fails) {
  if (!apart_[s]) apart_[s].emplace(numbering_.size());
  numbering_.passing(fails, *apart_[s]);
}

Filters::Filters(const Columns& columns, const Ranking& waits)
    : columns_(columns),
      waits_(waits),
      fails_(columns.size),
      complaint_slots_(columns.complaints.slot, columns.size),
      answer_slots_(columns.answers.slot, columns.size),
      complaints_(complaint_slots_),
      answers_(answer_slots_),
      hostile_(columns.size),
      range_{0, columns.size} {
  fails_ = failing(0);
  if (!columns.complaints.ghost.empty()) {
    ghosts_ = BitSet(columns.size);
    for (uint32_t k = 0; k < columns.complaints.size(); k++)
      if (columns.complaints.ghost[k]) ghosts_.set(columns.complaints.slot[k]);
  }
  leave_out_ghosts();
  count_blocks();
}

Stamp Filters::stamp(FacetBits ignored) const {
  Stamp out{};
  for (int b = 0; b < kFacetBits; b++)
    if (!(ignored >> b & 1)) out[b] = version_[b];
  return out;
}

// All of them pass.
BitSet& Filters::set_bits(FacetBit bit) {
  int b = std::countr_zero(unsigned(bit));
  fails_facet_[b] = BitSet(columns_.size);
  active_ |= bit;
  version_[b] = ++clock_;
  return fails_facet_[b];
}

template <class Fails>
void Filters::set_bits(FacetBit bit, Fails&& fails) {
  add_where(set_bits(bit), columns_.size, fails);
}

void Filters::clear_bits(FacetBit bit) {
  int b = std::countr_zero(unsigned(bit));
  fails_facet_[b] = BitSet();
  active_ &= FacetBits(~bit);
  version_[b] = 0;  // the same as never filtered
}

// Of messages that fail any of the facets heeded; what is beyond the last one fails, too.
BitSet Filters::failing(FacetBits heeded) const {
  BitSet out(columns_.size);
  for (int b = 0; b < kFacetBits; b++)
    if (heeded & active_ & 1 << b)
      for (size_t w = 0; w < out.words().size(); w++) out.words()[w] |= fails_facet_[b].words()[w];
  if (columns_.size % 64) out.words().back() |= ~uint64_t(0) << columns_.size % 64;
  return out;
}

void Filters::list_passing() {
  Stamp now = stamp(0);
  if (now == listed_stamp_ && blocks_words_ == hostile_words_) return;
  if (now != listed_stamp_) {
    listed_stamp_ = now;
    fails_ = failing(active_);
    complaints_.update(fails_);
    answers_.update(fails_);
    constexpr FacetBits kBits[] = {kOrganisationBit,      kChannelBit, kCategoryBit, kPlaceBit,
                                   kWaitBit | kAnswerBit, kHoursBit,   kSaidBit};
    static_assert(std::size(kBits) == kShowns);
    for (uint8_t s = 0; s < kShowns; s++) {
      if (!(active_ & kBits[s])) {
        complaints_.same(Shown(s));
        answers_.same(Shown(s));
        continue;
      }
      BitSet others = failing(FacetBits(~kBits[s]));
      complaints_.update(Shown(s), others);
      answers_.update(Shown(s), others);
    }
    leave_out_ghosts();
  }
  count_blocks();
}

// Of the bits `of` of one word.
PassingCounts Filters::count_word(size_t w, uint64_t of) const {
  uint64_t passes = ~fails_.words()[w] & of;
  if (!passes) return {};
  auto both = [&](uint64_t bits) { return uint32_t(std::popcount(passes & bits)); };
  PassingCounts out{both(passes), both(complaint_slots_.word(w)), both(answer_slots_.word(w)),
                    both(hostile_.words()[w])};
  if (ghosts_.words().empty()) return out;
  out.ghosts = both(ghosts_.words()[w]);
  out.complaints -= out.ghosts;
  return out;
}

void Filters::count_blocks() {
  blocks_words_ = hostile_words_;
  PassingCounts sum;
  blocks_.clear();
  blocks_.reserve(columns_.size / kBlock + 1);
  for (size_t w = 0; w < fails_.words().size(); w++) {
    if (w % kBlockWords == 0) blocks_.push_back(sum);
    sum.add(count_word(w, ~uint64_t(0)), 1);
  }
  blocks_.push_back(sum);
}

PassingCounts Filters::count(Slot from, Slot to) const {
  // What is before `s`: whole blocks, whole words, and the part of one.
  auto before = [&](Slot s) {
    PassingCounts out = blocks_[s / kBlock];
    for (size_t w = s / kBlock * kBlockWords; w < s / 64; w++) out.add(count_word(w, ~uint64_t(0)), 1);
    if (s % 64) out.add(count_word(s / 64, (uint64_t(1) << s % 64) - 1), 1);
    return out;
  };
  if (from >= to) return {};
  PassingCounts out = before(to);
  out.add(before(from), -1);
  return out;
}

void Filters::leave_out_ghosts() {
  const std::vector<uint8_t>& ghost = columns_.complaints.ghost;
  if (ghost.empty()) return;
  written_ = complaints_.all();
  for (uint32_t k = 0; k < ghost.size(); k++)
    if (ghost[k]) written_->reset(k);
}

void Filters::apply_facet(Facet f, const std::vector<std::string>& names) {
  const FacetColumn& column = columns_.facet[f];
  std::vector<uint8_t> chosen(column.values());
  FacetBit bit = FacetBit(1 << f);
  if (names.empty()) return clear_bits(bit);
  for (const std::string& name : names)
    if (name.empty()) chosen[column.names.size()] = 1;
  for (size_t c = 0; c < column.names.size(); c++)
    if (std::find(names.begin(), names.end(), column.names[c]) != names.end()) chosen[c] = 1;
  if (!column.known) return set_bits(bit, [&](Slot) { return !chosen[0]; });
  if (auto only = std::find(chosen.begin(), chosen.end(), 1);
      only != chosen.end() && std::find(only + 1, chosen.end(), 1) == chosen.end()) {  // nearly always
    Code wanted = Code(only - chosen.begin());
    return column.code.with([&](const auto* code) { set_bits(bit, [=](Slot s) { return code[s] != wanted; }); });
  }
  column.code.with([&](const auto* code) { set_bits(bit, [&](Slot s) { return !chosen[code[s]]; }); });
}

void Filters::apply_said(const std::vector<Said>& wanted, const Words& words) {
  if (wanted.empty()) return clear_bits(kSaidBit);
  uint8_t mask = 0;
  for (Said said : wanted) mask |= uint8_t(1 << int(said));
  // An answer passes by what it says itself, a complaint by what its answers say.
  BitSet& fails = set_bits(kSaidBit);
  fails.fill(columns_.size);
  for (uint32_t a = 0; a < words.said.size(); a++)
    if (words.said[a] & mask) fails.reset(columns_.answers.slot[a]);
  for (uint32_t k = 0; k < words.thread_said.size(); k++)
    if (words.thread_said[k] & mask) fails.reset(columns_.complaints.slot[k]);
}

// Ranks stand side by side, so that any span of waits is one comparison per message, many at once.
void Filters::learn_wait_ranks() {
  if (!wait_rank_.empty()) return;
  RawVector<uint32_t> of_thread(columns_.threads, kNoRank);  // threads without a complaint come last
  std::copy(waits_.rank.begin(), waits_.rank.end(), of_thread.begin());
  wait_rank_.resize(columns_.size);
  for (Slot s = 0; s < columns_.size; s++) wait_rank_[s] = of_thread[columns_.thread[s]];
}

void Filters::apply_waits(const Query& query) {
  const RankedValue& all = waits_.values[0];
  auto by_rank = [&](FacetBit bit, uint32_t from, uint32_t to) {
    learn_wait_ranks();
    uint32_t width = std::max(from, to) - from;
    const uint32_t* rank = wait_rank_.data();
    set_bits(bit, [=](Slot s) { return rank[s] - from >= width; });
  };
  const Filter& f = query.filter;
  if (f.wait != filter_.wait) {
    if (!f.wait) clear_bits(kWaitBit);
    else
      by_rank(kWaitBit, waits_.rank_from(all, ms_from(f.wait->from_s)), waits_.rank_from(all, ms_from(f.wait->to_s)));
  }
  bool by_promise = f.answer == AnswerState::WithinPromise || f.answer == AnswerState::Late;
  if (f.answer != filter_.answer || (by_promise && query.promise_s != promise_s_)) {
    uint32_t late_from = waits_.rank_from(all, ms_within(query.promise_s) + 1);
    switch (f.answer) {
      case AnswerState::Any: clear_bits(kAnswerBit); break;
      case AnswerState::Answered: by_rank(kAnswerBit, 0, all.answered_to); break;
      case AnswerState::Unanswered: by_rank(kAnswerBit, all.answered_to, all.to); break;
      case AnswerState::WithinPromise: by_rank(kAnswerBit, 0, late_from); break;
      case AnswerState::Late: by_rank(kAnswerBit, late_from, all.timed_to); break;
    }
  }
  promise_s_ = query.promise_s;
}

void Filters::set_zone(const ZoneTable& zone) {
  if (zone_known_ && same_zone(zone, zone_)) return;
  zone_ = zone;
  zone_known_ = true;
  zone_version_ = ++clock_;
  HourWalk hour_of(zone_);
  answer_hour_.resize(columns_.answers.size());
  for (uint32_t a = 0; a < answer_hour_.size(); a++) {
    Slot s = columns_.answers.slot[a];
    answer_hour_[a] = columns_.flags[s] & kHourIsKnown ? hour_of(columns_.time[s]) : kNoHour;
  }
}

// An hour at a time: it is a range of slots.
void Filters::apply_hours(const std::vector<uint8_t>& wanted) {
  std::array<uint8_t, 256> is_wanted{};
  for (uint8_t h : wanted)
    if (h < kWeek_h) is_wanted[h] = 1;
  BitSet& fails = set_bits(kHoursBit);
  add_where(fails, columns_.size, [&](Slot s) { return !(columns_.flags[s] & kHourIsKnown); });
  HourWalk hour_of(zone_);
  for (Slot s = 0, end; s < columns_.timed; s = end) {
    uint8_t hour = hour_of(columns_.time[s]);
    for (end = s + 1; end < columns_.timed && columns_.time[end] < hour_of.end();) end++;
    if (!is_wanted[hour]) fails.fill(s, end);
  }
}

void Filters::apply(const Query& query, const ZoneTable& zone, const Words& words, Row searched_to,
                    const std::function<TextMatches(const std::string&)>& search) {
  const Filter& f = query.filter;
  uint32_t zone_before = zone_version_;
  set_zone(zone);

  range_ = everything();
  if (f.time) {
    range_ = {f.time->from == kNoTime ? 0 : columns_.slot_at(f.time->from),
              f.time->to == kNoTime ? columns_.timed : columns_.slot_at(f.time->to)};
    range_.to = std::max(range_.from, range_.to);
  }
  if (f.organisation != filter_.organisation) apply_facet(kByOrganisation, f.organisation);
  if (f.channel != filter_.channel) apply_facet(kByChannel, f.channel);
  if (f.category != filter_.category) apply_facet(kByCategory, f.category);
  if (f.place != filter_.place) apply_facet(kByPlace, f.place);
  if (f.said != filter_.said || (!f.said.empty() && said_words_ != words.version)) apply_said(f.said, words);
  said_words_ = words.version;
  if (f.text != filter_.text || (!f.text.empty() && searched_to != searched_to_)) {
    searched_to_ = searched_to;
    TextMatches found = search(f.text);
    text_matches_ = found.count;
    if (f.text.empty()) clear_bits(kTextBit);
    else set_bits(kTextBit, [&](Slot s) { return !found.rows[columns_.row[s]]; });
  }
  apply_waits(query);
  if (f.hours != filter_.hours || (!f.hours.empty() && zone_before != zone_version_)) {
    if (f.hours.empty()) clear_bits(kHoursBit);
    else apply_hours(f.hours);
  }
  for (; hostile_known_ < words.hostile.size(); hostile_known_++) hostile_.set(words.hostile[hostile_known_]);
  if (f.hostile != filter_.hostile || (f.hostile && hostile_words_ != words.version)) {
    if (!f.hostile) clear_bits(kHostileBit);
    else set_bits(kHostileBit, [&](Slot s) { return !hostile_[s]; });
  }
  hostile_words_ = words.version;
  filter_ = f;
  list_passing();
}

}  // namespace tolle::engine
