// Answers compared with the plain way, on random conversations and random questions.
#include "engine/ask/dataset.h"

#include <doctest/doctest.h>

#include "base/archive.h"
#include "reference.h"
#include "tables.h"

using namespace tolle;
using namespace tolle::engine;
using namespace tolle::engine::test;

namespace {

const ZoneTable kParis{"Europe/Paris",
                       {{1'490'000'000'000, 3600}, {1'501'000'000'000, 7200}, {1'502'500'000'000, 3600}}};

Query random_query(std::mt19937& random) {
  auto below = [&](unsigned n) { return unsigned(random() % n); };
  Query q;
  q.overview_bins = 37;
  q.zoom_bins = 20;
  q.trend_bins = 9;
  q.facet_rows = 3;
  q.records = {SortBy(below(4)), below(2) == 1, below(40), 10};
  q.promise_s = below(2) ? 10'800 : 900'000;
  if (below(2))
    q.filter.time = TimeWindow{1'500'000'000'000 + below(20) * kDay, 1'500'000'000'000 + (20 + below(20)) * kDay};
  if (below(3) == 0) q.filter.organisation = {below(2) ? "Alpha" : "", "Beta"};
  if (below(3) == 0) q.filter.channel = {"web", "nowhere"};
  if (below(3) == 0) q.filter.wait = WaitWindow{double(below(1000)), 1e5 + below(2'000'000)};
  if (below(3) == 0) q.filter.answer = AnswerState(below(5));
  if (below(3) == 0)
    for (uint8_t h = 0; h < 100; h++) q.filter.hours.push_back(h);
  if (below(4) == 0) q.filter.text = "the";
  if (below(3) == 0) q.zone = kParis.name;
  if (below(3) == 0) q.work = {22, 6, 0b1111111};
  return q;
}
const ZoneTable& zone_of(const Query& q) {
  static const ZoneTable kUtc;
  return q.zone == "UTC" ? kUtc : kParis;
}

void check_same(std::optional<double> a, std::optional<double> b) {
  REQUIRE(a.has_value() == b.has_value());
  if (a) CHECK(*a == doctest::Approx(*b).epsilon(1e-12));
}

void check_figures(const Reference& plain, const Report& report, const Query& q) {
  auto complaints = plain.rows(kNothing, [&](Row r) { return plain.is_complaint(r); });
  auto answers = plain.rows(kNothing, [&](Row r) { return plain.is_answer(r); });
  CHECK(report.figures.messages == plain.rows(kNothing, [](Row) { return true; }).size());
  CHECK(report.figures.complaints == complaints.size());
  CHECK(report.figures.responses == answers.size());
  CHECK(report.figures.answered ==
        size_t(std::count_if(complaints.begin(), complaints.end(), [&](Row r) { return plain.answered(r); })));
  auto waits = plain.waits(complaints);
  check_same(report.figures.wait_median_s, Reference::type_7(waits, 0.5));
  check_same(report.figures.wait_p90_s, Reference::type_7(waits, 0.9));
  if (!waits.empty()) {
    auto kept = std::count_if(waits.begin(), waits.end(), [&](double w) { return w <= q.promise_s; });
    check_same(report.figures.within_promise_share, double(kept) / double(waits.size()));
  }
}

void check_waits(const Reference& plain, const Report& report) {
  auto waits = plain.waits(plain.rows(kWaits, [&](Row r) { return plain.is_complaint(r); }));
  CHECK(report.waits.n == waits.size());
  check_same(report.waits.median_s, Reference::type_7(waits, 0.5));
  std::array<uint32_t, Waits::kBins> counts{};
  uint64_t below = 0, above = 0;
  for (double w : waits) {
    int bin = -1;
    for (int i = 0; i <= Waits::kBins; i++) bin += w >= std::exp(double(i) / Waits::kBins * std::log(31'536'000.0));
    if (bin < 0) below++;
    else if (bin >= Waits::kBins) above++;
    else counts[size_t(bin)]++;
  }
  CHECK(report.waits.counts == counts);
  CHECK(report.waits.below == below);
  CHECK(report.waits.above == above);
}

void check_facet(const Reference& plain, const FacetReport& facet, unsigned skip,
                 const std::function<std::string(Row)>& key, const std::vector<std::string>& chosen) {
  if (!facet.known) return;
  std::map<std::string, std::vector<Row>> complaints;
  std::map<std::string, size_t> responses;
  std::set<std::string> present;
  for (Row r : plain.rows(skip, [&](Row x) { return plain.is_complaint(x); }))
    complaints[key(r)].push_back(r), present.insert(key(r));
  for (Row r : plain.rows(skip, [&](Row x) { return plain.is_answer(x); })) responses[key(r)]++, present.insert(key(r));
  CHECK(facet.distinct == present.size());
  for (const FacetRow& row : facet.rows) {
    CHECK(row.complaints == complaints[row.key].size());
    CHECK(row.responses == responses[row.key]);
    check_same(row.wait_median_s, Reference::type_7(plain.waits(complaints[row.key]), 0.5));
    auto answered =
        std::count_if(complaints[row.key].begin(), complaints[row.key].end(), [&](Row r) { return plain.answered(r); });
    CHECK(row.answered == size_t(answered));
  }
  for (size_t i = 1; i < std::min<size_t>(3, facet.rows.size()); i++)
    CHECK(facet.rows[i - 1].complaints >= facet.rows[i].complaints);
  for (const std::string& name : chosen)
    CHECK(std::any_of(facet.rows.begin(), facet.rows.end(), [&](const FacetRow& row) { return row.key == name; }));
}

void check_timeline(const Reference& plain, const Table& t, const Timeline& line) {
  size_t bins = line.complaints.size();
  auto edge = [&](size_t i) {
    Ms span = line.window.to - line.window.from, n = Ms(bins), k = Ms(i);
    return line.window.from + span / n * k + span % n * k / n;
  };
  auto complaints = plain.rows(kTime, [&](Row r) { return plain.is_complaint(r); });
  auto answers = plain.rows(kTime, [&](Row r) { return plain.is_answer(r); });
  for (size_t i = 0; i < bins; i++) {
    auto inside = [&](Row r) { return t.time[r] != kNoTime && t.time[r] >= edge(i) && t.time[r] < edge(i + 1); };
    CHECK(line.complaints[i] == std::count_if(complaints.begin(), complaints.end(), inside));
    CHECK(line.answers[i] == std::count_if(answers.begin(), answers.end(), inside));
    CHECK(line.open[i] == std::count_if(complaints.begin(), complaints.end(), [&](Row r) {
            if (t.time[r] == kNoTime || t.time[r] >= edge(i + 1)) return false;
            auto wait = plain.wait_s(r);
            bool closes = !t.closed.empty() && t.closed[r] != kNoTime && t.closed[r] >= t.time[r];
            if (plain.answered(r) && !wait && !closes) return false;
            if (wait && t.time[r] + Ms(*wait * 1000) < edge(i + 1)) return false;
            return !closes || t.closed[r] >= edge(i + 1);
          }));
  }
}

void check_trend(const Reference& plain, const Table& t, const Trend& trend, const Query& q) {
  size_t bins = trend.complaints.size();
  Ms span = trend.window.to - trend.window.from, n = Ms(bins);
  auto edge = [&](size_t i) { return trend.window.from + span / n * Ms(i) + span % n * Ms(i) / n; };
  auto complaints = plain.rows(kNothing, [&](Row r) { return plain.is_complaint(r); });
  for (size_t i = 0; i < bins; i++) {
    std::vector<Row> inside;
    for (Row r : complaints)
      if (t.time[r] != kNoTime && t.time[r] >= edge(i) && t.time[r] < edge(i + 1)) inside.push_back(r);
    auto waits = plain.waits(inside);
    CHECK(trend.complaints[i] == inside.size());
    CHECK(std::isnan(trend.wait_median_s[i]) == waits.empty());
    if (waits.empty()) continue;
    CHECK(trend.wait_median_s[i] == doctest::Approx(*Reference::type_7(waits, 0.5)).epsilon(1e-6));
    auto kept = std::count_if(waits.begin(), waits.end(), [&](double w) { return w <= q.promise_s; });
    CHECK(trend.within_promise_share[i] == doctest::Approx(double(kept) / double(waits.size())).epsilon(1e-6));
  }
}

void check_report(const Table& t, const Report& report, const Query& q) {
  Reference plain(t, q, zone_of(q));
  check_figures(plain, report, q);
  check_waits(plain, report);
  check_facet(
      plain, report.organisation, kOrganisation, [&](Row r) { return plain.organisation(r); }, q.filter.organisation);
  check_facet(
      plain, report.channel, kChannel, [&](Row r) { return std::string(t.channel.name(plain.root_of(r))); },
      q.filter.channel);
  check_timeline(plain, t, report.overview);
  std::array<uint32_t, 168> hours{};
  for (Row r : plain.rows(kHours, [&](Row x) { return plain.is_answer(x) && plain.hour(x) >= 0; }))
    hours[size_t(plain.hour(r))]++;
  if (!report.staff.withheld) CHECK(report.staff.answers == hours);
  check_trend(plain, t, report.trend, q);
  uint64_t trend = 0;
  for (uint32_t n : report.trend.complaints) trend += n;
  CHECK(trend == plain.rows(kNothing, [&](Row r) { return plain.is_complaint(r) && t.time[r] != kNoTime; }).size());
}

}  // namespace

TEST_CASE("every view of a random question equals the plain count, each ignoring its own facet") {
  for (unsigned seed = 1; seed <= 12; seed++) {
    Table table = random_table(seed, seed % 4 == 0 ? 3 : 150);
    Dataset data(table, {}, 1);
    std::mt19937 random(seed);
    for (int i = 0; i < 12; i++) {
      Query q = random_query(random);
      CAPTURE(seed);
      CAPTURE(i);
      check_report(table, data.answer(q, zone_of(q)), q);
    }
  }
}

TEST_CASE("the answer does not depend on what was asked before") {
  Table table = random_table(77, 3000);
  Dataset used(table, {}, 1);
  std::mt19937 random(5);
  for (int i = 0; i < 60; i++) {
    Query q = random_query(random);
    for (int drag = 0; drag < 4; drag++) {
      if (q.filter.time) q.filter.time->from += kHour, q.filter.time->to += 3 * kHour;
      Dataset fresh(table, {}, 1);
      CHECK(to_bytes(used.answer(q, zone_of(q))) == to_bytes(fresh.answer(q, zone_of(q))));
    }
  }
}

TEST_CASE("one part changed at a time, with words read in between, gives what asking afresh gives") {
  Table table = random_table(21, 4000);
  for (size_t i = 0; i < table.text.ends.size(); i++) put(table.category, i % 7 ? "c" + std::to_string(i % 5) : "");
  Dataset used(table, {}, 1);
  std::mt19937 random(6);
  auto below = [&](unsigned n) { return unsigned(random() % n); };
  Query q = random_query(random);
  bool unread = true;
  for (int i = 0; i < 250; i++) {
    Filter& f = q.filter;
    switch (below(14)) {
      case 0: f.organisation = {below(2) ? "Alpha" : "Gamma"}; break;
      case 1: f.organisation.clear(); break;
      case 2: f.category = {"c" + std::to_string(below(5)), "c1"}; break;
      case 3: f.category.clear(), f.channel = {below(2) ? "web" : "app"}; break;
      case 4: f.said = {Said(below(8)), Said(below(8))}; break;
      case 5: f.said.clear(), f.channel.clear(); break;
      case 6: f.hostile = !f.hostile; break;
      case 7: f.wait = WaitWindow{double(below(1000)), 1e5 + below(2'000'000)}; break;
      case 8: f.wait.reset(), f.answer = AnswerState(below(5)); break;
      case 9: f.hours = {uint8_t(below(168)), uint8_t(below(168)), uint8_t(below(168))}; break;
      case 10: f.hours.clear(), f.text = below(2) ? "the" : ""; break;
      case 11: f.time = TimeWindow{1'500'000'000'000 + below(40) * kDay, 1'500'000'000'000 + below(40) * kDay}; break;
      case 12: f.time.reset(), q.zone = below(2) ? kParis.name : "UTC"; break;
      case 13: q.zoom = {1'500'000'000'000 + below(20) * kDay, 1'500'000'000'000 + (21 + below(20)) * kDay}; break;
    }
    if (i > 120 && unread && below(4) == 0) unread = used.read_words(0.02);
    Report report = used.answer(q, zone_of(q));
    Dataset fresh(table, {}, 1);
    while (fresh.read_words(0) && fresh.answer({}, {}).progress < report.progress) {}
    CAPTURE(i);
    if (Report again = fresh.answer(q, zone_of(q)); again.progress == report.progress)
      CHECK(to_bytes(report) == to_bytes(again));
  }
}

TEST_CASE("pages of any order show each selected message once, in that order") {
  Table table = random_table(9, 5000);
  Dataset data(table, {}, 1);
  for (SortBy by : {SortBy::Time, SortBy::Who, SortBy::Text, SortBy::Wait})
    for (bool descending : {false, true}) {
      Query q;
      q.filter.channel = {"web", "app"};
      q.filter.time = TimeWindow{1'500'400'000'000, 1'502'900'000'000};
      std::vector<Message> all;
      for (q.records = {by, descending, 0, 700}; q.records.offset < 5000; q.records.offset += 700)
        for (Message& m : data.answer(q, {}).records.rows) all.push_back(m);
      CHECK(all.size() == data.answer(q, {}).records.total);
      std::set<Row> rows;
      for (const Message& m : all) rows.insert(m.row);
      CHECK(rows.size() == all.size());
      for (size_t i = 1; i < all.size(); i++) {
        const Message& a = all[descending ? i : i - 1];
        const Message& b = all[descending ? i - 1 : i];
        if (by == SortBy::Time) CHECK(a.time <= b.time);
        if (by == SortBy::Wait && a.wait_s && b.wait_s) CHECK(*a.wait_s <= *b.wait_s);
        if (by == SortBy::Wait && !all[i - 1].wait_s) CHECK(!all[i].wait_s);
      }
    }
}

TEST_CASE("a far page of any order is the same as walking there") {
  Table table = random_table(10, 20'000);
  Dataset data(table, {}, 1);
  Query q;
  q.filter.channel = {"web", ""};
  for (bool descending : {false, true}) {
    q.records = {SortBy::Time, descending, 0, 20'000};
    Records whole = data.answer(q, {}).records;
    for (uint64_t offset : {0u, 1u, 4095u, 4096u, 4097u, 8000u}) {
      q.records = {SortBy::Time, descending, offset, 3};
      Records page = data.answer(q, {}).records;
      for (size_t i = 0; i < page.rows.size(); i++) CHECK(page.rows[i].row == whole.rows[offset + i].row);
    }
  }
}

TEST_CASE("figures of the whole data are those of a question without filters") {
  Table table = random_table(3, 2000);
  Dataset data(table, {}, 1);
  Query q;
  Report whole = data.answer(q, {});
  CHECK(to_bytes(whole.figures) == to_bytes(whole.everything));
  q.filter.channel = {"web"};
  CHECK(to_bytes(data.answer(q, {}).everything) == to_bytes(whole.everything));
}

TEST_CASE("an empty table and one without any time give empty answers") {
  Dataset nothing(Table{}, {}, 1);
  Query q;
  q.overview_bins = q.zoom_bins = q.trend_bins = 10;
  q.records.count = 5;
  q.thread = 3;
  Report report = nothing.answer(q, {});
  CHECK(report.figures.messages == 0);
  CHECK(!report.figures.wait_median_s);
  Dataset undated(table_of({{kNoTime, Author::Public, kNoRow, "a", "x"}, {kNoTime, Author::Organisation, 0, "B", "y"}}),
                  {}, 1);
  report = undated.answer(q, {});
  CHECK(report.figures.answered == 1);
  CHECK(!report.figures.first);
  CHECK(report.overview.complaints.empty());
}

TEST_CASE("a file without any answer does not claim that nothing was answered") {
  Dataset silent(table_of({{0, Author::Public, kNoRow, "a", "x"}}, true), {}, 1);
  CHECK(!silent.answer({}, {}).answers_known);
  Dataset answered(table_of({{0, Author::Public, kNoRow, "a", "x"}, {1, Author::Organisation, 0, "B", "y"}}), {}, 1);
  CHECK(answered.answer({}, {}).answers_known);
}
