// What a file is by its first bytes, whatever its name says.
#pragma once
#include <string_view>

namespace tolle::engine {

// "png", "pdf", "zip", "json", "html" …; empty: may be delimited text.
std::string_view kind_by_bytes(std::string_view head);

}  // namespace tolle::engine
