// The worker's entry: the few functions that web/worker.js calls. Values cross as archives (base/archive.h) in two buffers:
// JavaScript fills `message`, the engine leaves its answer in `answer`.
#include <emscripten/emscripten.h>

#include "engine/engine.h"
#include "engine/rehearse.h"

using namespace tolle;
using namespace tolle::engine;

namespace {
Engine engine_;
std::vector<uint8_t> message_, answer_;
uint64_t csv_cursor_ = 0;

enum Outcome : int { kFailed = -1, kGoOn = 0, kNeedsMapping = 1, kSearching = 1 };

int failed(const Error& error) {
  answer_ = to_bytes(error);
  return kFailed;
}
int outcome(const Result<Loader::Step>& step) {
  if (!step) {
    int code = failed(step.error());
    engine_.cancel();
    return code;
  }
  if (*step == Loader::Step::More) return kGoOn;
  answer_ = to_bytes(engine_.source());
  engine_.cancel();
  return kNeedsMapping;
}
template <class T>
bool message_is(T& value) {
  return from_bytes(message_, value);
}
}  // namespace

#define EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

EXPORT uint8_t* message_room(size_t size) {
  message_.resize(size);
  return message_.data();
}
EXPORT const uint8_t* answer() { return answer_.data(); }
EXPORT size_t answer_size() { return answer_.size(); }

EXPORT void add_zone() {
  ZoneTable zone;
  if (message_is(zone)) engine_.add_zone(std::move(zone));
}

EXPORT int open_file() {
  OpenRequest request;
  if (!message_is(request)) return failed({ErrorCode::Internal});
  engine_.open(std::move(request));
  return kGoOn;
}
// Reading in sections (engine/read/section.h): another worker opens, learns the columns, and for each of its sections starts, is
// pushed it, ends, and gives its columns away; the engine's own worker ends its section, takes them, and reads its next one.
namespace {
std::vector<RawColumn> columns_;
SectionNotes notes_;
}  // namespace
EXPORT int open_sections(double most_bytes) {
  OpenRequest request;
  if (!message_is(request)) return failed({ErrorCode::Internal});
  request.size_bytes = uint64_t(most_bytes);
  request.section = true;
  engine_.open(std::move(request));
  return kGoOn;
}
EXPORT int sections() { return int(engine_.opening() ? engine_.loader().sections() : Loader::Sections::Impossible); }
EXPORT double first_record() {
  if (!engine_.opening()) return -1;
  size_t at = engine_.loader().first_record({reinterpret_cast<const char*>(message_.data()), message_.size()});
  return at == std::string_view::npos ? -1 : double(at);
}
EXPORT void start_section() { engine_.loader().start_section(); }
EXPORT int end_section() { return engine_.loader().end_section(); }
EXPORT size_t give_section() {  // the number of its columns; notes are left as the answer
  columns_ = engine_.loader().table().columns();
  answer_ = to_bytes(engine_.loader().section_notes());
  return columns_.size();
}
EXPORT void given_section() {
  columns_.clear();
  engine_.loader().given();
}
EXPORT const uint8_t* column(size_t i) { return columns_[i].bytes().data(); }
EXPORT size_t column_size(size_t i) { return columns_[i].bytes().size(); }
EXPORT int take_section() {  // of which the message holds the notes; then its columns are to come
  notes_ = {};
  if (!message_is(notes_) || !engine_.loader().table().can_adopt(notes_)) return 0;
  columns_ = engine_.loader().table().columns();
  return 1;
}
EXPORT uint8_t* column_room(size_t i, size_t size) { return columns_[i].extend(size); }
EXPORT void adopt_section(int reader) { engine_.loader().adopt(notes_, uint32_t(reader)); }

EXPORT uint8_t* room(size_t size) { return engine_.room(size).data(); }
EXPORT int push(size_t size) { return outcome(engine_.push(size)); }
// The file is damaged behind what was pushed: 0 cut off, 1 otherwise.
EXPORT void damaged(int how) { engine_.damaged(how ? IssueKind::DamagedPacking : IssueKind::Truncated); }
EXPORT int end_part() { return outcome(engine_.end_part()); }
EXPORT int finish() {
  int code = outcome(engine_.finish());
  if (code == kGoOn)
    answer_ = engine_.answers_with_lines() ? to_bytes(engine_.raw_records()) : to_bytes(engine_.source());
  return code;
}
EXPORT void cancel() { engine_.cancel(); }
EXPORT int preview() {
  if (!engine_.preview()) return 0;
  answer_ = to_bytes(engine_.shown_source());
  return 1;
}
EXPORT double records_read() { return double(engine_.records_read()); }

EXPORT int ask() {
  Query query;
  if (!message_is(query)) return failed({ErrorCode::Internal});
  constexpr double kSearch_ms = 30;  // what is not found by then follows
  auto report = engine_.ask(query, kSearch_ms);
  if (!report) return failed(report.error());
  answer_ = to_bytes(*report);
  return report->searched < 1 ? kSearching : kGoOn;
}

// False: there is nothing to do. The answer may be empty.
EXPORT int cube() { return engine_.cube(answer_); }

// True while there is more to rehearse.
EXPORT int rehearse_more() {
  static int left = kRehearsals;
  if (left > 0) left--, rehearse();
  return left > 0;
}

EXPORT int read_more(double budget_ms) {
  return int(engine_.read(budget_ms));
}  // 0: there was nothing left, 1: words, 2: search

// The first call of a download passes first = 1; an empty answer ends it.
EXPORT int csv(int first) {
  Query query;
  if (!message_is(query)) return failed({ErrorCode::Internal});
  if (first) csv_cursor_ = 0;
  auto piece = engine_.csv(query, csv_cursor_, 4u << 20);
  if (!piece) return failed(piece.error());
  answer_.assign(piece->begin(), piece->end());
  return kGoOn;
}
