// How the accounts of one case differ.
#include "case/derive.h"

namespace tolle::cases {

std::span<const std::string_view> words_of(Differs) {
  static constexpr std::string_view kWords[] = {"only_here", "text", "time", "channel", "certainty"};
  return kWords;
}

std::vector<Difference> differences(const Case& c) {
  std::vector<Difference> found;
  if (c.accounts.size() < 2) return found;
  for (size_t i = 0; i < c.events.size(); i++) {
    const Event& e = c.events[i];
    auto add = [&](Differs how, const Telling& telling) {
      found.push_back({i, how, telling.account, !e.difference.empty()});
    };
    if (e.told.size() == 1) add(Differs::OnlyHere, e.told[0]);
    for (const Telling& telling : e.told) {
      if (!telling.text.empty()) add(Differs::Text, telling);
      if (!telling.time.empty()) add(Differs::Time, telling);
      if (!telling.channel.empty()) add(Differs::Channel, telling);
      if (telling.certainty && *telling.certainty != e.certainty) add(Differs::Certainty, telling);
    }
  }
  return found;
}

}  // namespace tolle::cases
