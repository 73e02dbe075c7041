// What a cell says about who wrote a message: inbound, Reçu, agent, False …
#pragma once
#include <cstdint>
#include <string_view>

namespace tolle::engine {

enum class Speaks : uint8_t { Unknown, Public, Organisation };
Speaks speaks(std::string_view direction);

}  // namespace tolle::engine
