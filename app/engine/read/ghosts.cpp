// Ids of X: milliseconds since the epoch of Snowflake, then 22 bits of machine and sequence
// (Twitter, "Announcing Snowflake", 2010; github.com/twitter-archive/snowflake). Those of Bluesky end with a timestamp identifier:
// microseconds since 1970, then 10 bits of clock, in a base 32 that sorts as the numbers do (AT Protocol, "Timestamp Identifiers").
#include "engine/read/ghosts.h"

#include <charconv>
#include <unordered_map>

namespace tolle::engine {
namespace {

constexpr Ms kEpoch = 1'288'834'974'657;           // 2010-11-04T01:42:54.657Z
constexpr uint64_t kLastCounted = 29'700'859'247;  // the last ids that only counted were about as large as this
constexpr int kMachineBits = 22;

std::optional<uint64_t> number_in(const std::string& id) {
  uint64_t value = 0;
  auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), value);
  if (id.empty() || error != std::errc() || end != id.data() + id.size()) return {};
  return value;
}

// "at://" and whose: of "at://did:plc:abc/app.bsky.feed.post/3k2".
std::string_view account_in(std::string_view id) {
  return id.starts_with("at://") ? id.substr(0, id.find('/', 5)) : std::string_view{};
}

struct Named {
  std::string id;
  std::optional<Ms> time;
};
Named named(std::string id) {
  if (auto number = number_in(id)) return {std::to_string(*number), snowflake_time(*number)};
  std::optional<Ms> time;
  if (!account_in(id).empty()) time = tid_time(std::string_view(id).substr(id.rfind('/') + 1));
  return {std::move(id), time};
}

}  // namespace

std::optional<Ms> tid_time(std::string_view id) {
  constexpr std::string_view kDigits = "234567abcdefghijklmnopqrstuvwxyz";
  uint64_t value = 0;
  for (char c : id) {
    size_t digit = kDigits.find(c);
    if (digit == kDigits.npos || value >> 59) return {};
    value = value << 5 | digit;
  }
  if (id.size() != 13 || value >> 63) return {};
  return Ms((value >> 10) / 1000);
}

std::optional<Ms> snowflake_time(uint64_t id) {
  if (id <= kLastCounted || id >> 63) return {};
  return kEpoch + Ms(id >> kMachineBits);
}

void add_ghosts(Table& t, const IdColumn& parents, IssueLog& issues) {
  struct Ghost {
    std::string id;
    Ms time;
    Row reply;
  };
  std::vector<Ghost> ghosts;
  std::unordered_map<std::string, Row> known;
  Row rows = t.rows;
  for (Row r = 0; r < rows; r++) {
    if (t.parent[r] != kMissingRow) continue;
    auto [id, time] = named(parents.text(r));
    if (std::string_view account = account_in(id); !account.empty() && account == account_in(t.id.text(r))) continue;
    if (!time || (t.time[r] != kNoTime && *time > t.time[r])) {
      issues.add_in_file(IssueKind::UndatedParent, t.file_of(r), t.line[r]);
      continue;
    }
    auto [at, fresh] = known.try_emplace(id, rows + Row(ghosts.size()));
    if (fresh) ghosts.push_back({std::move(id), *time, r});
    t.parent[r] = at->second;
  }
  if (ghosts.empty()) return;
  t.ghosts = Row(ghosts.size());
  t.rows = rows + t.ghosts;
  for (const Ghost& g : ghosts) {
    if (!t.id.texts.empty()) {
      auto& heap = t.id.texts.heap;
      size_t used = heap.size();
      heap.resize(used + g.id.size());
      g.id.copy(heap.data() + used, g.id.size());
      t.id.texts.ends.push_back(heap.size());
    } else if (!t.id.numbers.empty()) {
      t.id.numbers.push_back(int64_t(number_in(g.id).value_or(0)));
    }
    t.time.push_back(g.time);
    t.precision.push_back(Precision::Millisecond);
    t.author_kind.push_back(Author::Public);
    t.parent.push_back(kNoRow);
    t.line.push_back(t.line[g.reply]);
  }
  for (DictColumn* d : {&t.author, &t.agent, &t.answer_kind})
    if (!d->empty()) d->codes.resize(t.rows, kNoCode);
  for (DictColumn* d : {&t.organisation, &t.channel, &t.category, &t.place})  // the thread's
    for (size_t g = 0; g < ghosts.size() && !d->empty(); g++) d->codes.push_back(d->codes[ghosts[g].reply]);
  if (!t.answered_untimed.empty()) t.answered_untimed.resize(t.rows, 0);
  if (!t.closed.empty()) t.closed.resize(t.rows, kNoTime);
  if (!t.text.empty()) t.text.ends.resize(t.rows, t.text.ends.back());
}

}  // namespace tolle::engine
