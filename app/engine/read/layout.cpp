// Every candidate delimiter is tried on the head; the one that gives the most even table wins.
#include "engine/read/layout.h"
#include "engine/read/clean.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "base/dates.h"
#include "base/text.h"
#include "engine/read/block.h"
#include "engine/read/scan.h"

namespace tolle::engine {
namespace {

constexpr char kDelimiters[] = {',', ';', '\t', '|'};
constexpr uint32_t kTrialRecords = 200, kSampleRecords = 400, kSampleCells = 40'000, kPreambleRecords = 20;

struct Trial {
  char delimiter = ',';
  double score = 0;
  uint32_t usual = 1;              // how many fields most records have
  std::optional<uint32_t> header;  // which record, if its names are known
};

// Whether a line feed stands outside of quotes: it ends a record then, and no lone CR does.
bool feeds_lines(std::string_view text) {
  bool inside = false;
  for (char c : text) {
    inside ^= c == '"';
    if (c == '\n' && !inside) return true;
  }
  return false;
}

// The scanner wants room behind the text.
class Head {
 public:
  Head(std::string_view text, bool whole) : size_(uint32_t(text.size())), whole_(whole), bytes_(text) {
    bytes_.append(kBlock + 8, '\0');
    lone_cr_ends = text.find('\r') != text.npos && !feeds_lines(text);
  }
  Batch records(Scanner& s, char delimiter, uint32_t from, uint32_t line, uint32_t fields, uint32_t end = ~0u) {
    s.start({delimiter, lone_cr_ends, fields}, from, line);
    end = std::min(end, size_);
    bool last = whole_ && end == size_;
    s.scan(bytes_.data(), end, last);
    if (last && s.inside_quotes()) {
      s.take_quote_as_text(bytes_.data());
      s.scan(bytes_.data(), end, true);
    }
    if (last) bytes_[size_] = '\0';
    return s.batch(bytes_.data());
  }
  uint32_t size() const { return size_; }
  bool lone_cr_ends = false;

 private:
  uint32_t size_;
  bool whole_;
  std::string bytes_;
};

// A header's cell without white space and byte order mark.
std::string name_in(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.starts_with("\xEF\xBB\xBF")) cell = trimmed(cell.substr(3));
  std::string repaired;
  return undo_double_encoding(cell, repaired) ? repaired : std::string(cell);
}

uint32_t fields_of(const Batch& b, uint32_t record) { return b.first[record + 1] - b.first[record]; }

std::vector<std::string> cells_of(const Batch& b, uint32_t record) {
  Batch one = b;
  one.first += record;
  one.start += record;
  one.records = 1;
  std::vector<std::string> cells(fields_of(b, record));
  for (uint32_t c = 0; c < cells.size(); c++)
    each_cell(one, c, [&](uint32_t, const char* from, const char* to, bool quoted) {
      for (const char* p = from; p < to; p++) {
        cells[c] += *p;
        if (quoted && *p == '"' && p + 1 < to && p[1] == '"') p++;
      }
    });
  return cells;
}

Trial trial_of(const Batch& b, char delimiter) {
  Trial t{delimiter};
  std::map<uint32_t, uint32_t> counts;
  uint32_t n = std::min(b.records, kTrialRecords);
  for (uint32_t r = 0; r < n; r++) counts[fields_of(b, r)]++;
  uint32_t most = 0;
  for (auto [fields, count] : counts)
    if (count >= most) {
      most = count;
      t.usual = fields;
    }
  if (t.usual < 2) return t;
  double share = double(most) / n;
  t.score = share * share * std::log2(t.usual);
  return t;
}

// Fields up to the last one that is not empty: spreadsheets make all lines as wide as the table.
uint32_t width_of(const Batch& b, uint32_t record) {
  uint32_t first = b.first[record], width = fields_of(b, record);
  while (width > 1 && b.ends[first + width - 1] == b.ends[first + width - 2] + 1) width--;
  return width;
}

enum class Looks : uint8_t { Nothing, Word, Number, Date };
Looks looks(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.empty()) return Looks::Nothing;
  bool number = true, digit = false;
  for (char c : cell) {
    digit |= is_digit(c);
    number &= is_digit(c) || c == '.' || c == ',' || c == '-' || c == '+';
  }
  if (number && digit) return Looks::Number;
  return read_date(cell, true).fault == Date::Fault::None ? Looks::Date : Looks::Word;
}

bool only_words(const Batch& b, uint32_t record) {
  return std::ranges::all_of(cells_of(b, record), [](const std::string& cell) {
    Looks l = looks(cell);
    return l == Looks::Word || l == Looks::Nothing;
  });
}

// Where the header is by the shape of the table: below lines that are much shorter than most.
uint32_t header_by_shape(const Batch& b, uint32_t usual) {
  uint32_t n = std::min(b.records, kTrialRecords), header = 0, widest = 0;
  for (uint32_t r = 0; r < n; r++) widest = std::max(widest, width_of(b, r));
  usual = std::min(usual, widest);
  while (header < n && header < kPreambleRecords && width_of(b, header) < std::max(2u, (usual + 1) / 2)) header++;
  // A title may have two cells as well: names are as many as the fields below them, and words where those are not.
  for (uint32_t r = header; r + 1 < n && r < kPreambleRecords && width_of(b, header) < usual; r++)
    if (width_of(b, r) == usual && only_words(b, r) && !only_words(b, r + 1)) return r;
  return header;
}

constexpr uint32_t kMostNames = 512;  // as many columns as a known header has at the most

// Where the header is by its names; no record if they are not known.
std::optional<uint32_t> header_by_names(const Batch& b, const LayoutHints& hints) {
  if (!hints.known_names) return {};
  for (uint32_t r = 0; r < std::min(b.records, kPreambleRecords); r++) {
    if (fields_of(b, r) > kMostNames) continue;
    std::vector<std::string> names = cells_of(b, r);
    for (std::string& name : names) name = name_in(name);
    if (hints.known_names(names)) return r;
  }
  return {};
}

// R names no column of row names: each record has one field more than the header.
bool lacks_a_name(const Batch& b, uint32_t names) {
  uint32_t n = std::min(b.records, kTrialRecords);
  for (uint32_t r = 0; r < n; r++)
    if (fields_of(b, r) != names + 1 || b.ends[b.first[r + 1] - 1] == b.ends[b.first[r + 1] - 2] + 1) return false;
  return n > 1;
}

// A first record of the same kinds of values as the second, numbers and dates among them, is no header.
bool is_header(const std::vector<std::string>& first, const std::vector<std::string>* second) {
  uint32_t values = 0, dates = 0, words = 0, same = 0;
  for (size_t c = 0; c < first.size(); c++) {
    Looks l = looks(first[c]);
    words += l == Looks::Word;
    values += l == Looks::Number || l == Looks::Date;
    dates += l == Looks::Date;
    same += (l == Looks::Number || l == Looks::Date) && second && c < second->size() && looks((*second)[c]) == l;
  }
  if (values == 0 || same < values) return true;
  return !(dates > 0 && values > 1) && values <= words;
}

void name_columns(Layout& out, const std::vector<std::string>& header) {
  std::set<std::string> taken;
  std::map<std::string, int> last;  // the number that the name was given last: 5,000 equal names must stay quick
  for (size_t c = 0; c < header.size(); c++) {
    std::string cell = name_in(header[c]), name = cell, unique = name;
    if (name.empty()) unique = name = "column_" + std::to_string(c + 1);
    for (int& n = last.try_emplace(name, 1).first->second; !taken.insert(unique).second;)
      unique = name + "_" + std::to_string(++n);
    out.renamed += out.has_header && !cell.empty() && unique != cell;
    out.names.push_back(unique);
  }
  // Spreadsheets write empty columns behind the last one.
  while (out.has_header && out.names.size() > 1 && trimmed(header[out.names.size() - 1]).empty() &&
         out.names.size() > 64)
    out.names.pop_back();
}

// How many fields a line has without the quotes around it; 0 if it is not in quotes as a whole.
size_t fields_in_quoted(std::string_view line, char delimiter) {
  if (line.size() < 3 || !line.starts_with('"') || !line.ends_with('"')) return 0;
  line = line.substr(1, line.size() - 2);
  size_t fields = 1;
  bool inside = false;
  for (size_t i = 0; i < line.size(); i++) {
    fields += line[i] == delimiter && !inside;
    if (line[i] != '"') continue;
    if (i + 1 == line.size() || line[++i] != '"') return 0;
    inside = !inside;
  }
  return fields;
}

}  // namespace

bool records_in_quotes(std::string_view head, const Layout& layout) {
  constexpr size_t kLines = 5, kFewestFields = 3;
  size_t at = layout.is_table ? layout.body : 0;
  for (char delimiter : layout.is_table ? std::span<const char>(&layout.delimiter, 1) : kDelimiters) {
    size_t fields = layout.is_table ? layout.names.size() : 0, lines = 0;
    for (size_t from = at; from < head.size() && lines < kLines;) {
      size_t end = head.find('\n', from);
      if (end == head.npos && lines) break;  // it may be cut off
      size_t found = fields_in_quoted(trimmed(head.substr(from, end - from)), delimiter);
      from = end == head.npos ? end : end + 1;
      if (found < kFewestFields || (fields && found != fields)) lines = kLines + 1;
      fields = found, lines++;
    }
    if (lines && lines <= kLines && (layout.is_table || lines > 1)) return true;
  }
  return false;
}

Layout sniff_layout(std::string_view head_text, bool whole, const LayoutHints& hints) {
  Layout out;
  Head head(head_text, whole);
  out.lone_cr_ends = head.lone_cr_ends;
  uint32_t from = 0, line = 1;
  Scanner scanner;

  // Excel's own way to name the delimiter: a first line "sep=;"
  bool named = head_text.size() > 5 && equals_ignoring_case(head_text.substr(0, 4), "sep=") &&
               (head_text[5] == '\r' || head_text[5] == '\n');
  if (named) {
    from = uint32_t(head_text.find_first_not_of("\r\n", 5));
    line = 2;
    if (from >= head.size()) return out;
  }
  Trial best;
  char chosen = hints.delimiter ? hints.delimiter : named ? head_text[4] : '\0';
  for (char delimiter : chosen ? std::span<const char>(&chosen, 1) : std::span<const char>(kDelimiters)) {
    // A lone CR ends records only where they are known to be complete: first see how long the header is.
    Batch b = head.records(scanner, delimiter, from, line, ~0u, from + (64u << 10));
    if (b.records == 0) b = head.records(scanner, delimiter, from, line, ~0u);
    if (b.records == 0) continue;
    Trial t = trial_of(b, delimiter);
    if (t.score == 0) t.usual = std::max(t.usual, fields_of(b, 0));
    t.header = header_by_names(b, hints);
    if (t.header) t.usual = std::max(t.usual, fields_of(b, *t.header));
    bool better = t.score > best.score || (best.score == 0 && t.usual > best.usual);
    if (bool(t.header) == bool(best.header) ? better : bool(t.header)) best = t;
  }
  if (best.usual < 2) {
    // What stands in the last block is seen with the text behind it only.
    size_t seen = head_text.size() - std::min<size_t>(head_text.size(), kBlock + 1);
    out.complete = whole || head_text.substr(0, seen).find_first_of("\r\n") != head_text.npos;
    return out;
  }
  out.is_table = true;
  out.delimiter = best.delimiter;
  Batch b = head.records(scanner, best.delimiter, from, line, ~0u);
  uint32_t at = best.header ? *best.header : header_by_shape(b, best.usual);
  if (b.records <= at) {
    out.complete = whole;
    out.is_table = false;
    return out;
  }
  std::vector<std::string> header = cells_of(b, at);
  uint32_t header_start = b.start[at], header_line = b.line[at];
  out.header_text = head_text.substr(header_start, b.ends[b.first[at + 1] - 1] - header_start);
  uint32_t body = at + 1 < b.records ? b.start[at + 1] : scanner.record_start();
  uint32_t body_line = at + 1 < b.records ? b.line[at + 1] : scanner.line_at_record_start();
  b = head.records(scanner, best.delimiter, body, body_line, uint32_t(header.size()));
  if (lacks_a_name(b, uint32_t(header.size()))) {
    header.insert(header.begin(), "");
    b = head.records(scanner, best.delimiter, body, body_line, uint32_t(header.size()));
  }
  std::vector<std::string> second;
  if (b.records) second = cells_of(b, 0);
  out.has_header = best.header || is_header(header, b.records ? &second : nullptr);
  if (!out.has_header) {
    body = header_start;
    body_line = header_line;
    b = head.records(scanner, best.delimiter, body, body_line, uint32_t(header.size()));
    std::fill(header.begin(), header.end(), "");
    out.header_text.clear();
  }
  out.complete = whole || b.records > 0;  // roles are guessed from records, too
  name_columns(out, header);
  out.header_line = out.has_header ? header_line : 0;
  out.body = body;
  out.body_line = body_line;
  uint32_t wanted = std::clamp<uint32_t>(kSampleCells / uint32_t(out.names.size()), 8, kSampleRecords);
  for (uint32_t r = 0; r < std::min(b.records, wanted); r++) out.samples.push_back(cells_of(b, r));
  if (b.records > 1) out.bytes_per_record = double(scanner.record_start() - body) / b.records;
  return out;
}

}  // namespace tolle::engine
