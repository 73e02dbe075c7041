// Recomputes only what changed: each facet owns its bit, and a stamp tells the views whether anything they heed moved.
#include "engine/ask/filters.h"

#include <algorithm>
#include <cmath>

#include "engine/ask/bytes16.h"

namespace tolle::engine {
namespace {

constexpr Ms kHour_ms = 3'600'000;
constexpr int kWeek_h = 168;
constexpr Slot kBlock = 256;
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

}  // namespace

int64_t ms_from(double seconds) { return clamped(std::ceil(seconds * 1000)); }
int64_t ms_within(double seconds) { return clamped(std::floor(seconds * 1000)); }

// Sixteen messages at a time: zero bits become bytes of ones, which keep the flags of those that pass.
PassingCounts count_passing(const FacetBits* fails, const uint8_t* flags, Slot from, Slot to) {
  PassingCounts out;
  Slot s = from;
  auto bits_of = [](Bytes16 v, uint8_t flag) {
    return uint32_t(std::popcount((v & Bytes16::all(flag)).equal(Bytes16::all(flag)).high_bits()));
  };
  for (; s + 16 <= to; s += 16) {
    Bytes16 passes = Bytes16::zeros_of(fails + s);
    if (!passes.any()) continue;
    Bytes16 kept = passes & Bytes16::load(reinterpret_cast<const char*>(flags + s));
    out.messages += uint32_t(std::popcount(passes.high_bits()));
    out.complaints += bits_of(kept, kIsComplaint);
    out.answers += bits_of(kept, kIsAnswer);
    out.hostile += bits_of(kept, kIsHostile);
    out.ghosts += bits_of(kept, kIsGhost);
  }
  for (; s < to; s++) {
    unsigned passes = fails[s] == 0 ? 1u : 0u, flag = flags[s] * passes;
    out.messages += passes;
    out.complaints += flag / kIsComplaint & 1;
    out.answers += flag / kIsAnswer & 1;
    out.hostile += flag / kIsHostile & 1;
    out.ghosts += flag / kIsGhost & 1;
  }
  return out;
}

void PassingCounts::add(const PassingCounts& more, int sign) {
  messages += uint32_t(sign) * more.messages;
  complaints += uint32_t(sign) * more.complaints;
  answers += uint32_t(sign) * more.answers;
  hostile += uint32_t(sign) * more.hostile;
  ghosts += uint32_t(sign) * more.ghosts;
}

Passing::Passing(const RawVector<Slot>& slot) : slot_(slot), all_(uint32_t(slot.size())) {
  all_.fill(uint32_t(slot.size()));
}

void Passing::update(const FacetBits* fails, FacetBits active) {
  uint32_t n = uint32_t(slot_.size());
  const Slot* slot = slot_.data();
  fails_.resize((size_t(n) + 63) / 64 * 64);
  for (uint32_t i = 0; i < n; i++) fails_[i] = fails[slot[i]];
  for (size_t i = n; i < fails_.size(); i++) fails_[i] = FacetBits(~0);
  auto set = [&](BitSet& bits, FacetBits heeded) {
    for (size_t w = 0; w < bits.words().size(); w++) {
      uint64_t word = 0;
      for (unsigned i = 0; i < 64; i += 16)
        word |= uint64_t(Bytes16::zeros_of(fails_.data() + w * 64 + i, heeded).high_bits()) << i;
      bits.words()[w] = word;
    }
  };
  set(all_, FacetBits(~0));
  constexpr FacetBits kBits[] = {kOrganisationBit,      kChannelBit, kCategoryBit, kPlaceBit,
                                 kWaitBit | kAnswerBit, kHoursBit,   kSaidBit};
  static_assert(std::size(kBits) == kShowns);
  for (size_t s = 0; s < kShowns; s++) {
    if (!(active & kBits[s])) {
      apart_[s].reset();
      continue;
    }
    if (!apart_[s]) apart_[s].emplace(n);
    set(*apart_[s], FacetBits(~kBits[s]));
  }
}

Filters::Filters(const Columns& columns)
    : columns_(columns),
      fails_(columns.size),
      complaints_(columns.complaints.slot),
      answers_(columns.answers.slot),
      range_{0, columns.size} {
  leave_out_ghosts();
  count_blocks();
  for (int f = 0; f < kFacets; f++) chosen_[f].assign(columns.facet[f].values(), 0);
}

Stamp Filters::stamp(FacetBits ignored) const {
  Stamp out{};
  for (int b = 0; b < kFacetBits; b++)
    if (!(ignored >> b & 1)) out[b] = version_[b];
  return out;
}

template <class Fails>
void Filters::set_bits(FacetBit bit, Fails&& fails) {
  FacetBits others = FacetBits(~bit);
  int shift = std::countr_zero(unsigned(bit));
  for (Slot s = 0; s < columns_.size; s++)
    fails_[s] = FacetBits((fails_[s] & others) | unsigned(bool(fails(s))) << shift);
  active_ |= bit;
  version_[std::countr_zero(unsigned(bit))] = ++clock_;
}

void Filters::list_passing() {
  Stamp now = stamp(0);
  if (now == listed_stamp_ && blocks_words_ == hostile_words_) return;
  if (now != listed_stamp_) {
    listed_stamp_ = now;
    complaints_.update(fails_.data(), active_);
    answers_.update(fails_.data(), active_);
    leave_out_ghosts();
  }
  count_blocks();
}

void Filters::count_blocks() {
  blocks_words_ = hostile_words_;
  PassingCounts sum;
  blocks_.clear();
  blocks_.reserve(columns_.size / kBlock + 1);
  for (Slot s = 0; s < columns_.size; s += kBlock) {
    blocks_.push_back(sum);
    sum.add(count_passing(fails_.data(), columns_.flags.data(), s, std::min(columns_.size - s, kBlock) + s), 1);
  }
  blocks_.push_back(sum);
}

PassingCounts Filters::count(Slot from, Slot to) const {
  // What is before `s`: whole blocks, and the part of one.
  auto before = [&](Slot s) {
    PassingCounts out = blocks_[s / kBlock];
    if (s % kBlock) out.add(count_passing(fails_.data(), columns_.flags.data(), s - s % kBlock, s), 1);
    return out;
  };
  if (from >= to) return {};
  if (to - from <= kBlock) return count_passing(fails_.data(), columns_.flags.data(), from, to);
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

void Filters::clear_bits(FacetBit bit) {
  if (!(active_ & bit)) return;
  for (FacetBits& f : fails_) f &= FacetBits(~bit);
  active_ &= FacetBits(~bit);
  version_[std::countr_zero(unsigned(bit))] = 0;  // the same as never filtered
}

void Filters::apply_facet(Facet f, const std::vector<std::string>& names) {
  const FacetColumn& column = columns_.facet[f];
  std::vector<uint8_t>& chosen = chosen_[f];
  chosen.assign(column.values(), 0);
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
    return set_bits(bit, [&](Slot s) { return column.code[s] != wanted; });
  }
  set_bits(bit, [&](Slot s) { return !chosen[column.code[s]]; });
}

void Filters::apply_said(const std::vector<Said>& wanted, const Words& words) {
  if (wanted.empty()) return clear_bits(kSaidBit);
  uint8_t mask = 0;
  for (Said said : wanted) mask |= uint8_t(1 << int(said));
  // An answer passes by what it says itself, a complaint by what its answers say.
  std::vector<uint8_t> passes(columns_.size);
  for (uint32_t a = 0; a < words.said.size(); a++) passes[columns_.answers.slot[a]] = words.said[a] & mask;
  for (uint32_t k = 0; k < words.thread_said.size(); k++)
    if (words.thread_said[k] & mask) passes[columns_.complaints.slot[k]] = 1;
  set_bits(kSaidBit, [&](Slot s) { return !passes[s]; });
}

void Filters::apply_waits(const Query& query) {
  const Complaints& all = columns_.complaints;
  auto by_thread = [&](FacetBit bit, auto&& passes) {
    std::vector<uint8_t> thread_fails(all.size() + 1, 1);  // the last one: threads without a complaint
    for (uint32_t k = 0; k < all.size(); k++) thread_fails[k] = !passes(k);
    set_bits(bit, [&](Slot s) { return thread_fails[std::min(columns_.thread[s], all.size())]; });
  };
  const Filter& f = query.filter;
  if (f.wait != filter_.wait) {
    if (!f.wait) clear_bits(kWaitBit);
    else {
      int64_t from = ms_from(f.wait->from_s), to = ms_from(f.wait->to_s);
      by_thread(kWaitBit,
                [&](uint32_t k) { return all.wait_ms[k] != kNoWait && all.wait_ms[k] >= from && all.wait_ms[k] < to; });
    }
  }
  bool by_promise = f.answer == AnswerState::WithinPromise || f.answer == AnswerState::Late;
  if (f.answer != filter_.answer || (by_promise && query.promise_s != promise_s_)) {
    int64_t promise_ms = ms_within(query.promise_s);
    switch (f.answer) {
      case AnswerState::Any: clear_bits(kAnswerBit); break;
      case AnswerState::Answered: by_thread(kAnswerBit, [&](uint32_t k) { return all.answered[k] != 0; }); break;
      case AnswerState::Unanswered: by_thread(kAnswerBit, [&](uint32_t k) { return !all.answered[k]; }); break;
      case AnswerState::WithinPromise:
        by_thread(kAnswerBit, [&](uint32_t k) { return all.wait_ms[k] != kNoWait && all.wait_ms[k] <= promise_ms; });
        break;
      case AnswerState::Late: by_thread(kAnswerBit, [&](uint32_t k) { return all.wait_ms[k] > promise_ms; }); break;
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

const std::vector<uint8_t>& Filters::hour() {
  if (hour_zone_ == zone_version_) return hour_;
  hour_zone_ = zone_version_;
  hour_.resize(columns_.size);
  HourWalk hour_of(zone_);
  for (Slot s = 0; s < columns_.size; s++)
    hour_[s] = columns_.flags[s] & kHourIsKnown ? hour_of(columns_.time[s]) : kNoHour;
  return hour_;
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
    else {
      std::array<uint8_t, 256> wanted{};
      for (uint8_t h : f.hours)
        if (h < kWeek_h) wanted[h] = 1;
      const std::vector<uint8_t>& hours = hour();
      set_bits(kHoursBit, [&](Slot s) { return !wanted[hours[s]]; });
    }
  }
  if (f.hostile != filter_.hostile || (f.hostile && hostile_words_ != words.version)) {
    if (!f.hostile) clear_bits(kHostileBit);
    else set_bits(kHostileBit, [&](Slot s) { return !(columns_.flags[s] & kIsHostile); });
  }
  hostile_words_ = words.version;
  filter_ = f;
  list_passing();
}

}  // namespace tolle::engine
