// Bytes → text → records → builders. The buffer holds what no record has been made of yet, and the newest piece.
//
//   buffer_: [ used | text that is not used up | raw bytes of the piece | padding ]
//            0      scanner.record_start        text_end_              raw_end_
#include "engine/read/loader.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "engine/read/block.h"
#include "engine/read/encoding.h"
#include "engine/read/kind.h"
#include "engine/read/plan.h"

namespace tolle::engine {
namespace {

constexpr size_t kHead = 256 << 10;        // looked at before anything is decided
constexpr size_t kLargestHead = 64 << 20;  // a header line may be as long as this
constexpr size_t kPiece = 48 << 10;        // scanned and taken apart while it is in the cache
constexpr size_t kPadding = 2 * kBlock;    // readable behind the last byte
constexpr size_t kSwallowed = 64 << 20;    // a quoted field this long, with many line breaks, lacks its closing quote
// What a table may take: of 4 GB of WebAssembly, half a gigabyte is left for questions.
constexpr double kMemory = sizeof(void*) == 4 ? 3.5e9 : 1e12, kBytesPerRow = 64;
constexpr uint32_t kManyBreaks = 1000;
constexpr size_t kRawLength = 2000;  // code points of a record that is shown as it stands
constexpr int kMostRecoveries = 8;   // each may look at kSwallowed bytes again; then quotes end with their line

}  // namespace

struct Loader::Parts {
  OpenOptions options;
  SourceReport source;
  RawVector<uint8_t> buffer;
  size_t text_end = 0, raw_end = 0;
  size_t head_size = kHead;
  uint64_t bytes_scanned = 0;  // of decoded text, used up and moved out
  bool started = false, stopped = false;
  bool encoding_open = false;  // ASCII so far: decided when something else comes
  int recoveries = 0;          // from quotes that never closed
  size_t open_looked_at = 0;   // how long the open quoted field was when its line breaks were counted
  Decoder decoder;
  Scanner scanner;
  std::optional<TableBuilder> table;
  Decision decision;
  const ZoneTable* zone = nullptr;
  uint32_t fields = 1;
  Scanner::Rules rules;
  bool in_section = false;
  uint64_t records = 0;
  std::string decoded;
  std::vector<std::string> first_times;  // as written
  std::vector<RawRecord> raw_records;

  char* text() { return reinterpret_cast<char*>(buffer.data()); }
  std::string_view raw() { return {text() + text_end, raw_end - text_end}; }

  void reserve(size_t more) {
    if (raw_end + more + kPadding > buffer.size()) buffer.resize(raw_end + more + kPadding);
  }

  // Makes room by moving what is not used up to the front.
  void compact() {
    size_t used = started ? scanner.record_start() : 0;
    if (used == 0) return;
    std::memmove(buffer.data(), buffer.data() + used, raw_end - used);
    scanner.move_back(uint32_t(used));
    text_end -= used;
    raw_end -= used;
    bytes_scanned += used;
  }

  Result<Step> start(bool last);
  Result<Step> advance(bool last);
  void decode(bool last);
  size_t decided_bytes(bool last);
  void add_records(const Batch& batch);
  void collect(const Batch& batch);
  void collect_above(std::string_view head, const Layout& layout);
  void report(IssueKind kind, uint64_t count, std::span<const size_t> places, size_t start);
  Result<Step> scan(bool last);
  void take_batch();
  Result<Step> settle(TableBuilder& builder, Loaded& out) const;
  void recover();
  Error stop(Error error) {
    stopped = true;
    return error;
  }
};

Loader::Loader(OpenOptions options) : parts_(std::make_unique<Parts>()) {
  parts_->options = std::move(options);
  parts_->source.name = parts_->options.name;
}
Loader::~Loader() = default;

std::span<uint8_t> Loader::room(size_t size) {
  Parts& p = *parts_;
  p.compact();
  p.reserve(size);
  return {p.buffer.data() + p.raw_end, size};
}

Result<Loader::Step> Loader::push(size_t size) {
  Parts& p = *parts_;
  if (p.stopped) return fail(ErrorCode::Internal);
  p.raw_end += size;
  p.source.bytes += size;
  return p.advance(false);
}

uint64_t Loader::records() const { return parts_->records; }
const SourceReport& Loader::source() const { return parts_->source; }
const std::vector<RawRecord>& Loader::raw_records() const { return parts_->raw_records; }

Result<Loader::Step> Loader::Parts::advance(bool last) {
  if (!started) {
    if (!last && raw_end < head_size) return Step::More;
    Result<Step> step = start(last);
    if (!step || *step != Step::More || !started) return step;
  }
  if (options.section && !in_section) return Step::More;
  return scan(last);
}

// What can be told from the first bytes; `started` stays false when more of them are needed.
Result<Loader::Step> Loader::Parts::start(bool last) {
  if (raw_end == 0) return std::unexpected(stop({ErrorCode::Empty}));
  size_t size = std::min(raw_end, head_size);
  bool whole = last && size == raw_end;
  std::string_view bytes(text(), size);
  if (std::string_view kind = kind_by_bytes(bytes); !kind.empty())
    return std::unexpected(stop({ErrorCode::WrongKind, 0, 0, 0, std::string(kind)}));
  SniffedEncoding sniffed = sniff_encoding(bytes);
  if (auto chosen = options.mapping.encoding) sniffed = {*chosen, mark_bytes_of(bytes, *chosen)};
  source.encoding = sniffed.encoding;
  source.encoding_marked = sniffed.mark_bytes > 0;
  encoding_open = sniffed.open;
  Decoder trial(sniffed.encoding);
  std::string head;
  trial.decode(bytes.substr(sniffed.mark_bytes), whole, head);
  if (trial.nuls > head.size() / 8 || trial.damaged > 64 + head.size() / 8)
    return std::unexpected(stop({ErrorCode::UnknownFormat}));
  LayoutHints hints;
  hints.delimiter = options.mapping.delimiter;
  hints.known_names = [](std::span<const std::string> names) { return known_format(names).format != nullptr; };
  Layout layout = sniff_layout(head, whole, hints);
  if (!layout.complete && !last && head_size < kLargestHead) {
    head_size *= 4;
    if (raw_end >= head_size) return start(last);
    return Step::More;
  }
  if (!layout.is_table)
    return std::unexpected(
        stop({head.find_first_not_of(" \t\r\n") == head.npos ? ErrorCode::Empty : ErrorCode::UnknownFormat}));
  source.delimiter = layout.delimiter;
  source.header_line = layout.header_line;
  Result<Decision> decided = decide(layout, options, source);
  if (!decided) return std::unexpected(stop(decided.error()));
  if (decided->needs_mapping) {
    stopped = true;
    return Step::NeedsMapping;
  }
  zone = options.mapping.zone.empty() || !options.zone ? nullptr : options.zone(options.mapping.zone);
  if (!options.mapping.zone.empty() && options.mapping.zone != "UTC" && !zone)
    return std::unexpected(stop({ErrorCode::UnknownZone, 0, 0, 0, options.mapping.zone}));
  decision = std::move(*decided);
  fields = uint32_t(layout.names.size());
  source.personal_kept = !options.masks.mask;
  for (size_t c = 0; c < decision.plan.roles.size() && first_times.empty(); c++)
    if (decision.plan.roles[c] == Role::Time)
      for (size_t r = 0; r < std::min<size_t>(3, layout.samples.size()); r++)
        first_times.push_back(c < layout.samples[r].size() ? shortened(trimmed(layout.samples[r][c]), 40) : "");

  // Reserved once, for what the head lets expect of the rest.
  double file = options.size_bytes ? double(options.size_bytes) : double(raw_end) * 4;
  double record = std::max(layout.bytes_per_record, double(fields));
  size_t rows = size_t(std::min(file / record * 1.05, 2e8)) + 64;
  double text_share = 0, all = 1;
  for (const auto& cells : layout.samples)
    for (size_t c = 0; c < cells.size(); c++) {
      all += double(cells[c].size() + 1);
      if (c < decision.plan.roles.size() && decision.plan.roles[c] == Role::Text) text_share += double(cells[c].size());
    }
  double text = file * text_share / all * 1.05 + 1024;
  if (!options.lines.empty()) rows = 64, text = 64;  // no table is made
  if (double needed = text + double(rows) * kBytesPerRow; needed > kMemory)
    return std::unexpected(stop({ErrorCode::TooLarge, 0, 0, uint64_t(file * kMemory / needed), {}}));
  table.emplace(decision.plan, options.masks, rows, size_t(text));
  if (layout.renamed)
    table->issues.add(IssueKind::DuplicateHeader, layout.header_line ? layout.header_line : 1, layout.renamed);
  for (uint32_t line = 1; line < layout.header_line; line++) table->issues.add(IssueKind::OutsideTable, line);
  if (!options.lines.empty()) collect_above(head, layout);

  decoder = Decoder(sniffed.encoding);
  if (sniffed.mark_bytes) {
    std::memmove(buffer.data(), buffer.data() + sniffed.mark_bytes, raw_end - sniffed.mark_bytes);
    raw_end -= sniffed.mark_bytes;
  }
  rules = {layout.delimiter, layout.lone_cr_ends, fields};
  scanner.start(rules, layout.body, layout.body_line);
  started = true;
  return Step::More;
}

// Turns the raw bytes into text where they stand, or, if they are not clean UTF-8, by way of `decoded`.
void Loader::Parts::decode(bool last) {
  size_t before = text_end;
  size_t decided = decided_bytes(last);
  if (decided < raw().size()) last = false;
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

// How much of the raw bytes may be decoded now. While all was ASCII, the first other byte decides between UTF-8 and
// Windows-1252, together with as many bytes behind it as the head has: so that no split of the file decides otherwise.
size_t Loader::Parts::decided_bytes(bool last) {
  if (!encoding_open) return raw().size();
  std::string_view rest = raw();
  size_t at = 0;
  while (at + kBlock <= rest.size() && plain_ascii(rest.data() + at)) at += kBlock;
  while (at < rest.size() && uint8_t(rest[at]) < 0x80) at++;
  if (at == rest.size() || (!last && rest.size() - at < kHead)) return at;
  encoding_open = false;
  std::string window(1, at ? rest[at - 1] : text_end ? text()[text_end - 1] : '\n');
  window += rest.substr(at, kHead);
  source.encoding = utf8_or_windows(window);
  if (source.encoding == Encoding::Utf8) return rest.size();
  decoder = Decoder(source.encoding);
  return rest.size();
}

// `places` are offsets in the text that starts at `start`; lines are counted from the record that is not complete yet.
void Loader::Parts::report(IssueKind kind, uint64_t count, std::span<const size_t> places, size_t start) {
  if (count == 0) return;
  uint32_t line = scanner.line_at_record_start();
  size_t at = scanner.record_start();
  for (size_t place : places) {
    for (; at < start + place; at++) line += buffer[at] == '\n';
    table->issues.add(kind, line);
    count--;
  }
  if (count) table->issues.add(kind, 0, count);
}

Result<Loader::Step> Loader::Parts::scan(bool last) {
  decode(last);
  reserve(0);
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
  if (!options.lines.empty()) {
    collect(batch);
    return scanner.drop_batch();
  }
  uint32_t from = 0;
  for (uint32_t r = 0; r < batch.records; r++) {
    uint32_t found = batch.first[r + 1] - batch.first[r];
    if (found == fields) continue;
    if (found == 1 && decision.footer) {
      table->issues.add(IssueKind::OutsideTable, batch.line[r]);
      add_records(part_of(batch, from, r));
      from = r + 1;
      continue;
    }
    bool surplus_is_empty = found > fields;  // spreadsheets end records in delimiters
    for (uint32_t f = fields; f < found && surplus_is_empty; f++)
      surplus_is_empty = batch.ends[batch.first[r] + f] == batch.ends[batch.first[r] + f - 1] + 1;
    if (!surplus_is_empty) table->issues.add(IssueKind::FieldCount, batch.line[r]);
  }
  add_records(part_of(batch, from, batch.records));
  scanner.drop_batch();
}

void Loader::Parts::add_records(const Batch& batch) {
  if (batch.records == 0) return;
  records += batch.records;
  double whole = double(options.size_bytes), read = double(bytes_scanned + scanner.scanned());
  table->add(batch, whole > 0 ? read / whole : 0);
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

Loader::Sections Loader::sections() const {
  const Parts& p = *parts_;
  if (!p.started) return p.stopped ? Sections::Impossible : Sections::Unknown;
  bool possible = p.source.encoding == Encoding::Utf8 && !p.encoding_open && p.fields > 1 && !p.rules.lone_cr_ends;
  return possible && p.table->moves() ? Sections::Possible : Sections::Impossible;
}

size_t Loader::start_section(std::string_view piece) {
  Parts& p = *parts_;
  p.in_section = true;
  p.text_end = p.raw_end = p.source.bytes = 0;
  p.table->issues = {};  // the header's
  p.scanner.start(p.rules, 0, 1);
  return first_record_in(piece, p.rules);
}

// What scan(last) does, short of mending: a record or a quote that is still open makes this no end of a section.
bool Loader::end_section() {
  Parts& p = *parts_;
  if (!p.started || p.stopped || p.recoveries) return false;
  p.decode(false), p.reserve(0);
  if (p.text_end != p.raw_end || p.text_end == 0 || p.text()[p.text_end - 1] != '\n') return false;
  p.scanner.scan(p.text(), uint32_t(p.text_end), true);
  if (p.scanner.inside_quotes()) return false;
  p.take_batch();
  return true;
}

TableBuilder& Loader::table() { return *parts_->table; }

SectionNotes Loader::section_notes() {
  Parts& p = *parts_;
  SectionNotes notes = p.table->notes();
  notes.records = p.records, notes.bytes = p.source.bytes, notes.lines = p.scanner.line_at_record_start() - 1;
  return notes;
}

void Loader::adopt(const SectionNotes& notes) {
  Parts& p = *parts_;
  p.table->adopt(notes, p.scanner.line_at_record_start());
  p.records += notes.records, p.source.bytes += notes.bytes, p.bytes_scanned += notes.bytes;
  p.scanner.skip_lines(notes.lines);
}

// The table and the report of what has been read.
Result<Loader::Step> Loader::Parts::settle(TableBuilder& builder, Loaded& out) const {
  SourceReport& report = out.source = source;
  report.records = records;
  DateEvidence evidence = report.dates = builder.evidence();
  DateOrder order = decision.order != DateOrder::Unknown ? decision.order : order_from(evidence);
  bool needed = evidence.either + evidence.day_first + evidence.month_first > 0;
  report.date_order = needed ? order : DateOrder::YearFirst;
  report.order_why = !needed                       ? OrderWhy::NotNeeded
                     : order == DateOrder::Unknown ? OrderWhy::Undecided
                                                   : decision.order_why;
  if (report.order_why == OrderWhy::Undecided && options.confirm && options.mapping.roles.empty()) {
    report.issues = builder.issues.found();
    return Step::NeedsMapping;
  }
  if (builder.any_local()) {
    report.zone = options.mapping.zone.empty() ? "UTC" : options.mapping.zone;
    report.zone_assumed = options.mapping.zone.empty() && !decision.zone_is_sure;
  }
  static const ZoneTable kUtc;
  out.table = builder.finish(order, zone ? *zone : kUtc);
  report.issues = builder.issues.found();
  report.ghosts = out.table.ghosts;
  for (size_t i = 0; i < std::min(first_times.size(), builder.first_times.size()); i++)
    report.times.push_back({first_times[i], builder.first_times[i].first, builder.first_times[i].second});
  report.precisions.assign(size_t(Precision::Millisecond) + 1, 0);
  for (Row r = 0; r < out.table.rows - out.table.ghosts; r++)
    if (!out.table.ticket_shaped || out.table.parent[r] == kNoRow) report.precisions[size_t(out.table.precision[r])]++;
  return Step::More;
}

Result<Loader::Step> Loader::finish(Loaded& out) {
  Parts& p = *parts_;
  if (p.stopped) return fail(ErrorCode::Internal);
  Result<Step> step = p.advance(true);
  if (!step || *step != Step::More) return step;
  p.stopped = true;
  p.buffer = {};
  if (!p.options.lines.empty()) return step;
  if (p.records == 0) return fail(ErrorCode::NoRecords);
  step = p.settle(*p.table, out);
  p.source = out.source;
  return step;
}

bool Loader::preview(Loaded& out) const {
  const Parts& p = *parts_;
  if (!p.started || p.stopped || p.records == 0) return false;
  TableBuilder so_far = *p.table;
  Result<Step> step = p.settle(so_far, out);
  return step && *step == Step::More;
}

}  // namespace tolle::engine
