// Bytes → text → records → the table's builder.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "engine/read/loader_parts.h"
#include "engine/read/sample.h"

namespace tolle::engine {
namespace {

constexpr size_t kPiece = 48 << 10;      // scanned and taken apart while it is in the cache
constexpr size_t kSwallowed = 64 << 20;  // a quoted field this long, with many line breaks, lacks its closing quote
constexpr uint32_t kManyBreaks = 1000;
constexpr size_t kRawLength = 2000;  // code points of a record that is shown as it stands
constexpr size_t kMostHeld = 20;     // more records than this are no footer
constexpr int kMostRecoveries = 8;   // each may look at kSwallowed bytes again; then quotes end with their line

// Nothing but delimiters, as spreadsheets write empty rows.
bool is_blank(const Batch& b, uint32_t record) {
  return b.ends[b.first[record + 1] - 1] - b.start[record] == b.first[record + 1] - b.first[record] - 1;
}

bool is_sum(std::string_view cell) {
  constexpr std::string_view kSums[] = {"total",  "totals", "grand total", "totaux", "total general", "somme",  "summe",
                                        "gesamt", "suma",   "gesamtsumme", "totale", "sum",           "overall"};
  constexpr size_t kLongest = 16;
  return cell.size() >= 3 && cell.size() < kLongest && std::ranges::contains(kSums, folded(cell));
}

bool has_field_after_space(const Batch& batch, uint32_t record) {
  for (uint32_t f = batch.first[record]; f + 1 < batch.first[record + 1]; f++)
    if (batch.base[batch.ends[f] + 1] == ' ') return true;
  return false;
}

}  // namespace

size_t double_escaped_quotes(char* text, size_t size) {
  for (size_t at = 0; at < size; at += 2) {
    const void* found = std::memchr(text + at, '\\', size - at);
    if (!found) return size;
    at = size_t(static_cast<const char*>(found) - text);
    if (at + 1 == size) return at;
    if (text[at + 1] == '"') text[at] = '"';
  }
  return size;
}

// Turns the raw bytes into text where they stand, or, if they are not clean UTF-8, by way of `decoded`.
void Loader::Parts::decode_bytes(bool last) {
  size_t before = text_end;
  size_t decided = decided_bytes(last);
  if (decided < raw().size()) last = false;
  if (encoding_open && decided) newest = raw()[decided - 1];
  bool clean = false;
  text_end += decoder.as_is(raw().substr(0, decided), last, clean);
  if (clean) return;
  decided -= text_end - before;
  uint64_t damaged = decoder.damaged, nuls = decoder.nuls;
  size_t start = text_end;
  decoded.clear();
  size_t used = decoder.decode(raw().substr(0, decided), last, decoded);
  size_t left = raw_end - text_end - used;
  std::string rest(raw().substr(used));
  raw_end = text_end;
  reserve(decoded.size() + left);
  std::memcpy(text() + text_end, decoded.data(), decoded.size());
  text_end += decoded.size();
  if (left) std::memcpy(text() + text_end, rest.data(), left);
  raw_end = text_end + left;
  report(IssueKind::DamagedUtf8, decoder.damaged - damaged, decoder.damaged_at, start);
  report(IssueKind::NulBytes, decoder.nuls - nuls, decoder.nuls_at, start);
}

void Loader::Parts::decode(bool last) {
  size_t before = text_end;
  decode_bytes(last);
  if (!escapes) return;
  size_t done = before + double_escaped_quotes(text() + before, text_end - before);
  if (!last) text_end = done;  // a backslash waits for what follows it
}

// How much of the raw bytes may be decoded now. While all was ASCII, the first other byte decides between UTF-8 and
// Windows-1252, together with as many bytes behind it as the head has: so that no split of the file decides otherwise.
size_t Loader::Parts::decided_bytes(bool last) {
  if (!encoding_open) return raw().size();
  std::string_view rest = raw();
  size_t at = 0;
  while (at + kBlock <= rest.size() && plain_ascii(rest.data() + at)) at += kBlock;
  while (at < rest.size() && uint8_t(rest[at]) < 0x80) at++;
  if (at == rest.size() || (!last && !ending && rest.size() - at < options.head_bytes)) return at;
  encoding_open = false;
  std::string window(1, at ? rest[at - 1] : newest);
  window += rest.substr(at, options.head_bytes);
  source.encoding = utf8_or_windows(window);
  if (source.encoding == Encoding::Utf8) return rest.size();
  decoder = Decoder(source.encoding);
  return rest.size();
}

Result<Loader::Step> Loader::Parts::scan(bool last) {
  ending = last;
  decode(last && !damage);
  reserve(0);
  if (json) {
    bool rows_only = !options.lines.empty();
    json->read(text(), uint32_t(text_end), last, table->issues, [&](const Batch& batch) {
      if (!rows_only) add_records(batch);
    });
    records = json->records();
    if (rows_only && last) raw_records = json->raw.found();
    return Step::More;
  }
  if (last && damage) {
    // The record that is not complete is none. With spaces behind it the scanner leaves nothing before it unread.
    last = false;
    reserve(2 * kBlock);
    std::memset(text() + text_end, ' ', 2 * kBlock);
    text_end += kBlock + 1;
    raw_end = text_end;
  }
  while (scanner.scanned() < text_end) {
    size_t end = std::min<size_t>(text_end, scanner.scanned() + kPiece);
    uint32_t before = scanner.scanned();
    scanner.scan(text(), uint32_t(end), last && end == text_end);
    take_batch();
    size_t open = scanner.inside_quotes() ? text_end - scanner.field_start() : 0;
    if (!last && open > std::max(kSwallowed, 2 * open_looked_at)) {
      open_looked_at = open;  // not at every piece: time must not grow with the square of the field
      if (scanner.line_of(text(), uint32_t(text_end)) - scanner.line_of(text(), scanner.field_start()) > kManyBreaks) {
        recover();
        continue;
      }
    }
    if (open == 0) open_looked_at = 0;
    if (scanner.scanned() == before) break;
  }
  if (!last) return Step::More;
  // A quote that never closes would swallow all records below it: it opens nothing then.
  while (scanner.inside_quotes()) {
    recover();
    scanner.scan(text(), uint32_t(text_end), true);
    take_batch();
  }
  return Step::More;
}

void Loader::Parts::recover() {
  table->issues.add(IssueKind::UnbalancedQuote, scanner.line_of(text(), scanner.field_start()));
  if (++recoveries >= kMostRecoveries) scanner.close_quotes_at_line_ends();
  scanner.take_quote_as_text(text());
  open_looked_at = 0;
}

void Loader::Parts::take_batch() {
  Batch batch = scanner.batch(text());
  if (batch.records == 0) return;
  if (!damaged_at.empty() || !nuls_at.empty()) place_in(batch);
  if (!options.lines.empty()) {
    collect(batch);
    return scanner.drop_batch();
  }
  uint32_t from = 0;
  auto add_before = [&](uint32_t r) {
    add_records(part_of(batch, from, r));
    from = r + 1;
  };
  for (uint32_t r = 0; r < batch.records; r++) {
    uint32_t found = batch.first[r + 1] - batch.first[r];
    uint32_t size = batch.ends[batch.first[r + 1] - 1] - batch.start[r];
    bool is_header =
        size == header_text.size() && size && !std::memcmp(batch.base + batch.start[r], header_text.data(), size);
    if (is_header || (batch.ends[batch.first[r]] == batch.start[r] && is_blank(batch, r))) {
      add_before(r);
      table->issues.add(IssueKind::NoMessage, batch.line[r]);
      bool wanted = options.one_in <= 1 || is_sampled(records_seen / kStretch, options.one_in);
      records_seen++, records += wanted, blanks += wanted;
      continue;
    }
    if (footers && may_be_footer(batch, r)) {
      add_before(r);
      hold(batch, r);
      continue;
    }
    if (!held.line.empty()) add_records(part_of(batch, from, r)), from = r, add_held();
    if (found == fields) continue;
    if (found == 1 && decision.footer) {
      table->issues.add(IssueKind::OutsideTable, batch.line[r]);
      add_before(r);
      continue;
    }
    // Spreadsheets end records in delimiters; but "late, and cold" without quotes moves what is behind it, too.
    bool surplus_is_empty = found > fields && (padded || !has_field_after_space(batch, r));
    for (uint32_t f = fields; f < found && surplus_is_empty; f++)
      surplus_is_empty = batch.ends[batch.first[r] + f] == batch.ends[batch.first[r] + f - 1] + 1;
    if (!surplus_is_empty) table->issues.add(IssueKind::FieldCount, batch.line[r]);
  }
  add_records(part_of(batch, from, batch.records));
  scanner.drop_batch();
}

// A sentence in the first field and nothing behind it, or a word below one; or the sums of the columns. Where texts come first, it
// may be one of them.
bool Loader::Parts::may_be_footer(const Batch& b, uint32_t record) const {
  uint32_t first = b.first[record], fields_here = b.first[record + 1] - first;
  std::string_view cell = trimmed({b.base + b.start[record], b.ends[first] - b.start[record]});
  if (is_sum(cell)) return true;
  if (b.ends[first + fields_here - 1] - b.ends[first] != fields_here - 1) return false;
  return cell.contains(' ') || !held.line.empty();
}

void Loader::Parts::hold(const Batch& b, uint32_t record) {
  if (held.line.size() == kMostHeld) add_held();
  uint32_t moved = uint32_t(held.text.size());
  held.first.push_back(uint32_t(held.ends.size()));
  held.start.push_back(moved);
  held.line.push_back(b.line[record]);
  for (uint32_t f = b.first[record]; f < b.first[record + 1]; f++)
    held.ends.push_back(b.ends[f] - b.start[record] + moved);
  held.text.append(b.base + b.start[record], held.ends.back() - moved);
}

// Records of the table after all: another one followed.
void Loader::Parts::add_held() {
  Held records_held = std::exchange(held, {});
  uint32_t count = uint32_t(records_held.line.size());
  records_held.first.push_back(uint32_t(records_held.ends.size()));
  records_held.text.append(kPadding, '\0');
  for (uint32_t r = 0; r < count; r++)
    if (records_held.first[r + 1] - records_held.first[r] < fields)
      table->issues.add(IssueKind::FieldCount, records_held.line[r]);
  add_records({records_held.text.data(), records_held.ends.data(), records_held.start.data(), records_held.first.data(),
               records_held.line.data(), count});
}

void Loader::Parts::end_held() {
  if (records == 0 && table && !held.line.empty()) return add_held();
  for (uint32_t line : held.line) table->issues.add(IssueKind::OutsideTable, line);
  held = {};
}

void Loader::Parts::add_records(const Batch& batch) {
  if (batch.records == 0) return;
  double whole = double(options.size_bytes), read = double(bytes_scanned + (json ? json->used() : scanner.scanned()));
  double share = whole > 0 ? read / whole : 0;
  for (uint32_t from = 0, to; from < batch.records; from = to) {
    to = batch.records;
    if (options.one_in > 1) {
      uint32_t left = kStretch - uint32_t(records_seen % kStretch);
      to = to - from > left ? from + left : to;
    }
    bool wanted = options.one_in <= 1 || is_sampled(records_seen / kStretch, options.one_in);
    records_seen += to - from;
    if (!wanted) continue;
    records += to - from;
    table->add(part_of(batch, from, to), share);
  }
}

// Records on the lines that are wanted: each takes the lines up to the next record.
void Loader::Parts::collect(const Batch& batch) {
  for (uint32_t r = 0; r < batch.records; r++) {
    uint32_t next = r + 1 < batch.records ? batch.line[r + 1] : scanner.line_at_record_start();
    auto wanted = std::lower_bound(options.lines.begin(), options.lines.end(), batch.line[r]);
    if (wanted == options.lines.end() || (*wanted >= next && *wanted != batch.line[r])) continue;
    std::string_view record(batch.base + batch.start[r], batch.ends[batch.first[r + 1] - 1] - batch.start[r]);
    raw_records.push_back({batch.line[r], shortened(record, kRawLength)});
  }
}

void Loader::Parts::collect_above(std::string_view head, const Layout& layout) {
  size_t at = 0;
  for (uint32_t line = 1; line < layout.body_line && at < head.size(); line++) {
    size_t end = std::min(head.find('\n', at), head.size());
    if (std::binary_search(options.lines.begin(), options.lines.end(), line))
      raw_records.push_back({line, shortened(trimmed(head.substr(at, end - at)), kRawLength)});
    at = end + 1;
  }
}

}  // namespace tolle::engine
