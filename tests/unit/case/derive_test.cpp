#include "case/derive.h"

#include "case/staff.h"
#include "support.h"

namespace tolle::cases {
namespace {

// A claim with one voice per event, in the order of time.
struct Spoken {
  Case c;
  explicit Spoken(std::initializer_list<Verdict> verdicts) {
    c.claims.emplace_back();
    for (Verdict v : verdicts) {
      std::string id = "E" + std::to_string(c.events.size());
      Event& e = c.events.emplace_back();
      e.id = id;
      if (c.events.size() > 1) e.time.after = {"E" + std::to_string(c.events.size() - 2)};
      Voice& voice = c.claims[0].voices.emplace_back();
      voice.event = id;
      voice.verdict = v;
    }
  }
  std::vector<ClaimStatus> course() const {
    Timeline t = solve(c);
    std::vector<ClaimStatus> course;
    for (size_t i = 0; i < c.events.size(); i++) course.push_back(status_of(c.claims[0], c, seen_after(t, i)));
    return course;
  }
};

}  // namespace

TEST_CASE("the status of a claim follows what is said of it") {
  using enum Verdict;
  using S = ClaimStatus;
  CHECK(Spoken{Asserts, Doubts, Denies}.course() == std::vector{S::Asserted, S::Contested, S::Denied});
  CHECK(Spoken{Doubts, Asserts, Confirms, Denies}.course() ==
        std::vector{S::Unspoken, S::Contested, S::Confirmed, S::Contested});
  CHECK(Spoken{Asserts, LeavesOpen, Confirms}.course() == std::vector{S::Asserted, S::Unconfirmed, S::Confirmed});
  CHECK(Spoken{Asserts, TellsOtherwise, Doubts}.course() ==
        std::vector{S::Asserted, S::AccountsDiffer, S::AccountsDiffer});
}

TEST_CASE("a claim on which accounts differ is simply said in one of them") {
  Spoken s{Verdict::Asserts, Verdict::TellsOtherwise};
  s.c.accounts.resize(2);
  s.c.accounts[0].id = s.c.claims[0].voices[0].account = "one";
  s.c.accounts[1].id = s.c.claims[0].voices[1].account = "two";
  Seen all = seen_all(solve(s.c));
  CHECK(status_of(s.c.claims[0], s.c, all) == ClaimStatus::AccountsDiffer);
  CHECK(status_of(s.c.claims[0], s.c, all, "one") == ClaimStatus::Asserted);
  CHECK(status_of(s.c.claims[0], s.c, all, "two") == ClaimStatus::Unspoken);
}

TEST_CASE("a question is open until an event answers it") {
  Case c = case_of(R"({id:A},{id:B,"time":{"after":"A"}},{id:C,"time":{"after":"B"}},{id:D,"time":{"after":"C"}})");
  Question q;
  q.asked = "B";
  q.answers = {Answer{"D", Extent::Full, {}, {}}, Answer{"C", Extent::Part, {}, {}}};
  Timeline t = solve(c);
  CHECK(status_of(q, c, seen_after(t, 0)) == QuestionStatus::Unasked);
  CHECK(status_of(q, c, seen_after(t, 1)) == QuestionStatus::Open);
  CHECK(status_of(q, c, seen_after(t, 2)) == QuestionStatus::AnsweredInPart);
  CHECK(status_of(q, c, seen_after(t, 3)) == QuestionStatus::Answered);
}

TEST_CASE("a cursor is an event, a stamp, or the end") {
  Case c = case_of(R"({id:A,"time":"2011-03-02+01:00"},{id:B,"time":"2011-03-05+01:00"})");
  Timeline t = solve(c);
  CHECK(seen_by(c, t, "A") == Seen{true, false});
  CHECK(seen_by(c, t, "2011-03-01+01:00") == Seen{false, false});
  CHECK(seen_by(c, t, "2011-03-04+01:00") == Seen{true, false});
  CHECK(seen_by(c, t, "") == Seen{true, true});
}

TEST_CASE("the clock takes the first of each kind, as a range over all that could be first") {
  Case c = case_of(R"({id:A},{id:B,"time":{"after":"A","by":["PT5M","PT30M"]},"acts":["remedy"]},
                      {id:C,"time":{"after":"A","by":["PT10M","PT20M"]},"acts":["remedy","denial"]},{id:D,"time":{"before":"A"},"acts":["remedy"]})");
  for (Event& e : c.events) e.lane = Lane::Response;
  Timeline t = solve(c);
  auto hands = boomerang_clock(c, t, seen_all(t));
  REQUIRE(hands.size() == 4);
  CHECK(hands[0].event == kNowhere);
  CHECK(hands[1].event == 2);
  CHECK(hands[1].since == DurationRange{5 * kMinute, 20 * kMinute});
  CHECK(hands[3].since == DurationRange{10 * kMinute, 20 * kMinute});
  CHECK(boomerang_clock(c, t, seen_after(t, 0))[1].event == kNowhere);
}

TEST_CASE("the clock knows of what may have come before the complaint, and takes it for no answer") {
  Case c =
      case_of(R"({id:A},{id:B,"acts":["remedy"]},{id:C,"time":{"before":"A","by":["PT5M",null]},"acts":["denial"]})");
  for (Event& e : c.events) e.lane = Lane::Response;
  Timeline t = solve(c);
  auto hands = boomerang_clock(c, t, seen_all(t));
  CHECK(hands[1].event == kNowhere);
  CHECK(hands[1].perhaps == 1);
  CHECK(hands[1].since == DurationRange{});
  CHECK(hands[3].event == kNowhere);
  CHECK(hands[3].perhaps == kNowhere);
  c.events.push_back(c.events[1]);
  c.events[3].id = "D";
  c.events[3].time.after = {"A"};
  t = solve(c);
  hands = boomerang_clock(c, t, seen_all(t));
  CHECK(hands[1].event == 3);
  CHECK(hands[1].perhaps == kNowhere);
}

TEST_CASE("silence and what is said in private are no public answer; rest is no harm") {
  Case c = case_of(
      R"({id:A,"acts":["statement"]},{id:B,"acts":["no_reply"]},{id:C,"acts":["statement"],"visibility":"private"})");
  for (Event& e : c.events) e.lane = Lane::Response;
  CHECK(is_public_answer(c.events[0]));
  CHECK(!is_public_answer(c.events[1]));
  CHECK(!is_public_answer(c.events[2]));
  c.events[0].staff = {StaffImpact{Impact::Recovery, "", {}, {}}};
  CHECK(!is_staff_consequence(c.events[0]));
  c.events[0].staff.push_back(StaffImpact{Impact::Threat, "", {}, {}});
  CHECK(is_staff_consequence(c.events[0]));
}

TEST_CASE("every kind of staff impact stands on one axis of each frame") {
  CHECK(words_of(Gollac{}).size() == 6);
  CHECK(words_of(Hse{}).size() == 6);
  for (std::string_view word : words_of(Impact{})) {
    Impact kind = value_of<Impact>(word).value();
    CHECK(word_of(kind) == word);
    CHECK(size_t(gollac_of(kind)) < 6);
    CHECK(size_t(hse_of(kind)) < 6);
  }
  CHECK(gollac_of(Impact::FearOfDismissal) == Gollac::Insecurity);
  CHECK(gollac_of(Impact::Insult) == Gollac::EmotionalDemands);
  CHECK(hse_of(Impact::AfterHoursPull) == Hse::Demands);
}

TEST_CASE("differences list what one account tells alone, or otherwise") {
  Case c = case_from(file_text("tests/unit/case/data/valid.json"));
  auto d = differences(c);
  REQUIRE(d.size() == 2);
  CHECK(d[0].how == Differs::Time);
  CHECK(d[0].account == "two");
  CHECK(d[1].how == Differs::Certainty);
  c.events[2].told.emplace_back().account = "one";
  CHECK(differences(c).back().how == Differs::OnlyHere);
  c.accounts.pop_back();
  CHECK(differences(c).empty());
}

}  // namespace tolle::cases
