// A frame per open object or array, a row per open record; values are copied when they are met, so that nothing of the
// file need be kept.
#include "engine/read/json_records.h"

#include <algorithm>
#include <cstring>

#include "engine/read/block.h"
#include "engine/read/private_notes.h"

namespace tolle::engine {
namespace {

using Kind = JsonToken::Kind;
constexpr uint32_t kBatchRows = 1024;
constexpr size_t kBatchText = 256 << 10, kShownOfFault = 200;
constexpr auto kNowhere = JsonPaths::kNowhere;

}  // namespace

bool JsonRecords::advance(const char* base, uint32_t end_at, bool last, IssueLog& issues) {
  while (!ended_) {
    uint32_t from = scanner_.position();
    if (skipping_) {
      skipping_ = !scanner_.skip_line(base, end_at, last);
      take_raw(base, from);
      if (skipping_) return false;
      from = scanner_.position();
    }
    JsonToken token = scanner_.next(base, end_at, last);
    if (raw.wants()) take_raw(base, from);
    switch (token.kind) {
      case Kind::None:
        if (!last) return false;
        ended_ = true;
        raw.close(raw_line_);
        break;
      case Kind::BeginObject:
      case Kind::BeginArray:
        begin(token.kind == Kind::BeginArray);
        if (frames_.size() == 1 && !frames_.back().record) misfit(issues);
        break;
      case Kind::EndObject:
      case Kind::EndArray:
        end(issues);
        if (open_.empty() && (rows_ >= kBatchRows || text_used_ >= kBatchText)) return true;
        break;
      case Kind::Key: {
        std::string_view text(base + token.from, token.to - token.from);
        if (token.escaped) {
          uint64_t damaged = 0, nuls = 0;
          key_.resize(text.size());
          key_.resize(size_t(json_unescape(text, key_.data(), damaged, nuls) - key_.data()));
          text = key_;
        }
        key(text);
        break;
      }
      case Kind::Cut:
      case Kind::Broken:
      case Kind::TooDeep: stop(token, issues); break;
      default: scalar(token, base, issues);
    }
  }
  if (fault_) pass_over(base, end_at, last);
  return rows_ > 0;
}

JsonRecords::Place JsonRecords::child(Place at, std::string_view text) {
  Place found = paths_.find(at, text);
  if (found != kNowhere || open_.empty() || !rules_.late || paths_[at].hidden) return found;
  if (paths_[open_.back().place].beside >= 0) return found;
  found = paths_.add(at, text);
  if (found == kNowhere) return found;
  Late late = rules_.late(paths_.name(found, open_.back().place));
  paths_[found].column = late.column;
  paths_[found].rank = late.rank;
  return found;
}

uint32_t JsonRecords::number() const {
  if (!rules_.by_record) return scanner_.line();
  return open_.empty() ? begun_ + 1 : lines_[open_.back().row];
}

// In a file of lines these are what is kept, with what else is on them.
void JsonRecords::take_raw(const char* base, uint32_t from) {
  if (!raw.wants() || from == scanner_.position()) return;
  std::string_view text(base + from, scanner_.position() - from);
  if (!rules_.one_line) return raw.take(text);
  uint32_t line = scanner_.line() - uint32_t(std::ranges::count(text, '\n'));
  for (size_t end = 0;; line++, text.remove_prefix(end + 1)) {  // what a token passed over may be of lines before
    end = text.find('\n');
    if (line != raw_line_) raw.close(raw_line_), raw.open(raw_line_ = line, text.substr(0, end));
    else raw.take(text.substr(0, end));
    if (end == text.npos) break;
  }
}

void JsonRecords::key(std::string_view text) {
  Frame& frame = frames_.back();
  next_ = kNowhere;
  only_key_ = false;
  if (frame.place == kNowhere) return;
  next_ = child(frame.place, text);
  if (next_ == kNowhere && paths_[frame.place].any != kNowhere) {
    next_ = paths_[frame.place].any;
    any_key_ = text;
  }
  only_key_ = frame.only && frames_.size() > 1 && paths_[frames_[frames_.size() - 2].place].only_key == text;
}

// The values of an array that is a record have a place each.
JsonRecords::Place JsonRecords::next_cell(Frame& row) {
  const JsonPaths::Node& node = paths_[row.place];
  return row.cells < node.width ? node.cells + row.cells++ : kNowhere;
}

void JsonRecords::begin(bool array) {
  Place place = JsonPaths::kTop;
  Frame frame{kNowhere, array};
  if (!frames_.empty()) {
    Frame& outer = frames_.back();
    frame.arrays = outer.arrays;
    if (!outer.array) place = next_;
    else if (outer.place == kNowhere) place = kNowhere;
    else place = outer.record ? next_cell(outer) : child(outer.place, "[]");
    if (outer.array && !array && outer.place != kNowhere && !paths_[outer.place].only_key.empty()) {
      frame.only = true;
      frame.undo = uint32_t(undo_.size());
      only_open_++;
    }
  }
  if (place != kNowhere && paths_[place].link != kNowhere) place = paths_[place].link;
  frame.place = place;
  if (place != kNowhere && paths_[place].record && array == (paths_[place].cells != kNowhere)) {
    frame.record = true;
    frame.arrays = 0;
    open_record(place, array ? "[" : "{");
  } else if (array) {
    frame.arrays++;
  }
  frames_.push_back(frame);
}

void JsonRecords::open_record(Place place, std::string_view beginning) {
  int32_t beside = paths_[place].beside;
  open_.push_back({rows_++, place});
  beside_.push_back(beside);
  begun_ += beside < 0;
  cells_.resize(size_t(rows_) * rules_.columns);
  places_.resize(cells_.size(), kNowhere);
  lines_.push_back(rules_.by_record ? begun_ : scanner_.line());
  if (raw.wants() && !rules_.one_line && beside < 0) raw.open(lines_.back(), beginning);
  dropped_.push_back(0);
  for (Place p = place; p != kNowhere; p = paths_[p].parent)
    if (paths_[p].key_column >= 0) {
      size_t cell = size_t(rows_ - 1) * rules_.columns + size_t(paths_[p].key_column);
      std::copy(any_key_.begin(), any_key_.end(), room(any_key_.size()));
      cells_[cell] = {uint32_t(text_used_), uint32_t(text_used_ + any_key_.size())};
      places_[cell] = p;
      text_used_ += any_key_.size();
    }
}

void JsonRecords::end(IssueLog& issues) {
  Frame frame = frames_.back();
  frames_.pop_back();
  if (frame.only) {
    only_open_--;
    if (!frame.wanted)
      for (size_t i = undo_.size(); i-- > frame.undo;) {
        cells_[undo_[i].cell] = undo_[i].slice;
        places_[undo_[i].cell] = undo_[i].place;
      }
    if (!frame.wanted || only_open_ == 0) undo_.resize(frame.undo);
  }
  if (frame.record) close_record(issues);
}

void JsonRecords::close_record(IssueLog& issues) {
  uint32_t row = open_.back().row;
  bool is_record = beside_[row] < 0;
  if (raw.wants() && !rules_.one_line && is_record) raw.close(rules_.by_record ? lines_[row] : scanner_.line());
  open_.pop_back();
  if (is_record && rules_.header_row && begun_ == 1) {
    dropped_[row] = 1;
    return;
  }
  records_ += is_record;
  auto says = [&](int32_t column) { return column < 0 ? std::string_view{} : cell(row, column); };
  auto is_left_out = [&](const auto& left_out) {
    return std::ranges::any_of(left_out, [&](const auto& l) { return is_one_of(says(l.first), l.second); });
  };
  bool message = true;
  if (is_record) {
    message = rules_.message_column < 0 || !says(rules_.message_column).empty();
    message &= !is_left_out(rules_.left_out);
    if (std::string_view link = says(rules_.link_column); !link.empty()) links_.set(link, says(rules_.id_column));
    hang_below(row);
    if (!addresses_.empty()) write_out_addresses(row);
    if (rules_.empty_is_none && is_empty(row)) {
      records_--;
      message = false;
      is_record = false;
    }
  } else {
    const Beside& beside = rules_.beside[size_t(beside_[row])];
    if (rules_.replies) hang_below(row);
    if (!close_beside(row, beside)) return;
    message = beside.message_column < 0 || !says(beside.message_column).empty();
    message &= !is_left_out(beside.left_out);
  }
  if (message) return;
  records_ -= is_record && rules_.placeholders;
  dropped_[row] = 1;
  issues.add(IssueKind::NoMessage, lines_[row]);
}

bool JsonRecords::is_empty(uint32_t row) {
  for (uint32_t c = 0; c < rules_.columns; c++)
    if (!cell(row, int32_t(c)).empty()) return false;
  return true;
}

void JsonRecords::write(uint32_t row, int32_t column, std::string_view text) {
  std::copy(text.begin(), text.end(), room(text.size()));
  slice(row, column) = {uint32_t(text_used_), uint32_t(text_used_ + text.size())};
  text_used_ += text.size();
}

// A line that holds something else than a record.
void JsonRecords::misfit(IssueLog& issues) {
  if (!rules_.lines || !paths_[JsonPaths::kTop].record) return;
  issues.add(IssueKind::RejectedRow, number());
  records_++, rejected_++;
}

void JsonRecords::scalar(const JsonToken& token, const char* base, IssueLog& issues) {
  if (frames_.empty()) return misfit(issues);
  Frame& frame = frames_.back();
  bool is_cell = frame.array && frame.record;
  Place place = is_cell ? next_cell(frame) : frame.array ? frame.place : next_;
  if (token.kind == Kind::NoNumber) issues.add(IssueKind::NoNumber, number());
  std::string_view text;
  if (token.kind == Kind::String || token.kind == Kind::Number) text = {base + token.from, token.to - token.from};
  else if (token.kind == Kind::True) text = "true";
  else if (token.kind == Kind::False) text = "false";
  if (only_key_) {
    only_key_ = false;
    frames_.back().wanted = text == paths_[frames_[frames_.size() - 2].place].only_value;
  }
  if (open_.empty() || place == kNowhere) return;
  bool joins = frame.array && !is_cell;
  if (Place whole = paths_[place].link; whole != kNowhere && paths_[whole].pieces) place = whole, joins = true;
  if (auto which = paths_[place].address; which != JsonPaths::Node::Address::None) address(which, text, token.escaped);
  if (int32_t column = paths_[place].column; column >= 0) put(place, column, text, token.escaped, joins, issues);
}

void JsonRecords::put(Place place, int32_t column, std::string_view text, bool escaped, bool joins, IssueLog& issues) {
  size_t at = size_t(open_.back().row) * rules_.columns + size_t(column);
  Slice old = cells_[at];
  bool filled = old.to > old.from, again = places_[at] == place;
  if (again && !joins && frames_.back().arrays == 0) {
    issues.add(IssueKind::DuplicateKey, number());
    filled = false;
  }
  if (filled && !again && !text.empty() && paths_[place].rank < paths_[places_[at]].rank) filled = false;
  if (filled && !(again && joins)) {
    if (again && column == rules_.first_text_column && !text.empty()) issues.add(IssueKind::TextWithin, number());
    return;
  }
  if (joins && again && text.empty()) return;
  if (only_open_) undo_.push_back({at, old, places_[at]});
  places_[at] = place;
  char* to = room(text.size() + (filled ? old.to - old.from + 2 : 0));
  uint32_t from = uint32_t(text_used_);
  if (filled) {  // the next of several values in an array
    if (old.to == text_used_) {
      from = old.from;
    } else {
      std::memcpy(to, text_.data() + old.from, old.to - old.from);
      to += old.to - old.from;
    }
    if (!paths_[place].pieces) *to++ = ',', *to++ = ' ';
  }
  if (escaped) {
    uint64_t damaged = 0, nuls = 0;
    to = json_unescape(text, to, damaged, nuls);
    if (damaged) issues.add(IssueKind::DamagedUtf8, number(), damaged);
    if (nuls) issues.add(IssueKind::NulBytes, number(), nuls);
  } else {
    to = std::copy(text.begin(), text.end(), to);
  }
  text_used_ = size_t(to - text_.data());
  cells_[at] = {from, uint32_t(text_used_)};
}

void JsonRecords::stop(const JsonToken& token, IssueLog& issues) {
  uint32_t where = number();
  uint64_t rejected = open_.size();
  for (const Open& open : open_) dropped_[open.row] = 1;
  open_.clear();
  frames_.clear();
  undo_.clear();
  addresses_.clear();
  only_open_ = 0;
  next_ = JsonPaths::kTop;
  if (rules_.lines && token.kind != Kind::Cut) {
    issues.add(IssueKind::RejectedRow, where);
    records_++, rejected_++;
    skipping_ = true;
    return;
  }
  records_ += rejected, rejected_ += rejected;
  ended_ = true;
  ErrorCode code = token.kind == Kind::TooDeep ? ErrorCode::TooDeep : ErrorCode::BadJson;
  fault_ = Error{code, scanner_.line(), scanner_.column(), token.kind == Kind::TooDeep ? JsonScanner::kDeepest : 0, {}};
  issues.add(token.kind == Kind::Cut ? IssueKind::Truncated : IssueKind::BrokenJson, where);
  if (rejected) issues.add(IssueKind::RejectedRow, where, rejected);
  fault_number_ = where;
}

// What follows a fault is not read; a little of it is shown with the record that it is in.
void JsonRecords::pass_over(const char* base, uint32_t end_at, bool last) {
  if (raw.wants() && behind_fault_.size() < kShownOfFault) {
    behind_fault_.append(base + scanner_.position(),
                         std::min(kShownOfFault - behind_fault_.size(), size_t(end_at - scanner_.position())));
    if (last || behind_fault_.size() == kShownOfFault) {
      for (raw.take(behind_fault_); raw.is_open();) raw.close(fault_number_);
      raw.outside(fault_number_, behind_fault_);
    }
  }
  scanner_.skip_rest(base, end_at);
}

char* JsonRecords::room(size_t bytes) {
  size_t need = text_used_ + bytes + kBlock;
  if (need > text_.size()) text_.resize(std::max(need, text_.size() * 2));
  return text_.data() + text_used_;
}

// Rows that are no messages, or were not complete, are left out.
Batch JsonRecords::batch() {
  uint32_t kept = 0, columns = rules_.columns;
  for (uint32_t r = 0; r < rows_; r++) {
    if (dropped_[r]) continue;
    if (kept != r) {
      std::copy_n(cells_.begin() + std::ptrdiff_t(size_t(r) * columns), columns,
                  cells_.begin() + std::ptrdiff_t(size_t(kept) * columns));
      lines_[kept] = lines_[r];  // beside_ is not needed any more
    }
    kept++;
  }
  room(0);
  Batch out;
  out.base = text_.data();
  out.line = lines_.data();
  out.records = kept;
  out.cells = cells_.data();
  out.fields = columns;
  out.text_bytes = text_used_;
  return out;
}

void JsonRecords::drop_batch() {
  rows_ = 0;
  text_used_ = 0;
  cells_.clear();
  places_.clear();
  lines_.clear();
  dropped_.clear();
  beside_.clear();
}

}  // namespace tolle::engine
