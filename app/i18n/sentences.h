// What is wrong, where, and what to do: a sentence for every error; a phrase for every kind of fault in the data.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/read/source.h"
#include "model/lang.h"

namespace tolle {

std::string sentence_of(const Error& error, Lang lang);
std::string place_of(const Error& error, Lang lang);  // "Line 12, column 3"; empty: no place
std::string phrase_of(const engine::Issue& issue, Lang lang);
std::string_view name_of(engine::Said said, Lang lang);
std::string_view name_of(engine::Author author, Lang lang);
std::string signals_name(const std::vector<std::string>& signals, Lang lang);  // "capitals, insult"

}  // namespace tolle
