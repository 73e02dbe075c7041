// Who wrote what: sides, names, and signatures below texts.
#include "engine/read/build.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "base/text.h"
#include "engine/read/directions.h"
#include "engine/read/private_notes.h"
#include "engine/read/signature.h"

namespace tolle::engine {

void TableBuilder::add_authors(const Batch& b) {
  add_dict(b, Role::AuthorName, author_);
  if (!has(Role::Direction)) return author_kind_.resize(rows_, plan_.author);
  author_kind_.resize(rows_);
  Author* out = author_kind_.data() + (rows_ - b.records);
  uint32_t others = 0;
  Author yes = Author::Public, no = Author::Organisation;
  if (plan_.sides.yes_is_staff) std::swap(yes, no);
  each(b, Role::Direction, [&](uint32_t r, Cell cell) {
    if (cell.size() == 4 && std::memcmp(cell.from, "True", 4) == 0) out[r] = yes;
    else if (cell.size() == 5 && std::memcmp(cell.from, "False", 5) == 0) out[r] = no;
    else others++, out[r] = speaker(rows_ - b.records + r, value_of(cell, scratch_));
  });
  says_who_ |= others < b.records;
  if (auto [column, values] = plan_.by_staff; column != kNone)
    each_cell(b, column, [&](uint32_t r, const char* at, const char* to, bool quoted) {
      if (is_one_of(value_of({at, to, quoted}, scratch_), values)) out[r] = Author::Organisation, says_who_ = true;
    });
}

Code TableBuilder::code_of_direction(std::string_view direction) {
  Code code = directions_.code_of(direction);
  if (code == speakers_.size()) {
    Speaks who = plan_.sides.of(direction);
    says_who_ |= who != Speaks::Unknown;
    if (who == Speaks::Automatic) automatic_.push_back(code);
    speakers_.push_back(who == Speaks::Public ? Author::Public : Author::Organisation);
    if (folded(direction) == "user") user_ = code;
  }
  return code;
}

Author TableBuilder::speaker(Row row, std::string_view direction) {
  if (direction.empty()) return Author::Public;
  Code code = code_of_direction(direction);
  if (code == user_) users_.push_back(row);
  if (std::ranges::contains(automatic_, code) && is_talk(row)) {  // of a ticket itself it tells who began it
    issues.add(IssueKind::NoMessage, line_[row]);
    left_out_.push_back(row);
  }
  return speakers_[code];
}

void TableBuilder::clean_names(DictColumn& column, bool join_equal) {
  std::map<Code, Cleaned> changed;
  std::vector<Code> code(column.names.size());
  std::map<size_t, Code> same;  // addresses are the same in any case
  for (Code c = 0; c < column.names.size(); c++) {
    Cleaned found;
    code[c] = c;
    if (!cleaner_.may_change(column.names[c], Markup::None)) continue;
    if (!cleaner_.clean(column.names[c], Markup::None, cleaned_, found)) continue;
    if (!join_equal) {
      std::ranges::transform(column.names[c], column.names[c].begin(),
                             [](char x) { return x >= 'A' && x <= 'Z' ? char(x + 32) : x; });
      column.masked.emplace_back(c, std::hash<std::string>()(column.names[c]));
      code[c] = same.try_emplace(column.masked.back().second, c).first->second;
    }
    column.names[c] = cleaned_;
    changed[c] = found;
  }
  if (changed.empty()) return;
  std::map<std::string_view, Code> first;
  for (Code c = 0; c < code.size() && join_equal; c++) code[c] = first.try_emplace(column.names[c], c).first->second;
  for (Row r = 0; r < column.codes.size(); r++) {
    Code& c = column.codes[r];
    if (c == kNoCode) continue;
    if (auto found = changed.find(c); found != changed.end()) {
      if (found->second.repaired) issues.add(IssueKind::RepairedText, line_[r]);
      if (found->second.mails) issues.add(IssueKind::MaskedMail, line_[r], found->second.mails);
      if (found->second.phones) issues.add(IssueKind::MaskedPhone, line_[r], found->second.phones);
    }
    c = code[c];
  }
}

void TableBuilder::add_signatures(Row from) {
  if (!signs_texts()) return;
  agent_.fill(rows_);
  for (Row r = from; r < rows_; r++)
    if (author_kind_[r] == Author::Organisation) agent_.column().codes[r] = agent_.code_of(signature_in(text_.at(r)));
}

}  // namespace tolle::engine
