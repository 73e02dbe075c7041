// Ranges and intervals are told with no more precision than they have; every list has its words.
#include "i18n/case_words.h"

#include <doctest/doctest.h>

using namespace tolle;
using cases::DurationRange;
using cases::Interval;

namespace {

constexpr int64_t kMin = 60'000, kHour = 60 * kMin, kDay = 24 * kHour;

std::string plain(std::string text) {
  for (const char* space : {"\u202f", "\u00a0"})
    for (size_t at; (at = text.find(space)) != text.npos;) text.replace(at, std::string_view(space).size(), " ");
  return text;
}
std::string said(std::optional<int64_t> min, std::optional<int64_t> max, Lang lang = Lang::En) {
  return plain(range_of({min, max}, lang));
}

}  // namespace

TEST_CASE("a duration is told as the range that it is") {
  CHECK(said(kMin, 10 * kMin) == "1 to 10 min");
  CHECK(said(25 * kMin, 35 * kMin, Lang::Fr) == "25 à 35 min");
  CHECK(said(0, 10 * kMin) == "at most 10 min");
  CHECK(said({}, 3 * kHour) == "at most 3 h");
  CHECK(said(2 * kDay, {}) == "at least 2 d");
  CHECK(said(2 * kDay, 7 * kDay, Lang::Fr) == "2 à 7 j");
  CHECK(said({}, {}).empty());
  CHECK(said(0, {}).empty());
  CHECK(said(0, 0) == "at once");
}

TEST_CASE("a range is widened to whole units, never narrowed, and small beginnings keep a unit of their own") {
  CHECK(said(90 * kMin, 50 * kHour) == "90 min to 3 d");
  CHECK(said(20 * kMin, 5 * kHour) == "20 min to 5 h");
  CHECK(said(5 * kDay + kHour, 9 * kDay + kHour) == "5 to 10 d");
}

TEST_CASE("stamps to the minute give a duration to the minute") {
  CHECK(said(200 * kMin + 1, 202 * kMin - 1) == "3 h 21 min");
}

TEST_CASE("an interval with whole days at its ends is told in days; an open end is told as open") {
  ZoneTable utc;
  int64_t day = 1'299'024'000'000;  // 2 March 2011
  auto when = [&](std::optional<int64_t> from, std::optional<int64_t> to) {
    return plain(interval_of({from, to}, utc, Lang::En));
  };
  CHECK(when(day, day + kDay - 1) == "2 Mar 2011");
  CHECK(when(day, {}) == "2 Mar 2011 or later");
  CHECK(when({}, day + 17 * kHour + 56 * kMin - 1) == "2 Mar 2011, 17:55 or before");
  CHECK(when(day + kHour, day + kHour + kMin - 1) == "2 Mar 2011, 01:00");
  CHECK(when({}, {}).empty());
}

TEST_CASE("a fault in a file is told with its place") {
  CHECK(plain(sentence_of(cases::Problem{"/events/3/time", cases::ProblemCode::BadTime, "", 0, 0, 0}, Lang::En)) ==
        "/events/3/time: expected a time with its zone, e.g. 2011-03-02T17:55+01:00.");
  CHECK(plain(sentence_of(cases::Problem{"", cases::ProblemCode::NotJson, "", 0, 3, 7}, Lang::Fr)) ==
        "ligne 3, colonne 7 : ce n’est pas du JSON, ou il s’interrompt.");
}
