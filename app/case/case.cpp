#include "case/case.h"

#include <algorithm>

namespace tolle::cases {

bool Event::has(Flag flag) const { return std::ranges::find(flags, flag) != flags.end(); }
bool Event::has(Act act) const { return std::ranges::find(acts, act) != acts.end(); }

std::span<const std::string_view> words_of(Axis) {
  static constexpr std::string_view kAxes[] = {"since", "calendar"};
  return kAxes;
}

const Telling* telling_by(const Event& event, std::string_view account) {
  for (const Telling& telling : event.told)
    if (telling.account == account) return &telling;
  return nullptr;
}

bool is_told_by(const Event& event, std::string_view account) {
  return account.empty() || event.told.empty() || telling_by(event, account);
}

}  // namespace tolle::cases
