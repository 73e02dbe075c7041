// Looks texts up in the generated tables and fills their numbered placeholders.
#include <algorithm>
#include <vector>

#include "generated/strings_tables.h"
#include "i18n/i18n.h"
#include "i18n/numbers.h"

namespace tolle {
namespace {

// The generated tables as they are looked up: each is one text, with a NUL after each of its parts.
struct Texts {
  static std::vector<std::string_view> parts(const char* at, size_t count) {
    std::vector<std::string_view> found(count);
    for (std::string_view& text : found) text = at, at += text.size() + 1;
    return found;
  }
  static constexpr size_t kPlain = size_t(Str::Count_), kPlurals = size_t(Plural::Count_);

  std::vector<std::string_view> keys = parts(kStrKeys, kPlain), plural_keys = parts(kPluralKeys, kPlurals);
  std::vector<std::string_view> plain[2] = {parts(kStrEn, kPlain), parts(kStrFr, kPlain)};
  std::vector<std::string_view> one[2] = {parts(kOneEn, kPlurals), parts(kOneFr, kPlurals)};
  std::vector<std::string_view> other[2] = {parts(kOtherEn, kPlurals), parts(kOtherFr, kPlurals)};
};
const Texts& texts() {
  static const Texts all;
  return all;
}

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
  return (is_one(n, lang) ? texts().one : texts().other)[lang == Lang::Fr][i];
}

}  // namespace

std::string_view tr(Str key, Lang lang) { return texts().plain[lang == Lang::Fr][size_t(key)]; }

std::string tr_list(Str key, Lang lang, std::initializer_list<std::string_view> values) {
  return filled(tr(key, lang), values);
}

std::string tr_list(Plural key, Lang lang, uint64_t n, std::initializer_list<std::string_view> values) {
  return filled(plural_text(size_t(key), lang, n), values, number(n, lang), true);
}

std::string_view tr_key(std::string_view key, Lang lang) {
  auto at = std::ranges::find(texts().keys, key);
  return at == texts().keys.end() ? std::string_view{} : tr(Str(at - texts().keys.begin()), lang);
}

std::string tr_plural_key(std::string_view key, Lang lang, uint64_t n) {
  auto at = std::ranges::find(texts().plural_keys, key);
  return at == texts().plural_keys.end() ? std::string() : tr(Plural(at - texts().plural_keys.begin()), lang, n);
}

}  // namespace tolle
