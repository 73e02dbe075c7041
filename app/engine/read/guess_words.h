// The words in headers that speak for a role.
#pragma once
#include <span>
#include <string_view>

#include "engine/words.h"

namespace tolle::engine {

struct RoleWord {
  Role role;
  std::string_view folded;
  int score;
  bool whole = true;  // the whole name, else a word or the beginning of a word in it
};
std::span<const RoleWord> role_words();

}  // namespace tolle::engine
