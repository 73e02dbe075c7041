// A frame per open object or array, a row per open record; values are copied when they are met, so that nothing of the
// file need be kept.
#include "engine/read/json_records.h"

#include <algorithm>
#include <cstring>

#include "engine/read/block.h"

namespace tolle::engine {
namespace {

using Kind = JsonToken::Kind;
constexpr uint32_t kBatchRows = 1024;
constexpr size_t kBatchText = 256 << 10;
constexpr auto kNowhere = JsonPaths::kNowhere;

}  // namespace

bool JsonRecords::advance(const char* base, uint32_t end_at, bool last, IssueLog& issues) {
  while (!ended_) {
    if (skipping_) {
      if (!scanner_.skip_line(base, end_at, last)) return false;
      skipping_ = false;
    }
    JsonToken token = scanner_.next(base, end_at, last);
    switch (token.kind) {
      case Kind::None:
        if (!last) return false;
        ended_ = true;
        break;
      case Kind::BeginObject:
      case Kind::BeginArray: begin(token.kind == Kind::BeginArray); break;
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
      case Kind::TooDeep:
        if (!stop(token, base, end_at, last, issues)) return false;
        break;
      default: scalar(token, base, issues);
    }
  }
  return rows_ > 0;
}

JsonRecords::Place JsonRecords::child(Place at, std::string_view text) {
  Place found = paths_.find(at, text);
  if (found != kNowhere || open_.empty() || !rules_.late || paths_[at].hidden) return found;
  found = paths_.add(at, text);
  if (found == kNowhere) return found;
  Late late = rules_.late(paths_.name(found, open_.back().place));
  paths_[found].column = late.column;
  paths_[found].rank = late.rank;
  return found;
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

void JsonRecords::begin(bool array) {
  Place place = JsonPaths::kTop;
  Frame frame{kNowhere, array};
  if (!frames_.empty()) {
    const Frame& outer = frames_.back();
    frame.arrays = outer.arrays;
    place = !outer.array ? next_ : outer.place == kNowhere ? kNowhere : child(outer.place, "[]");
    if (outer.array && !array && outer.place != kNowhere && !paths_[outer.place].only_key.empty()) {
      frame.only = true;
      frame.undo = uint32_t(undo_.size());
      only_open_++;
    }
  }
  if (place != kNowhere && paths_[place].link != kNowhere) place = paths_[place].link;
  frame.place = place;
  if (array) {
    frame.arrays++;
  } else if (place != kNowhere && paths_[place].record) {
    frame.record = true;
    frame.arrays = 0;
    open_.push_back({rows_++, place});
    cells_.resize(size_t(rows_) * rules_.columns);
    places_.resize(cells_.size(), kNowhere);
    lines_.push_back(scanner_.line());
    dropped_.push_back(0);
    for (Place p = place; p != kNowhere; p = paths_[p].parent)
      if (paths_[p].key_column >= 0) {
        std::copy(any_key_.begin(), any_key_.end(), room(any_key_.size()));
        cells_[size_t(rows_ - 1) * rules_.columns + size_t(paths_[p].key_column)] = {
            uint32_t(text_used_), uint32_t(text_used_ + any_key_.size())};
        text_used_ += any_key_.size();
      }
  }
  frames_.push_back(frame);
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
  open_.pop_back();
  records_++;
  auto cell = [&](int32_t column) {
    Slice s = cells_[size_t(row) * rules_.columns + size_t(column)];
    return std::string_view(text_.data() + s.from, s.to - s.from);
  };
  bool message = rules_.message_column < 0 || !cell(rules_.message_column).empty();
  if (message && rules_.left_out_column >= 0) message = cell(rules_.left_out_column) != rules_.left_out;
  if (message) return;
  dropped_[row] = 1;
  issues.add(IssueKind::NoMessage, lines_[row]);
}

void JsonRecords::scalar(const JsonToken& token, const char* base, IssueLog& issues) {
  if (frames_.empty()) return;
  const Frame& frame = frames_.back();
  Place place = frame.array ? frame.place : next_;
  if (token.kind == Kind::NoNumber) issues.add(IssueKind::NoNumber, scanner_.line());
  std::string_view text;
  if (token.kind == Kind::String || token.kind == Kind::Number) text = {base + token.from, token.to - token.from};
  else if (token.kind == Kind::True) text = "true";
  else if (token.kind == Kind::False) text = "false";
  if (only_key_) {
    only_key_ = false;
    frames_.back().wanted = text == paths_[frames_[frames_.size() - 2].place].only_value;
  }
  if (open_.empty() || place == kNowhere) return;
  if (int32_t column = paths_[place].column; column >= 0) put(place, column, text, token.escaped, frame.array, issues);
}

void JsonRecords::put(Place place, int32_t column, std::string_view text, bool escaped, bool joins, IssueLog& issues) {
  size_t at = size_t(open_.back().row) * rules_.columns + size_t(column);
  Slice old = cells_[at];
  bool filled = old.to > old.from, again = places_[at] == place;
  if (again && !joins && frames_.back().arrays == 0) {
    issues.add(IssueKind::DuplicateKey, scanner_.line());
    filled = false;
  }
  if (filled && !again && !text.empty() && paths_[place].rank < paths_[places_[at]].rank) filled = false;
  if (filled && !(again && joins)) return;
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
    *to++ = ',';
    *to++ = ' ';
  }
  if (escaped) {
    uint64_t damaged = 0, nuls = 0;
    to = json_unescape(text, to, damaged, nuls);
    if (damaged) issues.add(IssueKind::DamagedUtf8, scanner_.line(), damaged);
    if (nuls) issues.add(IssueKind::NulBytes, scanner_.line(), nuls);
  } else {
    to = std::copy(text.begin(), text.end(), to);
  }
  text_used_ = size_t(to - text_.data());
  cells_[at] = {from, uint32_t(text_used_)};
}

// False when more bytes are needed before reading can go on, or it cannot.
bool JsonRecords::stop(const JsonToken& token, const char* base, uint32_t end_at, bool last, IssueLog& issues) {
  bool rejected = !open_.empty();
  for (const Open& open : open_) dropped_[open.row] = 1;
  open_.clear();
  frames_.clear();
  undo_.clear();
  only_open_ = 0;
  next_ = JsonPaths::kTop;
  if (rules_.lines && token.kind != Kind::Cut) {
    issues.add(IssueKind::RejectedRow, scanner_.line());
    skipping_ = !scanner_.skip_line(base, end_at, last);
    return !skipping_;
  }
  ended_ = true;
  ErrorCode code = token.kind == Kind::TooDeep ? ErrorCode::TooDeep : ErrorCode::BadJson;
  fault_ = Error{code, scanner_.line(), scanner_.column(), token.kind == Kind::TooDeep ? JsonScanner::kDeepest : 0, {}};
  issues.add(token.kind == Kind::Cut ? IssueKind::Truncated : IssueKind::BrokenJson, scanner_.line());
  if (rejected) issues.add(IssueKind::RejectedRow, scanner_.line());
  return true;
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
      lines_[kept] = lines_[r];
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
}

}  // namespace tolle::engine
