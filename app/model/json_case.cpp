// The case that is shown as JSON: its figures as of the cursor, what is wrong with a file, and the stage.
#include <nlohmann/json.hpp>

#include "case/derive.h"
#include "model/case_now.h"
#include "model/codes.h"
#include "model/iso.h"
#include "model/json.h"

namespace tolle::model {
namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }
std::string text_of(const cases::Text& text, Lang lang) { return std::string(text_in(text, lang)); }
Json seconds(const std::optional<int64_t>& ms) { return ms ? Json(double(*ms) / 1000) : Json(); }
Json stamp(const std::optional<int64_t>& ms, bool anchored) { return ms && anchored ? Json(iso_utc(*ms)) : Json(); }

}  // namespace

std::string case_summary_json(const OpenCase& open, const CaseState& study, Lang lang) {
  const cases::Case& c = open.value;
  CaseNow now = now_of(open, study);
  const cases::Timeline& t = *now.timeline;
  Json lanes = Json::object(), claims = Json::array(), questions = Json::array(), clock = Json::array(),
       ledger = Json::array();
  for (std::string_view lane : cases::words_of(cases::Lane{})) lanes[std::string(lane)] = 0;
  size_t told = 0, happened = 0;
  for (size_t i = 0; i < c.events.size(); i++) {
    if (!now.shown[i]) continue;
    told++;
    happened += now.seen[i];
    Json& n = lanes[std::string(cases::word_of(c.events[i].lane))];
    n = n.get<int>() + 1;
  }
  for (const cases::Claim& claim : c.claims) {
    auto status = cases::status_of(claim, c, now.seen, study.account);
    if (study.freeze && status == cases::ClaimStatus::Unspoken) continue;
    claims.push_back({{"id", claim.id}, {"text", text_of(claim.text, lang)}, {"status", cases::word_of(status)}});
  }
  for (const cases::Question& question : c.questions) {
    auto status = cases::status_of(question, c, now.seen);
    if (study.freeze && status == cases::QuestionStatus::Unasked) continue;
    questions.push_back(
        {{"id", question.id}, {"text", text_of(question.text, lang)}, {"status", cases::word_of(status)}});
  }
  for (const cases::ClockHand& hand : cases::boomerang_clock(c, t, now.seen)) {
    bool none = hand.event == cases::kNowhere;
    clock.push_back({{"hand", cases::word_of(hand.hand)},
                     {"event", none ? Json() : Json(c.events[hand.event].id)},
                     {"minSeconds", none ? Json() : seconds(hand.since.min_ms)},
                     {"maxSeconds", none ? Json() : seconds(hand.since.max_ms)},
                     {"notBefore", none ? Json() : stamp(hand.when.earliest_ms, t.anchored)},
                     {"notAfter", none ? Json() : stamp(hand.when.latest_ms, t.anchored)},
                     {"accountsDiffer", hand.accounts_differ}});
  }
  for (const cases::LedgerLine& line : cases::ledger(c, t, now.seen)) {
    const cases::Consequence& consequence = c.events[line.event].consequences[line.consequence];
    ledger.push_back({{"event", c.events[line.event].id},
                      {"who", cases::word_of(consequence.who)},
                      {"effect", cases::word_of(consequence.effect)},
                      {"text", text_of(consequence.text, lang)}});
  }
  return written({{"case", c.id},
                  {"title", text_of(c.title, lang)},
                  {"account", study.account.empty() ? Json() : Json(study.account)},
                  {"cursor", study.cursor.empty() ? Json() : Json(study.cursor)},
                  {"frozen", study.freeze},
                  {"events", told},
                  {"happened", happened},
                  {"byLane", std::move(lanes)},
                  {"clock", std::move(clock)},
                  {"claims", std::move(claims)},
                  {"questions", std::move(questions)},
                  {"ledger", std::move(ledger)},
                  {"step", study.step < 0 ? Json() : Json(study.step + 1)},
                  {"steps", c.steps.size()}});
}

std::string case_fault_json(const CaseFault& fault) {
  Json problems = Json::array();
  for (const cases::Problem& p : fault.problems)
    problems.push_back({{"pointer", p.pointer},
                        {"code", cases::word_of(p.code)},
                        {"expected", p.expected.empty() ? Json() : Json(p.expected)},
                        {"limit", p.limit ? Json(p.limit) : Json()},
                        {"line", p.line ? Json(p.line) : Json()},
                        {"column", p.column ? Json(p.column) : Json()}});
  Json json = Json::parse(error_json(fault.error), nullptr, false);
  if (!fault.problems.empty()) json["code"] = "BadCase";
  json["name"] = fault.name;
  json["problems"] = std::move(problems);
  return written(json);
}

std::string case_stage_json(const OpenCase& open, const CaseState& study, Lang lang) {
  const std::vector<cases::Step>& steps = open.value.steps;
  auto told = [&](int i) -> Json {
    if (i < 0 || i >= int(steps.size())) return nullptr;
    const cases::Step& s = steps[size_t(i)];
    return {{"number", i + 1}, {"caption", text_of(s.caption, lang)}, {"notes", text_of(s.notes, lang)}};
  };
  return written({{"title", text_of(open.value.title, lang)},
                  {"steps", steps.size()},
                  {"now", told(study.step)},
                  {"next", study.step < 0 ? Json() : told(study.step + 1)}});
}

}  // namespace tolle::model
