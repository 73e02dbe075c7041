// Formats in both languages, against what Intl gives (tests/web compares them with the browser's own).
#include <doctest/doctest.h>

#include "i18n/dates.h"
#include "i18n/durations.h"
#include "i18n/i18n.h"
#include "i18n/numbers.h"
#include "i18n/sentences.h"

using namespace tolle;
using engine::Precision;

namespace {
constexpr int64_t kHalloween = 1509487847123;  // 2017-10-31T22:10:47.123Z
constexpr int64_t kDay = 86'400'000;
const ZoneTable kUtc;
const ZoneTable kParis{"Europe/Paris", {{0, 3600}, {1490490000000, 7200}, {1509238800000, 3600}}};
}  // namespace

TEST_CASE("numbers are grouped as the language groups them") {
  CHECK(number(uint64_t(999), Lang::En) == "999");
  CHECK(number(uint64_t(1537843), Lang::En) == "1,537,843");
  CHECK(number(uint64_t(1537843), Lang::Fr) == "1\u202f537\u202f843");
  CHECK(number(6.3, Lang::En) == "6.3");
  CHECK(number(12345.678, Lang::Fr) == "12\u202f345,7");
  CHECK(number(-5.0, Lang::En) == "-5");
  CHECK(number(-0.01, Lang::En) == "0");
}

TEST_CASE("rounding goes half away from zero on decimal digits") {
  CHECK(number(0.25, Lang::En) == "0.3");
  CHECK(number(0.35, Lang::En) == "0.4");
  CHECK(number(1.005, Lang::En, 2) == "1.01");
  CHECK(number(9.96, Lang::En) == "10");
  CHECK(number(99.95, Lang::En) == "100");
  CHECK(number(0.05, Lang::En) == "0.1");
  CHECK(number(0.04, Lang::En) == "0");
}

TEST_CASE("percent, points and compact numbers") {
  CHECK(percent(0.814, Lang::En) == "81.4%");
  CHECK(percent(0.814, Lang::Fr) == "81,4\u00a0%");
  CHECK(percent(0.38, Lang::En) == "38%");
  CHECK(percent(1, Lang::En) == "100%");
  CHECK(percent(0.0004, Lang::En) == "0%");
  CHECK(points(0.0214, Lang::En) == "+2.1");
  CHECK(points(-0.0214, Lang::Fr) == "−2,1");
  CHECK(points(0, Lang::En) == "±0");
  CHECK(compact(999, Lang::En) == "999");
  CHECK(compact(1000, Lang::En) == "1k");
  CHECK(compact(1234, Lang::Fr) == "1,2\u00a0k");
  CHECK(compact(9999, Lang::En) == "10k");
  CHECK(compact(170000, Lang::Fr) == "170\u00a0k");
  CHECK(compact(999999, Lang::En) == "1m");
  CHECK(compact(1271000, Lang::En) == "1.3m");
  CHECK(compact(12500000, Lang::En) == "13m");
  CHECK(compact(2e9, Lang::En) == "2bn");
  CHECK(file_size(12400000, Lang::En) == "12.4\u00a0MB");
  CHECK(file_size(812, Lang::Fr) == "812\u00a0octets");
}

TEST_CASE("durations have two units at the most and are rounded, not cut") {
  auto en = [](double s) {
    std::string text = duration(s, Lang::En);
    for (size_t at; (at = text.find(kNoBreak)) != text.npos;) text.replace(at, 2, " ");
    return text;
  };
  CHECK(en(0) == "0 s");
  CHECK(en(4.25) == "4.3 s");
  CHECK(en(42.4) == "42 s");
  CHECK(en(59.6) == "1 min");
  CHECK(en(1060) == "17 min 40 s");
  CHECK(en(3599.7) == "1 h");
  CHECK(en(4111.5) == "1 h 9 min");
  CHECK(en(18751) == "5 h 13 min");
  CHECK(en(86399) == "1 d");
  CHECK(en(100000) == "1 d 4 h");
  CHECK(en(45.4 * 86400) == "45 d");
  CHECK(en(-90) == "−1 min 30 s");
  CHECK(duration(3 * 86400, Lang::Fr) == "3\u00a0j");
  CHECK(duration_tick(604800, Lang::En) == "1\u00a0w");
  CHECK(duration_tick(31536000, Lang::Fr) == "1\u00a0an");
}

TEST_CASE("dates and times are told in the zone and no more precisely than known") {
  CHECK(date_time(kHalloween, Precision::Minute, kUtc, Lang::En) == "31 Oct 2017, 22:10");
  CHECK(date_time(kHalloween, Precision::Second, kUtc, Lang::Fr) == "31 oct. 2017, 22:10:47");
  CHECK(date_time(kHalloween, Precision::Day, kUtc, Lang::En) == "31 Oct 2017");
  CHECK(date_time(kHalloween, Precision::Minute, kParis, Lang::En) == "31 Oct 2017, 23:10");
  CHECK(clock(kHalloween, Precision::Millisecond, kUtc, Lang::Fr) == "22:10:47,123");
  CHECK(date(-1, kUtc, Lang::En) == "31 Dec 1969");
  CHECK(date_time(INT64_MIN, Precision::Minute, kUtc, Lang::En).starts_with("1 Jan"));
}

TEST_CASE("ranges of whole days leave out what both ends share") {
  int64_t first = 1509494400000;  // 2017-11-01
  CHECK(date_range(first, first + kDay, kUtc, Lang::En) == "1 Nov 2017");
  CHECK(date_range(first, first + 7 * kDay, kUtc, Lang::En) == "1 – 7 Nov 2017");
  CHECK(date_range(first, first + 7 * kDay, kUtc, Lang::Fr) == "1–7 nov. 2017");
  CHECK(date_range(first, first + 31 * kDay, kUtc, Lang::En) == "1 Nov – 1 Dec 2017");
  CHECK(date_range(first - 366 * kDay, first + kDay, kUtc, Lang::En) == "31 Oct 2016 – 1 Nov 2017");
  CHECK(date_range(first, first + 3'600'000, kUtc, Lang::En) == "1 Nov 2017, 00:00–01:00");
}

TEST_CASE("working days are said as people say them") {
  CHECK(days_name(0b0011111, Lang::En) == "Mon–Fri");
  CHECK(days_name(0b1100000, Lang::En) == "Sat, Sun");
  CHECK(days_name(0b1010101, Lang::En) == "Mon, Wed, Fri, Sun");
  CHECK(days_name(0x7f, Lang::Fr) == "tous les jours");
  CHECK(tick_label(kHalloween, DateUnit::Day, kUtc, Lang::En) == "31 Oct");
}

TEST_CASE("texts have their placeholders filled, plurals agree") {
  CHECK(tr(Plural::CountComplaints, Lang::En, 1) == "1 complaint");
  CHECK(tr(Plural::CountComplaints, Lang::En, 0) == "0 complaints");
  CHECK(tr(Plural::CountComplaints, Lang::Fr, 0) == "0 plainte");
  CHECK(tr(Plural::CountComplaints, Lang::Fr, 1537) == "1\u202f537 plaintes");
  CHECK(tr(Str::WaitsPromise, Lang::En, "3 h", "85.2%") == "promise: 3 h — 85.2% kept");
  CHECK(tr(Str::WaitsPromise, Lang::Fr, "3 h", "85,2 %") == "promesse\u202f: 3 h — 85,2 % tenue");
  CHECK(tr(Str::LoadingTitle, Lang::En, "{0}{1}") == "Reading {0}{1}");  // values are never read again for placeholders
}

TEST_CASE("every error and every fault has a sentence in both languages") {
  for (Lang lang : {Lang::En, Lang::Fr}) {
    for (int code = 0; code <= int(ErrorCode::Internal); code++) {
      std::string sentence = sentence_of({ErrorCode(code), 3, 4, 500, "png"}, lang);
      CHECK(sentence.size() > 8);
      CHECK(sentence.find('{') == sentence.npos);
    }
    for (int kind = 0; kind < int(engine::IssueKind::Count_); kind++)
      for (uint64_t n : {1, 12}) CHECK(phrase_of({engine::IssueKind(kind), n, {}}, lang).size() > 8);
    for (int said = 0; said < int(engine::Said::Count_); said++) CHECK(!name_of(engine::Said(said), lang).empty());
  }
  CHECK(sentence_of({ErrorCode::WrongKind, 0, 0, 0, "png"}, Lang::En).starts_with("This is a PNG picture"));
  for (const char* kind : {"xls", "xlsb", "ods", "numbers", "ole"})
    CHECK(sentence_of({ErrorCode::WrongKind, 0, 0, 0, kind}, Lang::En).find("as CSV or XLSX") != std::string::npos);
  CHECK(sentence_of({ErrorCode::WrongKind, 0, 0, 0, "?"}, Lang::Fr).find("un autre type de fichier") !=
        std::string::npos);
}
