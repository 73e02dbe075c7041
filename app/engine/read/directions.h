// What a cell says about who wrote a message: inbound, Reçu, agent, False …
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace tolle::engine {

// Automatic: a bot, or the suite itself.
enum class Speaks : uint8_t { Unknown, Public, Organisation, Automatic };

// How the words of a column are meant.
struct Sides {
  bool yes_is_staff = false;   // "is_staff": true
  bool user_is_staff = false;  // where customers are called so, a "user" is one of the suite's
  Speaks of(std::string_view cell) const;
};
Sides sides_of(std::string_view folded_name, std::span<const std::string_view> cells);

// Records and what was said about them may name people each in their own way.
enum class Naming : uint8_t { Number, Address, Name };
Naming naming_of(std::string_view who);

// A word for people or ways, not yes, no or a state, which tell sides only where the column's name says so.
bool is_side(std::string_view cell);

}  // namespace tolle::engine
