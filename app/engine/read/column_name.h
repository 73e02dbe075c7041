// What the name of a column says, as words.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tolle::engine {

// A name as it stands, as words where capitals part them, and what its last key says where it is a path: the way to it costs
// a little, and for an id a lot, since that is another thing's.
struct Reading {
  std::string name;   // folded
  int less = 0;       // for a word that is all of it …
  int less_part = 0;  // … or some of it
  bool parts = true;  // false: capitals part it, and words must not be looked for across them
};
std::vector<Reading> readings_of(std::string_view name);

// What a path leads through before its last key.
struct Way {
  bool last = false;    // the newest of several: "last_message.text"
  bool people = false;  // somebody: "user.created_at" is no message's
};
Way way_to(std::string_view name);

}  // namespace tolle::engine
