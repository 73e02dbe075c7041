// Substring search over one heap of texts without folding it.
#include "engine/ask/find_text.h"

#include <algorithm>
#include <string>

#include "engine/ask/bytes16.h"
#include "engine/ask/fold.h"

namespace tolle::engine {
namespace {

bool is_ascii(char c) { return !(c & 0x80); }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }

// Smaller is rarer. Letters by their frequency in English and French, other ASCII before them.
int frequency(char c) {
  constexpr std::string_view kFromRare = "zqjxkwvbfpygmchdlurnosiate";
  size_t at = kFromRare.find(c);
  return at == kFromRare.npos ? (c == ' ' ? 100 : -1) : int(at);
}
// Space and quotes stand for several bytes: they are no anchors.
bool is_anchor(char c) { return c != ' ' && c != '\'' && c != '"'; }

class Scan {
 public:
  Scan(const TextColumn& texts, std::string_view needle, BitSet& rows) : texts_(texts), needle_(needle), rows_(rows) {
    for (char c : needle) in_needle_[uint8_t(c)] = true;
    quotes_ = std::any_of(needle.begin(), needle.end(), [](char c) { return !is_anchor(c); });
  }

  // False when the needle offers no anchor.
  bool choose_anchors() {
    std::vector<size_t> at;
    for (size_t i = 0; i < needle_.size(); i++)
      if (is_anchor(needle_[i])) at.push_back(i);
    if (at.empty()) return false;
    std::stable_sort(at.begin(), at.end(),
                     [&](size_t a, size_t b) { return frequency(needle_[a]) < frequency(needle_[b]); });
    first_ = at[0];
    second_ = at.size() > 1 ? at[1] : at[0];
    return true;
  }

  void run(Row from, Row to) {
    const char* heap = texts_.heap.data();
    size_t size = texts_.heap.size(), reach = std::max(first_, second_), end = texts_.ends[to - 1];
    row_ = from;
    row_from_ = row_to_ = from ? texts_.ends[from - 1] : 0;
    Bytes16 a = Bytes16::all(uint8_t(needle_[first_])), b = Bytes16::all(uint8_t(needle_[second_]));
    Bytes16 case_a = Bytes16::all(is_lower(needle_[first_]) ? 0x20 : 0),
            case_b = Bytes16::all(is_lower(needle_[second_]) ? 0x20 : 0);
    // Lead bytes of what folds to ASCII: U+00A0–024F and U+0300–036F (C2–C9, CC, CD), U+1E00–1EFF (E1), quotes and
    // spaces (E2), the wide space (E3). The last two only where the needle has such.
    Bytes16 latin = Bytes16::all(quotes_ ? 0xC2 : 0xC3), more = Bytes16::all(0xE1);
    uint8_t latin_span = quotes_ ? 0x0B : 0x0A, more_span = quotes_ ? 2 : 0;
    // Plain ASCII without a hit is left behind quickly: a hit, and any byte above 0x7F, sets the highest bit.
    auto hits_at = [&](size_t at) {
      return (Bytes16::load(heap + at + first_) | case_a).equal(a) &
             (Bytes16::load(heap + at + second_) | case_b).equal(b);
    };
    auto marks_at = [&](size_t at) { return hits_at(at) | Bytes16::load(heap + at); };
    size_t x = row_from_, most = size < reach + 16 ? 0 : std::min(end, size - reach - 15);
    for (; x < most; x += 16) {
      while (x + reach + 64 <= size && x < most &&
             !((marks_at(x) | marks_at(x + 16)) | (marks_at(x + 32) | marks_at(x + 48))).high_bits())
        x += 64;
      if (x >= most) break;
      Bytes16 here = Bytes16::load(heap + x);
      Bytes16 hits =
          (Bytes16::load(heap + x + first_) | case_a).equal(a) & (Bytes16::load(heap + x + second_) | case_b).equal(b);
      Bytes16 leads = (here - latin).at_most(latin_span) | (here - more).at_most(more_span);
      if (!(hits | leads).any()) continue;
      uint32_t starts = hits.high_bits(), folds = leads.high_bits();
      if (uint64_t matched = look(x, starts, folds)) {  // go on behind the row that matched
        if (matched >= x + 16) x = matched - 16;
      }
    }
    for (; x < end; x++) {
      bool start = x + needle_.size() <= size && lower(heap[x + first_]) == needle_[first_];
      look(x, start, uint8_t(heap[x]) >= 0xC2);
    }
  }

 private:
  // Tries the marked positions of a block; gives the end of the last row that matched, 0 if none did.
  uint64_t look(size_t x, uint32_t starts, uint32_t folds) {
    uint64_t matched_to = 0;
    for (uint32_t both = starts | folds; both; both &= both - 1) {
      unsigned i = unsigned(std::countr_zero(both));
      size_t at = x + i;
      if (at < matched_to) continue;
      enter_row_of(at);
      if (rows_[row_]) continue;
      bool found = (starts >> i & 1) && matches_ascii(at);
      if (!found && (folds >> i & 1)) found = matches_around(at);
      if (!found) continue;
      rows_.set(row_);
      matched_to = row_to_;
    }
    return matched_to;
  }

  void enter_row_of(size_t at) {
    if (at < row_to_) return;
    // Rows are short: step; far ahead: leap.
    const RawVector<size_t>& ends = texts_.ends;
    Row next = row_to_ > row_from_ ? row_ + 1 : row_;
    for (int step = 0; step < 8 && ends[next] <= at; step++) next++;
    if (ends[next] <= at) next = Row(std::upper_bound(ends.begin() + next, ends.end(), at) - ends.begin());
    row_ = next;
    row_from_ = row_ ? ends[row_ - 1] : 0;
    row_to_ = ends[row_];
  }

  bool matches_ascii(size_t at) const {
    if (at + needle_.size() > row_to_) return false;
    const char* text = texts_.heap.data() + at;
    for (size_t i = 0; i < needle_.size(); i++) {
      char c = lower(text[i]);
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
      if (c != needle_[i]) return false;
    }
    return true;
  }

  // Is there a match that contains the non-ASCII character at `at`? Its neighbours are looked at before anything is folded.
  bool matches_around(size_t at) {
    const char* heap = texts_.heap.data();
    FoldedChar c = fold_char({heap + at, size_t(row_to_ - at)});
    if (c.size && !is_ascii(c.bytes[0])) return false;
    if (c.size == 1) {
      if (!in_needle_[uint8_t(c.bytes[0])]) return false;
      char before = at > row_from_ ? heap[at - 1] : '\0';
      char after = at + c.length < row_to_ ? heap[at + c.length] : '\0';
      bool plausible = false;
      for (size_t i = 0; i < needle_.size() && !plausible; i++)
        plausible = needle_[i] == c.bytes[0] && (i == 0 || fits(before, needle_[i - 1])) &&
                    (i + 1 == needle_.size() || fits(after, needle_[i + 1]));
      if (!plausible) return false;
    }
    // Marks count as characters without letters, so a match could be of any length: take the row, or a good part of it.
    size_t reach = 8 * needle_.size() + 64;
    size_t from = at - row_from_ > reach ? at - reach : row_from_, to = row_to_ - at > reach ? at + reach : row_to_;
    while (from > row_from_ && (heap[from] & 0xC0) == 0x80) from--;
    while (to < row_to_ && (heap[to] & 0xC0) == 0x80) to++;
    return contains_folded({heap + from, to - from}, needle_);
  }
  static bool fits(char c, char wanted) {
    if (!is_ascii(c)) return true;
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    return lower(c) == wanted;
  }

  const TextColumn& texts_;
  std::string_view needle_;
  BitSet& rows_;
  bool in_needle_[256] = {};
  bool quotes_ = false;
  size_t first_ = 0, second_ = 0;
  Row row_ = 0;
  uint64_t row_from_ = 0, row_to_ = 0;
};

}  // namespace

bool contains_folded(std::string_view text, std::string_view needle) {
  char small[1024];
  if (text.size() <= sizeof small)
    return std::string_view(small, fold(text, small)).find(needle) != std::string_view::npos;
  return folded(text).find(needle) != std::string::npos;
}

void find_text_plainly(const TextColumn& texts, std::string_view needle, BitSet& rows) {
  for (Row r = 0; r < texts.ends.size(); r++) rows.set_if(r, contains_folded(texts[r], needle));
}

void find_text(const TextColumn& texts, std::string_view needle, BitSet& rows, Row from, Row to) {
  if (from >= to) return;
  Scan scan(texts, needle, rows);
  bool ascii = std::all_of(needle.begin(), needle.end(), is_ascii);
  if (ascii && scan.choose_anchors()) return scan.run(from, to);
  // Greek, Cyrillic, CJK, emoji: only rows with such bytes are folded.
  bool plain_needle = ascii;
  for (Row r = from; r < to; r++) {
    std::string_view text = texts[r];
    if (text.size() < needle.size() / 2) continue;
    bool has = plain_needle;
    size_t i = 0;
    for (; !has && i + 16 <= text.size(); i += 16) has = Bytes16::load(text.data() + i).high_bits();
    for (; !has && i < text.size(); i++) has = !is_ascii(text[i]);
    if (has && contains_folded(text, needle)) rows.set(r);
  }
}

}  // namespace tolle::engine
