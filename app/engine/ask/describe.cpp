// Figures, waits, facets, staff and kinds of answers from what is selected.
#include "engine/ask/describe.h"

#include <algorithm>

#include "engine/ask/views.h"

namespace tolle::engine {
namespace {

Figures figures_of(const Facts& facts, const Selected& selected, const Query& query) {
  Figures out;
  const MessageTally& messages = *selected.messages;
  const AnswerTally& answers = *selected.answers;
  out.messages = messages.messages;
  out.complaints = selected.waits->complaints(0);
  out.ghosts = selected.waits->ghosts(0);
  out.records = facts.ticket_shaped ? out.complaints : out.messages;
  out.answered = selected.waits->answered(0);
  out.responses = facts.typed_responses ? out.answered : messages.answers;
  DurationFigures wait = selected.waits->figures(0, query.promise_s);
  out.wait_median_s = wait.median_s;
  out.wait_p90_s = wait.p90_s;
  out.within_promise_share = wait.within_promise_share;
  if (selected.closings) {
    DurationFigures close = selected.closings->figures(0, query.promise_s);
    out.closed = close.n;
    out.close_median_s = close.median_s;
  }
  out.first = selected.first;
  out.last = selected.last;

  out.hostile = messages.hostile;
  if (messages.answers_read && facts.has_text)
    out.hostile_per_100_answers = 100.0 * double(messages.hostile) / double(messages.answers_read);
  uint64_t within = 0, outside = 0;
  for (auto [in, away] : answers.team) within += in, outside += away;
  if (within + outside) out.out_of_hours_share = double(outside) / double(within + outside);
  out.agents = selected.agents;

  if (const SelectedComplaints* by_organisation = selected.facet[kByOrganisation]) {
    const std::vector<std::string>&names = facts.facet[kByOrganisation]->names, &chosen = query.filter.organisation;
    for (Code v = 0; v < names.size(); v++)
      if (chosen.empty() || std::find(chosen.begin(), chosen.end(), names[v]) != chosen.end())
        out.organisations += by_organisation->complaints(v) > 0 || answers.facet[kByOrganisation][v] > 0;
  }
  return out;
}

std::vector<AnswerKindRow> answer_kinds_of(const Facts& facts, const Selected& selected) {
  std::vector<AnswerKindRow> out;
  for (size_t i = 0; i < selected.answer_kinds.size(); i++)
    if (uint64_t n = selected.answer_kinds[i]) out.push_back({(*facts.answer_kinds)[i], n});
  std::stable_sort(out.begin(), out.end(),
                   [](const AnswerKindRow& a, const AnswerKindRow& b) { return a.count > b.count; });
  return out;
}

}  // namespace

void describe(const Facts& facts, const Selected& selected, Report& report) {
  const Query& query = report.query;
  const Filter& wanted = query.filter;
  FacetReport* facets[] = {&report.organisation, &report.channel, &report.category, &report.place};
  const std::vector<std::string>* chosen[] = {&wanted.organisation, &wanted.channel, &wanted.category, &wanted.place};
  for (int f = 0; f < kFacets; f++)
    if (selected.facet[f])
      *facets[f] = facet_of(*facts.facet[f], *selected.facet[f], selected.answers->facet[f], *chosen[f],
                            facts.typed_responses, query);
  report.figures = figures_of(facts, selected, query);
  report.staff = staff_of(*facts.facet[kByOrganisation], *facts.team_agents, *selected.messages, *selected.answers);
  if (report.staff.withheld) report.figures.out_of_hours_share.reset();
  report.waits = waits_of(*selected.histogram, query.promise_s);
  report.said.clear();
  for (size_t i = 0; i < selected.answers->said.size(); i++)
    if (uint32_t n = selected.answers->said[i]) report.said.push_back({Said(i), n});
  report.answer_kinds = answer_kinds_of(facts, selected);
}

}  // namespace tolle::engine
