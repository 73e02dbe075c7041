// Who of the staff wrote an answer: ^MM at the end of its text, as public brand accounts sign.
#pragma once
#include <string_view>

namespace tolle::engine {

// The one to three letters behind the ^, when nothing but links and counters like 2/3 follows; else empty.
std::string_view signature_in(std::string_view text);

}  // namespace tolle::engine
