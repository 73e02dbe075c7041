// Opens an invented export in the shape of the largest ones there are, and asks it one question of each kind.
#include "engine/rehearse.h"

#include <cstring>

#include "engine/engine.h"

namespace tolle::engine {
namespace {

std::string invented_export() {
  std::string out = "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n";
  uint32_t seed = 1;
  auto below = [&](uint32_t n) { return ((seed = seed * 1103515245 + 12345) >> 8) % n; };
  auto two = [](uint32_t n) { return std::string{char('0' + n / 10 % 10), char('0' + n % 10)}; };
  for (uint32_t id = 1; id < 2000; id++) {
    bool complains = id % 2;
    std::string brand = "Brand_" + two(below(40)) + "Helps";
    out += std::to_string(id) + ',' + (complains ? std::to_string(100000 + below(5000)) : brand);
    out += complains ? ",True," : ",False,";
    out += "Tue Oct " + two(1 + below(28)) + ' ' + two(below(24)) + ':' + two(below(60)) + ':' + two(below(60)) +
           " +0000 2017,";
    if (below(3) == 0)
      out += "\"@" + brand + " you said \"\"soon\"\", and still nothing\nHELP ME NOW, this is not a service!!!\"";
    else
      out +=
          "@" + brand + " sorry about that please send us a message with your number Été " + (complains ? "" : "^AB");
    out += ",," + (below(20) ? std::to_string(complains ? (below(3) ? 0 : id + 3) : id - 1) : std::string()) + '\n';
  }
  return out;
}

}  // namespace

void rehearse() {
  static const std::string text = invented_export();
  Engine engine;
  engine.open({.name = "rehearsal", .size_bytes = text.size()});
  std::memcpy(engine.room(text.size()).data(), text.data(), text.size());
  if (!engine.push(text.size()) || !engine.finish()) return;
  Query all;
  all.overview_bins = all.zoom_bins = 500;
  all.trend_bins = 50;
  all.records.count = 50;
  auto report = engine.ask(all);
  if (!report) return;
  auto ask = [&](auto&& change) {
    Query q = all;
    change(q);
    (void)engine.ask(q);
  };
  Ms from = report->extent.from, day = 86'400'000;
  for (int i = 0; i < 4; i++) ask([&](Query& q) { q.filter.time = {from + i * day, from + (i + 6) * day}; });
  ask([&](Query& q) { q.filter.organisation = {"Brand_07Helps"}; });
  ask([&](Query& q) { q.filter.answer = AnswerState::Late; });
  ask([&](Query& q) { q.filter.wait = {60, 7200}; });
  ask([&](Query& q) { q.filter.hours = {9, 10, 11}; });
  ask([&](Query& q) { q.filter.text = "service"; });
  ask([&](Query& q) { q.records.by = SortBy::Wait; });
  ask([&](Query& q) { q.records.by = SortBy::Text; });
  engine.read_words(5);
}

}  // namespace tolle::engine
