// Tables larger than what is kept at hand while reading: what a few rows cannot show.
#include <doctest/doctest.h>

#include <format>
#include <functional>

#include "in_sections.h"

using namespace tolle;
using namespace tolle::engine;

namespace {

constexpr int kRows = 70'000;  // more names than sixteen bits can count

struct Record {
  std::string id, author, category, parent, text;
  bool operator==(const Record&) const = default;
};
using Tell = std::function<Record(int)>;  // what row i says
using Records = std::vector<Record>;

Record plain(int i) {
  return {std::to_string(i + 1), "ann", i % 3 ? "late" : "lost", i % 2 ? std::to_string(i) : "",
          std::format("Où est le colis {}?", i)};
}

std::string clock(int i) {
  return std::format("2024-05-{:02}T{:02}:{:02}:{:02}Z", 1 + i / 3000 % 28, i / 150 % 20, i % 60, i / 60 % 60);
}

std::string csv(const Records& records) {
  std::string out = "id,author,created_at,category,in_reply_to_id,text\n";
  for (int i = 0; i < kRows; i++) {
    const Record& s = records[size_t(i)];
    out += std::format("{},{},{},{},{},\"{}\"\n", s.id, s.author, clock(i), s.category, s.parent, s.text);
  }
  return out;
}
std::string json_lines(const Records& records) {
  std::string out;
  for (int i = 0; i < kRows; i++) {
    const Record& s = records[size_t(i)];
    out += std::format(
        R"({{"id":"{}","author":"{}","created_at":"{}","category":"{}","in_reply_to_id":"{}","text":"{}"}})", s.id,
        s.author, clock(i), s.category, s.parent, s.text);
    out += '\n';
  }
  return out;
}

void check(const Table& t, const Records& records) {
  REQUIRE(t.rows == kRows);
  for (Row row = 0; row < t.rows; row++) {
    Record found = {t.id.text(row), std::string(t.author.name(row)), std::string(t.category.name(row)), {}, {}};
    if (t.parent[row] < t.rows) found.parent = t.id.text(t.parent[row]);
    found.text = t.text[row];
    INFO("row " << row << ": " << found.id << ", " << found.author << ", " << found.parent);
    if (found != records[row]) FAIL("another record");
  }
}

void check_all(const Tell& tell) {
  Records records;
  for (int i = 0; i < kRows; i++) records.push_back(tell(i));
  std::string bytes = csv(records);
  check(read(bytes, {}, 40'009).table(), records);
  std::optional<Loaded> in_two = read_in_sections(bytes, bytes.size() / 3, bytes.size() / 7);
  REQUIRE(in_two);
  check(in_two->table, records);
  check(read(json_lines(records)).table(), records);
}

Tell with(void (*change)(Record&, int)) {
  return [change](int i) {
    Record s = plain(i);
    change(s, i);
    return s;
  };
}

}  // namespace

TEST_CASE("seventy thousand people: names, numbers that get a digit more, numbers and then names") {
  check_all(with([](Record& s, int i) { s.author = std::format("person {:x}", uint32_t(i) * 2'654'435'761u); }));
  check_all(with([](Record& s, int i) { s.author = std::to_string(960'000 + i); }));
  check_all(with(
      [](Record& s, int i) { s.author = i < 50'000 ? std::to_string(115'000 + i % 9000) : std::format("bob{}", i); }));
}

TEST_CASE("seventy thousand categories, and two long ones") {
  check_all(
      with([](Record& s, int i) { s.category = std::format("line {} to the {}", i, i % 2 ? "north" : "south"); }));
  check_all(with([](Record& s, int i) { s.category = std::string(40, i % 2 ? 'a' : 'b'); }));
}

TEST_CASE("ids of nineteen digits, of letters, and texts of a hundred kilobytes") {
  auto wide = [](int i) { return std::to_string(1'790'000'000'000'000'000 + int64_t(i) * 4'194'304'001); };
  check_all([&](int i) {
    Record s = plain(i);
    s.id = wide(i);
    if (!s.parent.empty()) s.parent = wide(i - 1);
    return s;
  });
  check_all(with([](Record& s, int i) {
    s.id = std::format("{:08x}-aa", uint32_t(i) * 2'654'435'761u);
    if (!s.parent.empty()) s.parent = std::format("{:08x}-aa", uint32_t(i - 1) * 2'654'435'761u);
    if (i % 10'000 == 77) s.text = std::string(100'000, 'x');
  }));
}
