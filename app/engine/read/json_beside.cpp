// What belongs to a record, though it stands elsewhere: what was said about it, names, long addresses.
#include "engine/read/directions.h"
#include "engine/read/json_records.h"

namespace tolle::engine {
namespace {

constexpr size_t kLongestAddress = 2048, kMostAddresses = 64;

}  // namespace

// What belongs to a record and stands in it; what stands deeper may hang below something there already.
void JsonRecords::hang_below(uint32_t row) {
  for (uint32_t r = row + 1; r < rows_ && rules_.thread_column >= 0; r++)
    if (beside_[r] >= 0 && rules_.beside[size_t(beside_[r])].inside &&
        !(rules_.replies && !cell(r, rules_.thread_column).empty()))
      slice(r, rules_.thread_column) = slice(row, rules_.id_column);
  if (!rules_.asks.empty() && rules_.sides.of(cell(row, rules_.direction_column)) == Speaks::Automatic)
    begin_with_the_public(row);
  if (rules_.from_talk.empty()) return;
  uint32_t first = row;
  int32_t time = rules_.from_talk[1];
  std::string_view author = cell(row, rules_.from_talk[2]), asked = cell(row, time);
  for (uint32_t r = row + 1; r < rows_; r++) {
    if (beside_[r] < 0 || dropped_[r]) continue;
    Speaks who = rules_.sides.of(cell(r, rules_.direction_column));
    std::string_view at = cell(r, time), so_far = cell(first, time), by = cell(r, rules_.from_talk[2]);
    bool others = who == Speaks::Unknown && !author.empty() && !by.empty() && by != author;
    bool public_may = who == Speaks::Public || who == Speaks::Unknown;
    if (!public_may || (others && !asked.empty() && at != asked)) continue;
    if (first == row || (at.size() == so_far.size() && at < so_far)) first = r;  // the newest may stand first
  }
  bool described = first != row && cell(row, rules_.from_talk[0]).empty();  // its text is the record's own then
  // A number here and a name there are the same person's.
  if (std::string_view by = cell(first, rules_.from_talk[2]);
      described && !by.empty() && naming_of(by) != naming_of(author))
    slice(row, rules_.from_talk[2]) = {};
  dropped_[first] |= described;
  // Some keep of a record only when something was last said.
  if (std::string_view at = cell(first, time); described && at.size() == asked.size() && at < asked)
    slice(row, time) = slice(first, time);
  bool opens = asked.empty() || cell(first, time) == asked || described;
  for (int32_t column : rules_.from_talk)
    if (cell(row, column).empty() && (opens || column != rules_.from_talk[2]))
      slice(row, column) = slice(first, column);
}

void JsonRecords::begin_with_the_public(uint32_t row) {
  for (uint32_t r = row + 1; r < rows_; r++) {
    if (beside_[r] < 0 || dropped_[r] || rules_.sides.of(cell(r, rules_.direction_column)) != Speaks::Public) continue;
    for (int32_t column : rules_.asks) slice(row, column) = slice(r, column);
    dropped_[r] = 1;
    return;
  }
}

void JsonRecords::Texts::set(std::string_view id, std::string_view text) {
  auto [at, fresh] = index.try_emplace(std::string(id), uint32_t(texts.size()));
  if (fresh) texts.emplace_back();
  texts[at->second] = text;
}

const std::string* JsonRecords::Texts::find(std::string_view id) const {
  auto at = index.find(std::string(id));
  return at == index.end() ? nullptr : &texts[at->second];
}

// False: it is no row.
bool JsonRecords::close_beside(uint32_t row, const Beside& beside) {
  auto says = [&](int32_t column) { return column < 0 ? std::string_view{} : cell(row, column); };
  if (beside.names) {
    if (std::string_view name = says(rules_.author_column); !name.empty())
      author_names.set(says(rules_.id_column), name);
    dropped_[row] = 1;
    return false;
  }
  if (!beside.direction.empty()) write(row, rules_.direction_column, beside.direction);
  if (!beside.inside && says(rules_.thread_column).empty())
    if (auto found = links_.find(says(rules_.id_column))) write(row, rules_.thread_column, *found);
  return true;
}

// One of a pair, in whichever order they stand.
void JsonRecords::address(JsonPaths::Node::Address which, std::string_view text, bool escaped) {
  std::string plain(text);
  if (escaped) {
    uint64_t damaged = 0, nuls = 0;
    plain.resize(size_t(json_unescape(text, plain.data(), damaged, nuls) - plain.data()));
  }
  bool is_short = which == JsonPaths::Node::Address::Short;
  bool open = !addresses_.empty() && (is_short ? addresses_.back().first : addresses_.back().second).empty();
  if (!open && addresses_.size() == kMostAddresses) return;
  if (!open) addresses_.emplace_back();
  (is_short ? addresses_.back().first : addresses_.back().second) = std::move(plain);
}

void JsonRecords::write_out_addresses(uint32_t row) {
  std::string text(cell(row, rules_.short_text_column));
  bool changed = false;
  for (const auto& [from, to] : addresses_) {
    size_t at = from.empty() || to.empty() || to.size() > kLongestAddress ? text.npos : text.find(from);
    if (at == text.npos) continue;
    text.replace(at, from.size(), to);
    changed = true;
  }
  addresses_.clear();
  if (changed) write(row, rules_.short_text_column, text);
}

}  // namespace tolle::engine
