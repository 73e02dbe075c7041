#include "case/staff.h"

namespace tolle::cases {
namespace {

struct Axes {
  Gollac gollac;
  Hse hse;
};

Axes axes_of(Impact kind) {
  using enum Gollac;
  switch (kind) {
    case Impact::CalledToAccount: return {SocialRelations, Hse::Relationships};
    case Impact::FearOfDismissal: return {Insecurity, Hse::Change};
    case Impact::Reprimand: return {SocialRelations, Hse::Relationships};
    case Impact::Sanction: return {SocialRelations, Hse::Relationships};
    case Impact::AccessLost: return {Insecurity, Hse::Change};
    case Impact::NamedInPublic: return {SocialRelations, Hse::Support};
    case Impact::Insult: return {EmotionalDemands, Hse::Relationships};
    case Impact::Threat: return {EmotionalDemands, Hse::Relationships};
    case Impact::Defamation: return {EmotionalDemands, Hse::Relationships};
    case Impact::HostileMessage: return {EmotionalDemands, Hse::Relationships};
    case Impact::ConstantPressure: return {IntensityAndHours, Hse::Demands};
    case Impact::Deadline: return {IntensityAndHours, Hse::Demands};
    case Impact::Fatigue: return {IntensityAndHours, Hse::Demands};
    case Impact::Distress: return {EmotionalDemands, Hse::Support};
    case Impact::AfterHoursPull: return {IntensityAndHours, Hse::Demands};
    case Impact::Blame: return {EmotionalDemands, Hse::Role};
    case Impact::Hiding: return {ValueConflicts, Hse::Support};
    case Impact::SideStepped: return {LackOfAutonomy, Hse::Role};
    case Impact::ViolentExchange: return {EmotionalDemands, Hse::Relationships};
    case Impact::Withdrawal: return {LackOfAutonomy, Hse::Control};
    case Impact::Disclosure: return {EmotionalDemands, Hse::Support};
    case Impact::Recovery: return {IntensityAndHours, Hse::Demands};
    case Impact::Support: return {SocialRelations, Hse::Support};
  }
  return {};
}

}  // namespace

std::span<const std::string_view> words_of(Gollac) {
  static constexpr std::string_view kWords[] = {"intensity_and_hours", "emotional_demands", "lack_of_autonomy",
                                                "social_relations",    "value_conflicts",   "insecurity"};
  return kWords;
}

std::span<const std::string_view> words_of(Hse) {
  static constexpr std::string_view kWords[] = {"demands", "control", "support", "relationships", "role", "change"};
  return kWords;
}

Gollac gollac_of(Impact kind) { return axes_of(kind).gollac; }
Hse hse_of(Impact kind) { return axes_of(kind).hse; }

bool is_relief(Impact kind) {
  return kind == Impact::Recovery || kind == Impact::Support || kind == Impact::Disclosure ||
         kind == Impact::Withdrawal;
}

}  // namespace tolle::cases
