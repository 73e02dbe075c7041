// Writes a case file: the fields in the order of describe.h, unknown ones behind them, short objects on one line.
#pragma once
#include <string>

#include "case/case.h"

namespace tolle::cases {

// read_case() of it gives the same value back, if the case obeys the limits.
std::string write_case(const Case& c);

}  // namespace tolle::cases
