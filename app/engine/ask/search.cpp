// Each word is looked for once; words are joined as sets of rows.
#include "engine/ask/search.h"

#include <algorithm>

#include "engine/ask/find_text.h"

namespace tolle::engine {

const BitSet& TextSearch::rows_with(const std::string& needle) {
  constexpr size_t kKept = 8;
  auto same = std::find_if(latest_.begin(), latest_.end(), [&](const Found& f) { return f.needle == needle; });
  if (same != latest_.end()) {
    std::rotate(same, same + 1, latest_.end());
    return latest_.back().rows;
  }
  // "refund" is looked for among the rows with "refu", if these are few.
  const Found* within = nullptr;
  for (const Found& f : latest_)
    if (needle.find(f.needle) != needle.npos && f.count < table_.rows / 16 && (!within || f.count < within->count))
      within = &f;
  Found found{needle, BitSet(table_.rows), 0};
  if (within) {
    const std::vector<uint64_t>& words = within->rows.words();
    for (size_t w = 0; w < words.size(); w++)
      for (uint64_t bits = words[w]; bits; bits &= bits - 1) {
        Row row = Row(w * 64 + unsigned(std::countr_zero(bits)));
        found.rows.set_if(row, contains_folded(table_.text[row], needle));
      }
  } else if (!table_.text.empty()) find_text(table_.text, needle, found.rows);
  found.count = found.rows.count(0, table_.rows);
  if (latest_.size() == kKept) latest_.erase(latest_.begin());
  latest_.push_back(std::move(found));
  return latest_.back().rows;
}

TextMatches TextSearch::find(const std::string& query) {
  TextMatches out{BitSet(table_.rows), 0};
  if (query.empty()) return out;
  std::vector<uint64_t>& all = out.rows.words();
  all.assign(all.size(), ~uint64_t(0));
  std::vector<uint64_t> any(all.size());
  for (const TextAlternatives& alternatives : parse_text_query(query)) {
    any.assign(any.size(), 0);
    for (const TextTerm& term : alternatives) {
      const std::vector<uint64_t>& rows = rows_with(term.needle).words();
      uint64_t flip = term.excluded ? ~uint64_t(0) : 0;
      for (size_t w = 0; w < any.size(); w++) any[w] |= rows[w] ^ flip;
    }
    for (size_t w = 0; w < all.size(); w++) all[w] &= any[w];
  }
  out.count = out.rows.count(0, table_.rows);
  return out;
}

}  // namespace tolle::engine
