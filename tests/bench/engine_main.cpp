// Times the engine alone, natively or as WebAssembly under Node: what loading costs, and each kind of question.
//
//   engine_bench FILE [REPETITIONS]     prints milliseconds of processor time: the least of the repetitions, and the 95th percentile
//   engine_bench FILE REPETITIONS NAME  asks only the questions whose names begin so
//   engine_bench FILE load              loads only: for callgrind
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>

#ifdef __EMSCRIPTEN__
#include <emscripten/em_js.h>
#endif

#include "engine/engine.h"
#include "engine/rehearse.h"

using namespace tolle;
using namespace tolle::engine;

namespace {

// Processor time: a busy machine does not count.
#ifdef __EMSCRIPTEN__
EM_JS(double, now_ms, (), {
  const t = process.cpuUsage();
  return (t.user + t.system) / 1000;
})
#else
double now_ms() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}
#endif

void print(const char* what, double ms) { std::printf("%-28s %9.2f\n", what, ms); }

// The least and the 95th percentile of some questions, each asked once.
void print(const char* what, std::vector<double> ms) {
  std::sort(ms.begin(), ms.end());
  std::printf("%-28s %9.2f  p50 %9.2f  p95 %9.2f\n", what, ms.front(), ms[ms.size() / 2], ms[ms.size() * 95 / 100]);
}

Query page_query() {  // as the page's overview asks
  Query q;
  q.overview_bins = 1000;
  q.zoom_bins = 1000;
  q.marks_max = 4000;
  q.trend_bins = 120;
  q.records.count = 50;
  return q;
}

double ask(Engine& engine, const Query& q) {
  double start = now_ms();
  auto report = engine.ask(q);
  double ms = now_ms() - start;
  if (!report) std::exit(1);
  return ms;
}

bool fail(const Error& error) {
  std::fprintf(stderr, "error %d in line %llu: %s\n", int(error.code), (unsigned long long)error.line,
               error.what.c_str());
  return false;
}

bool load(Engine& engine, const char* path, bool say) {
  std::FILE* file = std::fopen(path, "rb");
  if (!file) return false;
  std::fseek(file, 0, SEEK_END);
  uint64_t size = uint64_t(std::ftell(file));
  std::fseek(file, 0, SEEK_SET);
  engine.open({.name = path, .size_bytes = size});
  double reading = 0, pushing = 0, t = now_ms();
  for (;;) {
    auto room = engine.room(512 << 10);
    size_t n = std::fread(room.data(), 1, room.size(), file);
    double read = now_ms();
    reading += read - t;
    if (n == 0) break;
    if (auto step = engine.push(n); !step) return fail(step.error());
    t = now_ms();
    pushing += t - read;
  }
  std::fclose(file);
  double start = now_ms();
  if (auto step = engine.finish(); !step) return fail(step.error());
  double finished = now_ms();
  double first = ask(engine, page_query());
  if (!say) return true;
  print("read from disk", reading);
  print("push", pushing);
  print("finish", finished - start);
  print("first answer", first);
  print("load without the disk", pushing + finished - start + first);
  return true;
}

void questions(Engine& engine, int repetitions, std::string_view only) {
  Report base = *engine.ask(page_query());
  std::printf("%llu messages, %llu complaints\n", (unsigned long long)base.figures.messages,
              (unsigned long long)base.figures.complaints);
  TimeWindow all = base.extent;
  Ms dense_from = all.to - Ms(90) * 86'400'000;
  auto each = [&](const char* what, int n, const std::function<void(Query&, int)>& change) {
    if (!std::string_view(what).starts_with(only)) return;
    std::vector<double> ms;
    for (int i = 0; i < n; i++) {
      Query q = page_query();
      change(q, i);
      ms.push_back(ask(engine, q));
    }
    ask(engine, page_query());
    print(what, ms);
  };
  auto names = [&](int i) {
    const auto& rows = base.organisation.rows;
    return rows.empty() ? std::string() : rows[size_t(i) % rows.size()].key;
  };
  Ms pixel = (all.to - dense_from) / 1024;
  each("time brush, drag", 60 * repetitions, [&](Query& q, int i) {
    q.filter.time = {dense_from + (i % 60) * 13 * pixel, dense_from + (i % 60 * 13 + 205) * pixel};
  });
  uint32_t seed = 12345;
  auto random = [&] { return (seed = seed * 1103515245 + 12345) >> 8; };
  each("time brush, jump", 60 * repetitions, [&](Query& q, int) {
    Ms width = 20 + random() % 900, from = random() % (1024 - width);
    q.filter.time = {dense_from + from * pixel, dense_from + (from + width) * pixel};
  });
  each("organisation", 20 * repetitions, [&](Query& q, int i) { q.filter.organisation = {names(i)}; });
  each("promise kept or not", 10 * repetitions,
       [&](Query& q, int i) { q.filter.answer = i % 2 ? AnswerState::WithinPromise : AnswerState::Late; });
  each("promise moved", 10 * repetitions, [&](Query& q, int i) { q.promise_s = 600 * (i + 1); });
  each("wait brush", 20 * repetitions,
       [&](Query& q, int i) { q.filter.wait = {double(60 * i), double(60 * i + 7200)}; });
  each("hours", 10 * repetitions, [&](Query& q, int i) { q.filter.hours = {uint8_t(i), uint8_t(i + 24)}; });
  each("organisation, then drag", 20 * repetitions, [&](Query& q, int i) {
    q.filter.organisation = {names(0)};
    q.filter.time = {dense_from + (i % 60) * 13 * pixel, dense_from + (i % 60 * 13 + 205) * pixel};
  });
  for (const char* word : {"refund", "Été", "e", "unverzanquixe", "the", "\"hung up\""})
    each((std::string("search ") + word).c_str(), 1, [&](Query& q, int) { q.filter.text = word; });
  for (auto [by, what] :
       {std::pair{SortBy::Wait, "sort by wait"}, {SortBy::Who, "sort by who"}, {SortBy::Text, "sort by text"}})
    each(what, 1, [&](Query& q, int) { q.records.by = by; });
  if (!std::string_view("words").starts_with(only)) return;
  double start = now_ms();
  while (engine.read_words(12)) {}
  print("words", now_ms() - start);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  bool load_only = argc > 2 && !std::strcmp(argv[2], "load");
  Engine engine;
  for (int i = 0; i < kRehearsals && !std::getenv("COLD"); i++) rehearse();
  if (!load(engine, argv[1], true)) return std::fprintf(stderr, "cannot load %s\n", argv[1]), 1;
  if (!load_only) questions(engine, argc > 2 ? std::atoi(argv[2]) : 1, argc > 3 ? argv[3] : "");
}
