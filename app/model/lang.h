// The languages that the page speaks.
#pragma once
#include <cstdint>

namespace tolle {

enum class Lang : uint8_t { En, Fr };

}  // namespace tolle
