// JSON for people: what fits stands on one line, the rest is indented by two.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace tolle::cases {

std::string printed(const nlohmann::ordered_json& value);

}  // namespace tolle::cases
