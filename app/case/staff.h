// Where a consequence for staff belongs in two published frames for risks at work. No score is made of it.
//
// Gollac, M. & Bodier, M. (eds.), "Mesurer les facteurs psychosociaux de risque au travail pour les maîtriser", report of
// the expert college to the French minister of labour, 2011: six axes. Health and Safety Executive (Great Britain),
// "Management Standards for work-related stress": six areas. Neither lists our kinds; each stands under the axis whose
// definition covers it best, and job insecurity, which has no area of its own at the HSE, under change.
#pragma once
#include "case/words.h"

namespace tolle::cases {

enum class Gollac : uint8_t {
  IntensityAndHours,
  EmotionalDemands,
  LackOfAutonomy,
  SocialRelations,
  ValueConflicts,
  Insecurity
};
std::span<const std::string_view> words_of(Gollac);

enum class Hse : uint8_t { Demands, Control, Support, Relationships, Role, Change };
std::span<const std::string_view> words_of(Hse);

Gollac gollac_of(Impact kind);
Hse hse_of(Impact kind);
bool is_relief(Impact kind);  // lightens rather than weighs: recovery, support, telling about it, stepping back

}  // namespace tolle::cases
