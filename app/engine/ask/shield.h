// What of a text may leave the engine: shortened at a code point, and without the names of staff.
#pragma once
#include <string>
#include <string_view>

#include "engine/ask/columns.h"

namespace tolle::engine {

constexpr size_t kListText = 240;       // code points of a message in a list
constexpr size_t kThreadText = 20'000;  // and in its thread

// The first `code_points` of valid UTF-8.
std::string_view shortened(std::string_view text, size_t code_points);

// Signatures of staff become their number: "… DM us ^MM" → "… DM us ^7" (agent 7), and "^" alone goes where nobody was
// recognised. `name` is the agent's name in the data ("" if none): behind any of ^ * - / ~ it counts as a signature, and a
// first name with a last name is replaced wherever it stands. Greetings by first name stay.
std::string without_names(std::string_view text, std::string_view name, uint32_t number);

// The agent's name in the data for a row of an organisation; "" if none.
std::string_view agent_name(const Table& table, Row row);

}  // namespace tolle::engine
