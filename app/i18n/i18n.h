// Strings, plurals, numbers, dates and durations as people of a language write them. The wording is in assets/strings.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "generated/strings.h"  // enum class Str, enum class Plural; made by scripts/embed_strings.py
#include "model/lang.h"

namespace tolle {

// The text of a string without placeholders.
std::string_view tr(Str key, Lang lang);

std::string tr_list(Str key, Lang lang, std::initializer_list<std::string_view> values);
std::string tr_list(Plural key, Lang lang, uint64_t n, std::initializer_list<std::string_view> values);

// Placeholders are named in the files and filled in the order in which the English text first names them; the generated
// header lists them beside each key. Values are text that was formatted before.
template <class... Values>
  requires(sizeof...(Values) > 0)
std::string tr(Str key, Lang lang, const Values&... values) {
  return tr_list(key, lang, {std::string_view(values)...});
}
// {n} is the number, formatted here; further values follow.
template <class... Values>
std::string tr(Plural key, Lang lang, uint64_t n, const Values&... values) {
  return tr_list(key, lang, n, {std::string_view(values)...});
}

// Keys made at run time ("error.Empty", plural "issue.MissingParent"); empty where there is none.
std::string_view tr_key(std::string_view key, Lang lang);
std::string tr_plural_key(std::string_view key, Lang lang, uint64_t n);

}  // namespace tolle
