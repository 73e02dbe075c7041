#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "case/write.h"
#include "support.h"

namespace tolle::cases {
namespace {

using Counts = std::map<std::string_view, size_t>;

constexpr const char* kIds[] = {"coffee-boutique", "ride-hailing-driver", "gym-policy",
                                "cereal-box",      "easter-weekend",      "chief-executive"};

Counts lanes_of(const Case& c) {
  Counts counts;
  for (const Event& e : c.events) counts[word_of(e.lane)]++;
  return counts;
}

std::string_view status(const Case& c, const Timeline& t, std::string_view claim, std::string_view cursor) {
  return word_of(status_of(c.claims.at(index_of(c.claims, claim)), c, seen_by(c, t, cursor)));
}

// What becomes of a claim or a question at each event that speaks of it, in the order of time: "U2 unspoken asserted, …"
// with the status of the moment before and of the moment after.
template <class T>
std::string course(const Case& c, const Timeline& t, const T& what, std::vector<std::string> speak) {
  std::set<std::pair<int64_t, std::string>> in_order;
  for (const std::string& id : speak) in_order.emplace(t.marks_ms[index_of(c.events, id)], id);
  std::string out;
  for (const auto& [mark_ms, id] : in_order) {
    Seen before = seen_at(t, mark_ms - 1), after = seen_after(t, index_of(c.events, id));
    (out += out.empty() ? "" : ", ") += id;
    for (const Seen& seen : {before, after}) (out += " ") += word_of(status_of(what, c, seen));
  }
  return out;
}

using Courses = std::map<std::string, std::string>;

Courses claims_of(const Case& c) {
  Timeline t = solve(c);
  Courses courses;
  for (const Claim& claim : c.claims) {
    std::vector<std::string> speak;
    for (const Voice& voice : claim.voices) speak.push_back(voice.event);
    courses[claim.id] = course(c, t, claim, speak);
  }
  return courses;
}

Courses questions_of(const Case& c) {
  Timeline t = solve(c);
  Courses courses;
  for (const Question& question : c.questions) {
    std::vector<std::string> speak = {question.asked};
    for (const Answer& a : question.answers) speak.push_back(a.event);
    courses[question.id] = course(c, t, question, speak);
  }
  return courses;
}

void check_french(const std::string& text) {
  CAPTURE(text);
  CHECK(text.find('\'') == std::string::npos);
  for (const char* wrong : {" :", " ;", " ?", " !", " »", "« ", "\"", "..."})
    CHECK(text.find(wrong) == std::string::npos);
}

void check_texts(const nlohmann::json& value) {
  if (value.is_object() && value.contains("fr")) {
    check_french(value["fr"]);
    CHECK(value["en"].get<std::string>().find_first_of("'\"") == std::string::npos);
  }
  if (value.is_structured())
    for (const auto& inner : value) check_texts(inner);
}

}  // namespace

TEST_CASE("every bundled case reads without a problem, stands as it would be written, and contradicts itself nowhere") {
  auto index = nlohmann::json::parse(file_text("assets/cases/index.json"))["cases"];
  REQUIRE(index.size() == std::size(kIds));
  for (size_t i = 0; i < index.size(); i++) {
    CAPTURE(kIds[i]);
    CHECK(index[i]["id"] == kIds[i]);
    std::string text = file_text("assets/cases/" + index[i]["file"].get<std::string>());
    Case c = case_from(text);
    CHECK(c.id == kIds[i]);
    CHECK(index[i]["title"]["fr"] == c.title.fr);
    CHECK(index[i]["title"]["en"] == c.title.en);
    CHECK(write_case(c) == text);
    CHECK(c.extra.empty());
    CHECK(solve(c).conflicts.empty());
    for (const Account& account : c.accounts) CHECK(solve(c, account.id).conflicts.empty());
  }
}

TEST_CASE("every bundled case is told in both languages, with its typography, in 5 to 9 steps that move forward") {
  for (const char* id : kIds) {
    CAPTURE(id);
    std::string text = file_text("assets/cases/" + std::string(id) + ".tolle.json");
    check_texts(nlohmann::json::parse(text));
    Case c = case_from(text);
    for (const Event& e : c.events) {
      CAPTURE(e.id);
      CHECK(!e.text.empty());
      CHECK(!e.sources.empty());
      CHECK(!e.has(Flag::Synthetic));
    }
    CHECK(c.steps.size() >= 5);
    CHECK(c.steps.size() <= 9);
    Timeline t = solve(c);
    int64_t last_ms = INT64_MIN;
    for (const Step& step : c.steps) {
      CAPTURE(step.id);
      CHECK(!step.notes.empty());
      int64_t mark_ms = mark_of(c, t, step.cursor).value_or(INT64_MAX);
      CHECK(mark_ms >= last_ms);
      last_ms = mark_ms;
      Seen seen = seen_by(c, t, step.cursor);
      CHECK(!step.selection.empty());
      for (const std::string& id_selected : step.selection) {
        CAPTURE(id_selected);
        CHECK(seen[index_of(c.events, id_selected)]);
      }
    }
  }
}

TEST_CASE("each case has its events in each lane") {
  CHECK(lanes_of(bundled("coffee-boutique")) ==
        Counts{{"complaint", 4}, {"response", 6}, {"staff", 3}, {"amplification", 46}, {"context", 4}});
  CHECK(lanes_of(bundled("ride-hailing-driver")) ==
        Counts{{"complaint", 3}, {"response", 4}, {"staff", 1}, {"amplification", 2}, {"context", 4}});
  CHECK(lanes_of(bundled("gym-policy")) ==
        Counts{{"complaint", 1}, {"response", 1}, {"amplification", 2}, {"context", 3}});
  CHECK(lanes_of(bundled("cereal-box")) == Counts{{"response", 1}, {"amplification", 2}, {"context", 3}});
  CHECK(lanes_of(bundled("easter-weekend")) ==
        Counts{{"complaint", 3}, {"response", 1}, {"staff", 10}, {"amplification", 11}, {"context", 2}});
  CHECK(lanes_of(bundled("chief-executive")) ==
        Counts{{"complaint", 2}, {"response", 4}, {"staff", 3}, {"amplification", 1}, {"context", 1}});
}

TEST_CASE("each claim, before and after each event that speaks of it") {
  CHECK(claims_of(bundled("coffee-boutique")) ==
        Courses{{"K1", "N03 unspoken unspoken, N10 unspoken contested"},
                {"K2", "N04 unspoken accounts_differ"},
                {"K3", "N06 unspoken asserted, D05 asserted unconfirmed"},
                {"K4",
                 "N06 unspoken asserted, C14 asserted contested, C16 contested contested, D05 contested denied, "
                 "D09 denied denied"},
                {"K5",
                 "N10 unspoken asserted, C14 asserted contested, C15 contested contested, "
                 "C16 contested contested, C22 contested contested"},
                {"K6",
                 "D02 unspoken unspoken, D03 unspoken unspoken, D07 unspoken contested, D09 contested contested, "
                 "D11 contested contested, D13 contested contested, B14 contested contested"},
                {"K7",
                 "B04 unspoken unspoken, C08 unspoken contested, D01 contested contested, "
                 "D08 contested contested, D11 contested contested"},
                {"K8", "B15 unspoken asserted, D02 asserted asserted, D09 asserted contested"},
                {"K9", "D09 unspoken asserted, D10 asserted contested"},
                {"K10", "D14 unspoken unspoken, D15 unspoken contested"},
                {"K11", "D11 unspoken asserted"}});
  CHECK(claims_of(bundled("ride-hailing-driver")) ==
        Courses{{"K1", "U2 unspoken asserted, U6p asserted asserted, U7 asserted unconfirmed"},
                {"K2", "U1 unspoken asserted"},
                {"K3", "U7 unspoken asserted"}});
  CHECK(claims_of(bundled("gym-policy")) == Courses{{"K1", "G4 unspoken asserted"}});
  CHECK(claims_of(bundled("cereal-box")) == Courses{{"K1", "X2 unspoken asserted"}});
  CHECK(claims_of(bundled("easter-weekend")) ==
        Courses{{"K1", "E1 unspoken asserted"},
                {"K2", "E5r unspoken asserted"},
                {"K3", "E7 unspoken asserted"},
                {"K4", "W06 unspoken unspoken, E2 unspoken unspoken, E5 unspoken contested"}});
  CHECK(claims_of(bundled("chief-executive")) ==
        Courses{{"K1", "P06 unspoken asserted, P08 asserted contested"}, {"K2", "P06 unspoken asserted"}});
}

TEST_CASE("each question, before and after it is asked and answered") {
  CHECK(questions_of(bundled("coffee-boutique")) == Courses{{"Q1", "D03 unasked open, D05 open answered_in_part"},
                                                            {"Q2", "D03 unasked open"},
                                                            {"Q3", "D12 unasked open"},
                                                            {"Q4", "B16 unasked open"}});
  CHECK(questions_of(bundled("easter-weekend")) == Courses{{"Q1", "E6 unasked open"}});
  CHECK(questions_of(bundled("chief-executive")) == Courses{{"Q1", "P08 unasked open"},
                                                            {"Q2", "P08 unasked open"},
                                                            {"Q3", "P08 unasked open"},
                                                            {"Q4", "P08 unasked open"}});
  for (const char* id : {"ride-hailing-driver", "gym-policy", "cereal-box"}) CHECK(bundled(id).questions.empty());
}

TEST_CASE("boutique: the consequence for the worker comes within minutes, the answers take longer") {
  Case c = bundled("coffee-boutique");
  Timeline t = solve(c);
  auto hands = boomerang_clock(c, t, seen_all(t));
  CHECK(c.events[hands[0].event].id == "N06");
  CHECK(*hands[0].since.min_ms >= 1 * kMinute);
  CHECK(*hands[0].since.max_ms <= 10 * kMinute);
  CHECK(c.events[hands[1].event].id == "N04");
  CHECK(*hands[1].since.max_ms <= 10 * kMinute);
  CHECK(hands[1].accounts_differ);

  CHECK(c.events[hands[2].event].id == "N09");
  CHECK(!hands[2].since.max_ms);
  CHECK(*hands[2].when.latest_ms < ms_of("2011-03-02T17:56+01:00"));
  CHECK(c.events[hands[3].event].id == "D05");
  CHECK(*hands[3].when.earliest_ms == ms_of("2011-03-03+01:00"));
  CHECK(!hands[3].when.latest_ms);
}

TEST_CASE(
    "boutique: the threat of dismissal is asserted on 2 March at 18:00, and denied once the brand has commented") {
  Case c = bundled("coffee-boutique");
  Timeline t = solve(c);
  CHECK(status(c, t, "K4", "2011-03-02T18:00+01:00") == "asserted");
  CHECK(status(c, t, "K4", "2011-03-02T19:05+01:00") == "asserted");
  CHECK(status(c, t, "K4", "D04") == "contested");
  CHECK(status(c, t, "K4", "D05") == "denied");
  CHECK(status(c, t, "K4", "") == "denied");
}

TEST_CASE("boutique: the free coffee, on which the accounts differ, is simply said in the one of them") {
  Case c = bundled("coffee-boutique");
  CHECK(status(c, solve(c), "K2", "") == "accounts_differ");
  CHECK(word_of(status_of(c.claims[1], c, seen_all(solve(c, "A0")), "A0")) == "asserted");
  CHECK(word_of(status_of(c.claims[1], c, seen_all(solve(c, "A1")), "A1")) == "unspoken");
}

TEST_CASE("boutique: the comment clock is the one in the source") {
  Case c = bundled("coffee-boutique");
  Timeline t = solve(c);
  std::vector<size_t> comments;
  for (size_t i = 0; i < c.events.size(); i++)
    if (c.events[i].id[0] == 'C') comments.push_back(i);
  REQUIRE(comments.size() == 24);
  for (size_t k = 1; k < 24; k++)
    CHECK(*t.intervals[comments[k]].earliest_ms >= *t.intervals[comments[k - 1]].earliest_ms);
  CHECK(*t.between(comments[0], comments[19]).max_ms == (3 * 60 + 22) * kMinute - 1);  // 3 h 21, from minute to minute
  CHECK(t.intervals[comments[1]].earliest_ms == ms_of("2011-03-02T17:56:23+01:00"));
  CHECK(t.intervals[comments[23]].earliest_ms == ms_of("2011-08-23T15:15Z"));
  CHECK(c.events[comments[22]].duplicate_of == "C22");
  CHECK(t.intervals[index_of(c.events, "B14")].earliest_ms == 1299143264483);
  CHECK(std::ranges::count_if(c.events, [](const Event& e) { return e.has(Flag::Hole); }) == 4);
}

TEST_CASE("boutique: each account alone") {
  Case c = bundled("coffee-boutique");
  auto tells = [&](const char* account, const char* event) {
    return bool(solve(c, account).told[index_of(c.events, event)]);
  };
  CHECK(tells("A0", "N02"));
  CHECK(!tells("A1", "N02"));
  CHECK(!tells("A0", "B04"));
  CHECK(tells("A1", "B04"));
  CHECK(tells("A0", "N09"));
  CHECK(!tells("A1", "N09"));
  size_t order = index_of(c.events, "N01"), tweet = index_of(c.events, "N03"), fear = index_of(c.events, "N06");
  CHECK(solve(c, "A0").between(order, tweet) == DurationRange{25 * kMinute, 35 * kMinute});
  CHECK(solve(c, "A1").between(order, tweet) == DurationRange{0, {}});
  CHECK(!solve(c, "A1").between(tweet, fear).max_ms);
  size_t remarked = size_t(std::ranges::count_if(differences(c), &Difference::remarked));
  CHECK(remarked >= 8);
}

TEST_CASE("driver: only the order is known") {
  Case c = bundled("ride-hailing-driver");
  Timeline t = solve(c);
  CHECK(!t.anchored);
  auto hands = boomerang_clock(c, t, seen_all(t));
  CHECK(c.events[hands[0].event].id == "U5s");
  CHECK(hands[0].since == DurationRange{0, {}});
  CHECK(hands[1].event == kNowhere);
  CHECK(t.between(index_of(c.events, "U3"), index_of(c.events, "U6")) == DurationRange{});
  CHECK(c.events[index_of(c.events, "X3")].has(Flag::SourceSlip));
}

TEST_CASE("gym and cereal: weeks and days, and nobody at work who pays") {
  Case gym = bundled("gym-policy"), cereal = bundled("cereal-box");
  Timeline t = solve(gym);
  CHECK(t.between(index_of(gym.events, "G1"), index_of(gym.events, "G2")) == DurationRange{14 * kDay, 56 * kDay});
  CHECK(boomerang_clock(gym, t, seen_all(t))[0].event == kNowhere);
  t = solve(cereal);
  CHECK(t.between(0, 1) == DurationRange{2 * kDay, 7 * kDay});
  CHECK(std::ranges::none_of(cereal.events,
                             [](const Event& e) { return e.lane == Lane::Staff || e.lane == Lane::Complaint; }));
}

TEST_CASE("Easter weekend: three hours, Friday evening, Monday") {
  Case c = bundled("easter-weekend");
  Timeline t = solve(c);
  CHECK(t.between(index_of(c.events, "W03q"), index_of(c.events, "W03")) == DurationRange{0, 3 * kHour});
  CHECK(t.intervals[index_of(c.events, "W08")].earliest_ms == ms_of("2014-04-18T18+02:00"));
  CHECK(t.ends[index_of(c.events, "W11")].latest_ms == ms_of("2014-04-22+02:00") - 1);
}

TEST_CASE("chief executive: at once in 2012, silent before April 2015") {
  Case c = bundled("chief-executive");
  Timeline t = solve(c);
  CHECK(*boomerang_clock(c, t, seen_all(t))[1].since.min_ms == 0);
  CHECK(*t.between(index_of(c.events, "P01"), index_of(c.events, "P02")).max_ms == kDay);
  const Interval& stops = t.intervals[index_of(c.events, "P07")];
  CHECK(*stops.earliest_ms == ms_of("2012+01:00"));
  CHECK(*stops.latest_ms == ms_of("2015-04-15+02:00") - 1);
  // People at work felt it, but no source says whether before the meat in the compote or after.
  CHECK(boomerang_clock(c, t, seen_all(t))[0].event == kNowhere);
  CHECK(boomerang_clock(c, t, seen_all(t))[0].perhaps != kNowhere);
}

}  // namespace tolle::cases
