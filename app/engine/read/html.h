// Markup as web forums and archives write it → the text a reader saw.
#pragma once
#include <string>
#include <string_view>

namespace tolle::engine {

// Tags are dropped, entities decoded, <p>, <br>, <li> and the like become line breaks.
std::string text_from_html(std::string_view html);

}  // namespace tolle::engine
