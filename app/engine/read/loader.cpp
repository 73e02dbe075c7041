// What is decided from the first bytes, and what is told at the end; loader_scan.cpp does what is between.
#include "engine/read/loader.h"

#include <algorithm>

#include "base/text.h"
#include "engine/read/kind.h"
#include "engine/read/loader_parts.h"
#include "engine/read/sample.h"

namespace tolle::engine {
namespace {

// How much of JSON is looked at whose records are in a place with an unknown name; in one of people, or none yet, …
constexpr size_t kSureHead = 4 << 20;
constexpr size_t kLargestHead = 64 << 20;  // … and a header line may be as long as this
// What a table may take: of 4 GB of WebAssembly, half a gigabyte is left for questions.
constexpr double kMemory = sizeof(void*) == 4 ? 3.5e9 : 1e12, kBytesPerRow = 150;
constexpr size_t kLargestRecord = sizeof(void*) == 4 ? 1u << 30 : size_t(1) << 40;

bool is_json(std::string_view kind) { return kind == "json" || kind == "js"; }

}  // namespace

Loader::Loader(OpenOptions options) : parts_(std::make_unique<Parts>()) {
  parts_->options = std::move(options);
  parts_->source.name = parts_->options.name;
  parts_->head_size = std::max<size_t>(1, parts_->options.head_bytes);
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
  Result<Step> step = p.advance(false);
  if (step && p.started && p.raw_end - p.used_up() > kLargestRecord)
    return std::unexpected(p.stop({ErrorCode::TooLarge, p.line_there(), 0, kLargestRecord, {}}));
  return step;
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
  if (raw_end == 0) return std::unexpected(stop({damage ? nothing_before_damage() : ErrorCode::Empty}));
  size_t size = std::min(raw_end, head_size);
  bool whole = last && size == raw_end;
  std::string_view bytes(text(), size);
  if (std::string_view kind = kind_by_bytes(bytes); !kind.empty() && !is_json(kind))
    return std::unexpected(stop({ErrorCode::WrongKind, 0, 0, 0, std::string(kind)}));
  sniffed = sniff_encoding(bytes);
  if (auto chosen = options.mapping.encoding; chosen && !sniffed.mark_bytes)
    sniffed = {*chosen, mark_bytes_of(bytes, *chosen)};
  source.encoding = sniffed.encoding;
  source.encoding_marked = sniffed.mark_bytes > 0;
  encoding_open = sniffed.open;
  Decoder trial(sniffed.encoding);
  std::string head;
  trial.decode(bytes.substr(sniffed.mark_bytes), whole, head);
  if (trial.nuls > head.size() / 8 || trial.damaged > 64 + head.size() / 8)
    return std::unexpected(stop({ErrorCode::UnknownFormat}));
  Result<Step> step = is_json(kind_by_bytes(head)) ? start_json(head, whole, last) : start_delimited(head, whole, last);
  if (!step || !table || started) return step;
  decoder = Decoder(sniffed.encoding);
  if (sniffed.mark_bytes) {
    std::memmove(buffer.data(), buffer.data() + sniffed.mark_bytes, raw_end - sniffed.mark_bytes);
    raw_end -= sniffed.mark_bytes;
  }
  started = true;
  return step;
}

Result<Loader::Step> Loader::Parts::grow_head(bool last) {
  head_size *= 4;
  if (raw_end >= head_size) return start(last);
  return Step::More;
}

// Spark and MySQL write \" where others double the quote; if more records are whole when it is read so, that is what it is.
bool Loader::Parts::quotes_are_escaped(std::string& head, bool whole, const LayoutHints& hints, Layout& layout) const {
  bool two_bytes = sniffed.encoding == Encoding::Utf16Le || sniffed.encoding == Encoding::Utf16Be;
  if (two_bytes || head.find("\\\"") == head.npos) return false;
  auto whole_records = [](const Layout& l) {
    return std::ranges::count_if(l.samples, [&](const auto& cells) { return cells.size() == l.names.size(); });
  };
  std::string doubled = head;
  double_escaped_quotes(doubled.data(), doubled.size());
  Layout other = sniff_layout(doubled, whole, hints);
  if (!other.is_table || whole_records(other) <= whole_records(layout)) return false;
  head = std::move(doubled), layout = std::move(other);
  return true;
}

Result<Loader::Step> Loader::Parts::start_delimited(std::string& head, bool whole, bool last) {
  LayoutHints hints;
  hints.delimiter = options.mapping.delimiter;
  hints.known_names = [](std::span<const std::string> names) { return known_format(names).format != nullptr; };
  Layout layout = sniff_layout(head, whole, hints);
  escapes = layout.is_table && quotes_are_escaped(head, whole, hints, layout);
  if (records_in_quotes(head, layout))
    return std::unexpected(stop({ErrorCode::QuotedRecords, layout.is_table ? layout.body_line : 1, 0, 0, {}}));
  if (!layout.complete && !last && head_size < kLargestHead) return grow_head(last);
  if (!layout.is_table)
    return std::unexpected(
        stop({head.find_first_not_of(" \t\r\n") == head.npos ? ErrorCode::Empty : ErrorCode::UnknownFormat}));
  source.delimiter = layout.delimiter;
  source.header_line = layout.header_line;
  FormatMatch match = layout.has_header ? known_format(layout.names) : known_format_without_header(layout.samples);
  if (!match.format && layout.has_header) match = known_json_format(layout.names, true);
  Result<Step> step = prepare(layout, match);
  if (!step || *step != Step::More) return step;
  fields = uint32_t(layout.names.size());
  auto surplus = std::ranges::count_if(layout.samples, [&](const auto& cells) { return cells.size() > fields; });
  padded = size_t(surplus) * 2 > layout.samples.size();
  footers = !match.format && fields > 2 && decision.plan.roles[0] != Role::Text;
  step = make_table(layout, decision.plan);
  if (!step) return step;
  if (layout.renamed)
    table->issues.add(IssueKind::DuplicateHeader, layout.header_line ? layout.header_line : 1, layout.renamed);
  for (uint32_t line = 1; line < layout.header_line; line++) table->issues.add(IssueKind::OutsideTable, line);
  if (!options.lines.empty()) collect_above(head, layout);
  rules = {layout.delimiter, layout.lone_cr_ends, fields};
  body = layout.body;
  header_text = layout.header_text;
  scanner.start(rules, layout.body, layout.body_line);
  return step;
}

Result<Loader::Step> Loader::Parts::start_json(std::string& head, bool whole, bool last) {
  size_t size = head.size();
  head.append(kPadding, '\0');
  JsonShape shape = json_shape({head.data(), size}, whole);
  if (shape.refused == ErrorCode::ByColumn) return std::unexpected(stop({shape.refused}));
  bool sure = shape.complete && (shape.format || !shape.more_may_come);
  size_t longest = shape.complete && !shape.people ? kSureHead : kLargestHead;
  if (!sure && !whole && !last && head_size < longest) return grow_head(last);
  if (shape.fault && shape.names.empty()) return std::unexpected(stop(*shape.fault));
  if (shape.names.empty()) {
    ErrorCode why = shape.refused != ErrorCode::None ? shape.refused : ErrorCode::NoRecords;
    return std::unexpected(stop({whole ? why : ErrorCode::UnknownFormat}));
  }
  Layout layout;
  layout.is_table = true;
  layout.delimiter = '\0';
  layout.header_line = 0;
  layout.names = shape.names;
  layout.samples = std::move(shape.samples);
  layout.bytes_per_record = shape.bytes_per_record;
  source.delimiter = '\0';
  if (shape.talk) source.talk = shape.paths.name(shape.talk->place, shape.record);
  Result<Step> step = prepare(layout, {shape.format, shape.format_columns});
  if (!step || *step != Step::More) return step;
  decision.plan.answered_column = ~0u;  // is of files with columns
  JsonPlan plan = json_plan(std::move(shape), decision.plan);
  json = std::move(plan.records);
  json->start(0, 1);
  json->raw.want(options.lines);
  source.numbers_records = json->by_record();
  return make_table(layout, std::move(plan.plan));
}

// The decision, and the zone that it asks for.
Result<Loader::Step> Loader::Parts::prepare(const Layout& layout, const FormatMatch& match) {
  auto is_chosen = [&](const std::string& name) {
    return std::ranges::contains(options.mapping.roles, name, &std::pair<std::string, Role>::first);
  };
  bool same_columns =
      layout.names.size() == options.mapping.roles.size() && std::ranges::all_of(layout.names, is_chosen);
  if (options.like_another && !same_columns) options.mapping = {};
  Result<Decision> decided = decide(layout, match, options, source);
  if (!decided) return std::unexpected(stop(decided.error()));
  if (decided->needs_mapping) {
    stopped = true;
    return Step::NeedsMapping;
  }
  zone = options.mapping.zone.empty() || !options.zone ? nullptr : options.zone(options.mapping.zone);
  if (!options.mapping.zone.empty() && options.mapping.zone != "UTC" && !zone)
    return std::unexpected(stop({ErrorCode::UnknownZone, 0, 0, 0, options.mapping.zone}));
  decision = std::move(*decided);
  source.personal_kept = !options.masks.mask;
  source.one_in = options.one_in;
  return Step::More;
}

// Memory is reserved once, for what the head lets expect of the rest.
Result<Loader::Step> Loader::Parts::make_table(const Layout& layout, Plan plan) {
  double file = options.size_bytes ? double(options.size_bytes) : double(raw_end) * 4;
  double record = std::max(layout.bytes_per_record, double(fields));
  size_t rows = size_t(std::min(file / record * 1.05, 2e8)) + 64;
  double text_share = 0, all = 1;
  for (const auto& cells : layout.samples)
    for (size_t c = 0; c < cells.size(); c++) {
      all += double(cells[c].size() + 1);
      if (c < decision.plan.roles.size() && decision.plan.roles[c] == Role::Text) text_share += double(cells[c].size());
    }
  if (json) all = std::max(all, record * double(layout.samples.size()));
  double text = file * text_share / all * 1.05 + 1024;
  if (options.one_in > 1)
    rows = rows / options.one_in + kStretch, text = text / options.one_in + double(kStretch) * record;
  if (!options.lines.empty()) rows = 64, text = 64;  // no table is made
  if (double needed = text + double(rows) * kBytesPerRow; needed > kMemory)
    return std::unexpected(stop({ErrorCode::TooLarge, 0, 0, uint64_t(file * kMemory / needed), {}}));
  table.emplace(std::move(plan), options.masks, rows, size_t(text));
  return Step::More;
}

void Loader::damaged(IssueKind how) { parts_->damage = how; }

Loader::Sections Loader::sections() const {
  const Parts& p = *parts_;  // what the head says: other readers see no more of the file
  if (!p.started) return p.stopped ? Sections::Impossible : Sections::Unknown;
  bool possible =
      p.source.encoding == Encoding::Utf8 && !p.sniffed.open && !p.escapes && p.fields > 1 && !p.rules.lone_cr_ends;
  return possible && p.table->moves() ? Sections::Possible : Sections::Impossible;
}

size_t Loader::first_record(std::string_view piece) const { return first_record_in(piece, parts_->rules); }

void Loader::start_section() {
  Parts& p = *parts_;
  p.in_section = true;
  p.text_end = p.raw_end = p.source.bytes = p.bytes_scanned = p.body = 0;
  p.table->issues = {};  // the header's
  p.scanner.start(p.rules, 0, 1);
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
  bool placed = p.damaged_at.empty() && p.nuls_at.empty();  // else they would be told of the next section's records
  return placed && p.held.line.empty() && p.table->may_be_moved();
}

TableBuilder& Loader::table() { return *parts_->table; }

SectionNotes Loader::section_notes() {
  Parts& p = *parts_;
  SectionNotes notes = p.table->notes();
  notes.records = p.records, notes.bytes = p.source.bytes;
  notes.lines = p.scanner.line_at_record_start() - 1;
  return notes;
}

void Loader::given() {
  Parts& p = *parts_;
  p.table->given();
  p.records = 0;
}

void Loader::adopt(const SectionNotes& notes, uint32_t reader) {
  Parts& p = *parts_;
  p.table->adopt(notes, reader, p.scanner.line_at_record_start());
  p.records += notes.records, p.source.bytes += notes.bytes, p.bytes_scanned += notes.bytes;
  p.scanner.skip_lines(notes.lines);
}

// `where` are offsets in the text that starts at `start`. Damage belongs to the record that it is in, which is known when that
// is complete; in JSON to its line, unless records are numbered.
void Loader::Parts::report(IssueKind kind, uint64_t count, std::span<const size_t> where, size_t start) {
  if (count == 0) return;
  table->issues.add(kind, 0, count);
  if (json && json->by_record()) return;
  uint32_t line = line_there();
  size_t at = used_up();
  for (size_t place : where) {
    if (!json) {
      if (bytes_scanned + start + place < body) table->issues.add(kind, source.header_line, 0);
      else (kind == IssueKind::NulBytes ? nuls_at : damaged_at).push_back(bytes_scanned + start + place);
      continue;
    }
    for (; at < start + place; at++) line += buffer[at] == '\n';
    table->issues.add(kind, line, 0);
  }
}

void Loader::Parts::place_in(const Batch& batch) {
  for (auto [kind, places] : {std::pair{IssueKind::DamagedUtf8, &damaged_at}, {IssueKind::NulBytes, &nuls_at}}) {
    size_t next = 0;
    for (uint32_t r = 0; r < batch.records && next < places->size(); r++) {
      uint64_t end = bytes_scanned + batch.ends[batch.first[r + 1] - 1];
      for (; next < places->size() && (*places)[next] <= end; next++) table->issues.add(kind, batch.line[r], 0);
    }
    places->erase(places->begin(), places->begin() + std::ptrdiff_t(next));
  }
}

// Semicolons come from a spreadsheet with decimal commas, which writes days first too, unless its times still say AM or PM.
bool Loader::Parts::saved_elsewhere(const TableBuilder& builder) const {
  return source.delimiter == ';' && std::ranges::none_of(builder.first_times, [](const TimeSample& time) {
           return time.written.ends_with('M') || time.written.ends_with('m');
         });
}

// The table and the report of what has been read.
Result<Loader::Step> Loader::Parts::settle(TableBuilder& builder, Part& out) const {
  SourceReport& report = out.source = source;
  report.records = records;
  DateEvidence evidence = report.dates = builder.evidence();
  // What the values say counts more than what a format writes by itself: a spreadsheet saves dates in its own way.
  DateOrder order = decision.order, from_values = order_from(evidence);
  OrderWhy why = decision.order_why;
  uint64_t telling = evidence.day_first + evidence.month_first, all = telling + evidence.either;
  bool needed = all > 0, more_than_slips = telling * 50 > all && from_values != DateOrder::Unknown;
  if (why == OrderWhy::Format && order == DateOrder::MonthFirst && telling == 0 && saved_elsewhere(builder))
    order = DateOrder::Unknown, why = OrderWhy::Values;
  bool remembered_otherwise = why == OrderWhy::Reader && more_than_slips;  // of another file
  if (why == OrderWhy::Values || remembered_otherwise ||
      (why == OrderWhy::Format && needed && order != from_values && (more_than_slips || order == DateOrder::YearFirst)))
    order = from_values, why = OrderWhy::Values;
  report.date_order = needed ? order : DateOrder::YearFirst;
  report.order_why = !needed ? OrderWhy::NotNeeded : order == DateOrder::Unknown ? OrderWhy::Undecided : why;
  if (report.order_why == OrderWhy::Undecided && options.confirm) {
    report.issues = builder.issues.found();
    return Step::NeedsMapping;
  }
  if (builder.any_local()) {
    report.zone = options.mapping.zone.empty() ? "UTC" : options.mapping.zone;
    report.zone_assumed = options.mapping.zone.empty() && !decision.zone_is_sure;
  }
  static const ZoneTable kUtc;
  if (json)
    for (std::string& name : builder.authors())
      if (auto known = json->author_names.find(name)) name = *known;
  out.rows = builder.finish(order, zone ? *zone : kUtc);
  if (decision.one_thread) out.rows.make_one_thread();
  out.issues = builder.issues;
  report.times = builder.first_times;
  return Step::More;
}

Result<Loader::Step> Loader::finish(Loaded& out) {
  Part part;
  Result<Step> step = finish(part);
  if (!step || *step != Step::More) return step;
  std::vector<Part> parts;
  parts.push_back(std::move(part));
  out = loaded(std::move(parts));
  return step;
}

Result<Loader::Step> Loader::finish(Part& out) {
  Parts& p = *parts_;
  if (p.stopped) return fail(ErrorCode::Internal);
  Result<Step> step = p.advance(true);
  if (!step || *step != Step::More) return step;
  p.stopped = true;
  p.buffer = {};
  p.end_held();
  if (!p.options.lines.empty()) return step;
  if (p.records == 0 && p.damage) return fail(p.nothing_before_damage());
  if (p.json && p.json->fault() && p.json->only_rejected()) return std::unexpected(*p.json->fault());
  if (p.records == p.blanks || (p.json && p.json->only_rejected())) return fail(ErrorCode::NoRecords);
  bool said = p.json && p.damage == IssueKind::Truncated;  // as a place where JSON is cut off
  if (p.damage && !said) p.table->issues.add(*p.damage, p.source.numbers_records ? 0 : p.line_there());
  step = p.settle(*p.table, out);
  p.source = out.source;
  return step;
}

bool Loader::preview(Loaded& out) const {
  const Parts& p = *parts_;
  if (!p.started || p.stopped || p.records == 0) return false;
  TableBuilder so_far = *p.table;
  std::vector<Part> parts(1);
  Result<Step> step = p.settle(so_far, parts[0]);
  if (!step || *step != Step::More) return false;
  out = loaded(std::move(parts));
  return true;
}

}  // namespace tolle::engine
