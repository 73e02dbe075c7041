// Looks texts up in the generated tables and fills their numbered placeholders.
#include <algorithm>
#include <iterator>

#include "generated/strings_tables.h"
#include "i18n/i18n.h"
#include "i18n/numbers.h"

namespace tolle {
namespace {

std::string filled(std::string_view text, std::initializer_list<std::string_view> values, std::string_view first = {},
                   bool has_first = false) {
  std::string out;
  out.reserve(text.size() + 32);
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' && text[i + 1] <= '9') {
      size_t n = size_t(text[i + 1] - '0');
      if (has_first && n == 0) out += first;
      else if (n - has_first < values.size()) out += *(values.begin() + ptrdiff_t(n - has_first));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// CLDR: English "one" is 1; French "one" is 0 and 1.
bool is_one(uint64_t n, Lang lang) { return n == 1 || (n == 0 && lang == Lang::Fr); }

std::string_view plural_text(size_t i, Lang lang, uint64_t n) {
  bool one = is_one(n, lang);
  return lang == Lang::Fr ? (one ? kOneFr[i] : kOtherFr[i]) : (one ? kOneEn[i] : kOtherEn[i]);
}

}  // namespace

std::string_view tr(Str key, Lang lang) { return lang == Lang::Fr ? kStrFr[size_t(key)] : kStrEn[size_t(key)]; }

std::string tr_list(Str key, Lang lang, std::initializer_list<std::string_view> values) {
  return filled(tr(key, lang), values);
}

std::string tr_list(Plural key, Lang lang, uint64_t n, std::initializer_list<std::string_view> values) {
  return filled(plural_text(size_t(key), lang, n), values, number(n, lang), true);
}

std::string_view tr_key(std::string_view key, Lang lang) {
  auto at = std::find(std::begin(kStrKeys), std::end(kStrKeys), key);
  return at == std::end(kStrKeys) ? std::string_view{} : tr(Str(at - std::begin(kStrKeys)), lang);
}

std::string tr_plural_key(std::string_view key, Lang lang, uint64_t n) {
  auto at = std::find(std::begin(kPluralKeys), std::end(kPluralKeys), key);
  return at == std::end(kPluralKeys) ? std::string() : tr(Plural(at - std::begin(kPluralKeys)), lang, n);
}

}  // namespace tolle
