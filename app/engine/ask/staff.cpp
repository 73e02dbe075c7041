// What complaints cost those who answer: hours and teams, never individuals, and nothing about fewer than five people.
#include <algorithm>

#include "engine/ask/views.h"

namespace tolle::engine {
namespace {

constexpr size_t kMostTeams = 50;

}  // namespace

Staff staff_of(const FacetNames& organisation, const std::vector<uint32_t>& team_agents, const MessageTally& messages,
               const AnswerTally& answers) {
  Staff out;
  std::vector<Code> teams;
  uint64_t people = 0;
  bool people_known = true;
  for (Code t = 0; t < answers.team_total.size(); t++) {
    if (!answers.team_total[t]) continue;
    teams.push_back(t);
    people += team_agents[t];
    people_known &= team_agents[t] > 0;
  }
  out.withheld = people_known && too_few_people(people);
  if (!out.withheld) out.answers = answers.by_hour;

  size_t shown = std::min(kMostTeams, teams.size());
  std::partial_sort(teams.begin(), teams.begin() + shown, teams.end(), [&](Code a, Code b) {
    uint32_t na = answers.team_total[a], nb = answers.team_total[b];
    return na != nb ? na > nb : organisation.name(a) < organisation.name(b);
  });
  teams.resize(shown);
  for (Code t : teams) {
    Staff::Team team;
    team.organisation = organisation.name(t);
    team.agents = team_agents[t];
    team.withheld = too_few_people(team.agents);
    if (!team.withheld) {
      auto [within, outside] = answers.team[t];
      team.answers = answers.team_total[t];
      team.hostile = messages.hostile_by_organisation[t];
      team.out_of_hours_share = within + outside ? double(outside) / double(within + outside) : 0;
    }
    out.teams.push_back(std::move(team));
  }
  return out;
}

}  // namespace tolle::engine
