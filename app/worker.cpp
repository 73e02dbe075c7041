// The worker's entry: the few functions that web/worker.js calls. Values cross as archives (base/archive.h) in two buffers:
// JavaScript fills `message`, the engine leaves its answer in `answer`.
#include <emscripten/emscripten.h>

#include "engine/engine.h"

using namespace tolle;
using namespace tolle::engine;

namespace {
Engine engine_;
std::vector<uint8_t> message_, answer_;
uint64_t csv_cursor_ = 0;

enum Outcome : int { kFailed = -1, kGoOn = 0, kNeedsMapping = 1 };

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
EXPORT uint8_t* room(size_t size) { return engine_.room(size).data(); }
EXPORT int push(size_t size) { return outcome(engine_.push(size)); }
EXPORT int finish() {
  int code = outcome(engine_.finish());
  if (code == kGoOn)
    answer_ = engine_.answers_with_lines() ? to_bytes(engine_.raw_records()) : to_bytes(engine_.source());
  return code;
}
EXPORT void cancel() { engine_.cancel(); }
EXPORT double records_read() { return double(engine_.records_read()); }

EXPORT int ask() {
  Query query;
  if (!message_is(query)) return failed({ErrorCode::Internal});
  auto report = engine_.ask(query);
  if (!report) return failed(report.error());
  answer_ = to_bytes(*report);
  return kGoOn;
}

EXPORT int read_words(double budget_ms) { return engine_.read_words(budget_ms); }

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
