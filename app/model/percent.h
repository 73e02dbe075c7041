// Percent-encoding of parts of an address.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tolle::model {

// Keeps letters, digits and - . _ ~ and, in fragments, / too; everything else, and every byte beyond ASCII, is encoded.
std::string percent_encoded(std::string_view text, bool keep_slash = false);
// "+" stays "+". Broken escapes are kept as written; bytes that are not UTF-8 become U+FFFD; at most `max` bytes come out.
std::string percent_decoded(std::string_view text, size_t max = 4096);

std::vector<std::string_view> split(std::string_view text, char separator);  // at least one part

}  // namespace tolle::model
