// The mask way and the byte way of the same five states.
#include "engine/read/scan.h"

#include <algorithm>
#include <cstring>

#include "engine/read/block.h"

namespace tolle::engine {

void Scanner::start(Rules rules, uint32_t position, uint32_t line) {
  rules_ = rules;
  state_ = State::FieldStart;
  at_ = start_ = position;
  line_ = breaks_ = line;
  count_ = records_ = 0;
  reserve(0);
  firsts_[0] = 0;
}

void Scanner::reserve(uint32_t bytes) {
  // Every byte may be a delimiter or a line end; a block writes up to four entries more than it has.
  auto grow = [](RawVector<uint32_t>& v, size_t used, size_t need) {  // what is not used is not copied
    if (v.size() >= need) return;
    RawVector<uint32_t> larger(need + need / 2);
    std::copy_n(v.begin(), std::min(used, v.size()), larger.begin());
    v.swap(larger);
  };
  grow(ends_, count_, size_t(count_) + bytes + 72);
  size_t records = size_t(records_) + bytes + 2;
  grow(starts_, records_, records);
  grow(firsts_, records_ + 1, records + 1);
  grow(lines_, records_, records);
}

inline void Scanner::end_record(const char* base, uint32_t at) {
  // `at` is the line end; the carriage return before a line feed is no part of the last field.
  bool crlf = base[at] == '\n' && at > start_ && base[at - 1] == '\r';
  if (start_ + crlf == at && firsts_[records_] == count_) {  // a blank line
    start_ = at + 1;
    line_ = breaks_;
    return;
  }
  ends_[count_++] = at - crlf;
  starts_[records_] = start_;
  lines_[records_] = line_;
  firsts_[++records_] = count_;
  start_ = at + 1;
  line_ = breaks_;
}

void Scanner::bytes(const char* base, uint32_t count, bool last_block) {
  for (uint32_t end = at_ + count; at_ < end; at_++) {
    char c = base[at_];
    bool line_end = c == '\n';
    if (c == '\n') breaks_++;
    if (c == '\r' && state_ != State::Quoted) {
      bool before_lf = !(last_block && at_ + 1 == end) && base[at_ + 1] == '\n';
      if (before_lf) continue;
      if (rules_.lone_cr_ends || count_ - firsts_[records_] + 1 >= rules_.fields) {
        line_end = true;
        breaks_++;
      }
    }
    switch (state_) {
      case State::Quoted:
        if (c == '"') state_ = State::QuoteSeen;
        if (c != '\n' || rules_.quotes_span_lines) continue;
        break;
      case State::QuoteSeen:
        if (c == '"') {
          state_ = State::Quoted;
          continue;
        }
        [[fallthrough]];
      case State::SpaceAfterQuote:
        if (c == ' ') {
          state_ = State::SpaceAfterQuote;
          continue;
        }
        if (c != rules_.delimiter && !line_end) {
          if (c != '\r') state_ = c == '"' ? State::QuoteSeen : State::Quoted;
          continue;
        }
        break;
      case State::FieldStart:
        if (c == '"') {
          state_ = State::Quoted;
          continue;
        }
        break;
      case State::Unquoted: break;
    }
    if (line_end) {
      end_record(base, at_);
      state_ = State::FieldStart;
    } else if (c == rules_.delimiter) {
      ends_[count_++] = at_;
      state_ = State::FieldStart;
    } else {
      state_ = State::Unquoted;
    }
  }
}

void Scanner::block(const char* base) {
  const char* p = base + at_;
  if (state_ == State::Quoted && !mask_of(p, '"')) {  // the middle of a text
    breaks_ += uint32_t(std::popcount(mask_of(p, '\n')));
    at_ += kBlock;
    return;
  }
  BlockMasks m = masks_of(p, rules_.delimiter);
  uint64_t inside = prefix_xor(m.quote) ^ (state_ == State::Quoted ? ~uint64_t(0) : 0);
  uint64_t edges = m.delimiter | m.line_feed | m.carriage_return;
  uint64_t opening = m.quote & inside, closing = m.quote & ~inside;
  uint64_t after_edge = edges << 1 | uint64_t(state_ == State::FieldStart);
  uint64_t after_closing = closing << 1 | uint64_t(state_ == State::QuoteSeen);
  uint64_t line_ends = m.line_feed & ~inside;
  uint64_t after_line = line_ends << 1 | uint64_t(start_ == at_ || (start_ + 1 == at_ && p[-1] == '\r'));
  uint64_t before_feed = m.line_feed >> 1 | uint64_t(p[kBlock] == '\n') << 63;
  uint64_t odd = (opening & ~(after_edge | after_closing))                      // a quote in the middle of a field
                 | (after_closing & ~(edges | m.quote))                         // text behind a quoted field
                 | (m.carriage_return & ~inside & ~before_feed)                 // a lone CR
                 | (after_line & (line_ends | (m.carriage_return & ~inside)));  // a blank line
  if (odd || state_ == State::SpaceAfterQuote) return bytes(base, kBlock, false);

  uint64_t fields = (m.delimiter & ~inside) | line_ends;
  uint32_t* out = ends_.data() + count_;
  uint64_t rest = fields;
  do {
    for (int k = 0; k < 4; k++) {  // unrolled, and always once: the number of fields in a block cannot be predicted
      *out++ = at_ + uint32_t(std::countr_zero(rest));
      rest &= rest - 1;
    }
  } while (rest);
  uint32_t before = count_;
  count_ += uint32_t(std::popcount(fields));
  for (rest = line_ends; rest; rest &= rest - 1) {
    uint64_t upto = rest ^ (rest - 1);
    uint32_t bit = uint32_t(std::countr_zero(rest)), end = before + uint32_t(std::popcount(fields & upto));
    starts_[records_] = start_;
    lines_[records_] = line_;
    firsts_[++records_] = end;
    ends_[end - 1] -= at_ + bit > start_ && p[int(bit) - 1] == '\r';
    start_ = at_ + bit + 1;
    line_ = breaks_ + uint32_t(std::popcount(m.line_feed & upto));
  }
  breaks_ += uint32_t(std::popcount(m.line_feed));
  at_ += kBlock;
  constexpr uint64_t kLast = uint64_t(1) << 63;
  state_ = inside & kLast    ? State::Quoted
           : m.quote & kLast ? State::QuoteSeen
           : fields & kLast  ? State::FieldStart
                             : State::Unquoted;
}

void Scanner::scan(char* base, uint32_t end, bool last) {
  if (end > at_) reserve(end - at_);
  if (!rules_.scalar && rules_.quotes_span_lines)
    while (at_ + kBlock < end) block(base);
  if (!last) {
    if ((rules_.scalar || !rules_.quotes_span_lines) && at_ + 1 < end) bytes(base, end - at_ - 1, false);
    return;
  }
  if (at_ < end) bytes(base, end - at_, true);
  if (state_ == State::Quoted) return;
  if (start_ < end || count_ > firsts_[records_]) {
    base[end] = '\n';
    reserve(1);
    end_record(base, end);
  }
  state_ = State::FieldStart;
}

uint32_t Scanner::field_start() const { return count_ > firsts_[records_] ? ends_[count_ - 1] + 1 : start_; }

uint32_t Scanner::line_of(const char* base, uint32_t position) const {
  uint32_t line = line_;
  for (uint32_t i = start_; i < position; i++) line += base[i] == '\n';
  return line;
}

void Scanner::drop_batch() {
  uint32_t done = firsts_[records_];
  if (count_ > done) std::memmove(ends_.data(), ends_.data() + done, (count_ - done) * sizeof(uint32_t));
  count_ -= done;
  records_ = 0;
  firsts_[0] = 0;
}

void Scanner::move_back(uint32_t by) {
  at_ -= by;
  start_ -= by;
  for (uint32_t i = 0; i < count_; i++) ends_[i] -= by;
}

void Scanner::take_quote_as_text(const char* base) {
  uint32_t quote = field_start();
  for (uint32_t i = quote + 1; i < at_; i++) breaks_ -= base[i] == '\n';
  at_ = quote + 1;
  state_ = State::Unquoted;
}

}  // namespace tolle::engine
