// Errors and faults in words. The keys are made from the names of the codes (error.Empty, kind.png, issue.MissingParent).
#include "i18n/sentences.h"

#include <algorithm>
#include <initializer_list>

#include "i18n/i18n.h"
#include "i18n/numbers.h"
#include "model/codes.h"

namespace tolle {
namespace {

std::string file_kind(const std::string& kind, Lang lang) {
  std::string_view known = tr_key("kind." + kind, lang);
  return std::string(known.empty() ? tr(Str::KindUnknown, lang) : known);
}

bool is_kind(const Error& error, std::initializer_list<std::string_view> kinds) {
  return error.code == ErrorCode::WrongKind && std::ranges::find(kinds, error.what) != kinds.end();
}

// Values by the names that the texts use; sentences name at the most one of them.
std::string what_of(const Error& error, Lang lang) {
  switch (error.code) {
    case ErrorCode::WrongKind: return file_kind(error.what, lang);
    case ErrorCode::Summary: return std::string(tr_key("summary." + error.what, lang));
    case ErrorCode::UnbalancedQuote: return number(error.line, lang);
    case ErrorCode::TooLarge: return file_size(error.number, lang);
    case ErrorCode::TooDeep: return number(error.number, lang);
    case ErrorCode::HttpStatus: return std::to_string(error.number);
    default: return error.what;
  }
}

}  // namespace

std::string sentence_of(const Error& error, Lang lang) {
  // What is a table, but only to the program that made it; what may hold one.
  if (is_kind(error, {"xls", "xlsb", "ods", "numbers", "ole"}))
    return tr(Str::FailedSaveAs, lang, what_of(error, lang));
  if (is_kind(error, {"rar", "7z", "bzip2", "xz", "zstd"}))
    return tr(Str::ErrorUnknownPacking, lang, what_of(error, lang));
  constexpr Str kFirst = Str::ErrorNone;
  static_assert(int(Str::ErrorInternal) - int(kFirst) == int(ErrorCode::Internal),
                "assets/strings lists the errors in their order");
  return tr(Str(int(kFirst) + int(error.code)), lang, what_of(error, lang));
}

std::string place_of(const Error& error, Lang lang) {
  if (!error.line || error.code == ErrorCode::UnbalancedQuote) return {};
  if (!error.column) return tr(Str::FailedLine, lang, number(error.line, lang));
  return tr(Str::FailedLineColumn, lang, number(error.line, lang), number(error.column, lang));
}

std::string phrase_of(const engine::Issue& issue, Lang lang) {
  return tr_plural_key("issue." + std::string(model::code_name(issue.kind)), lang, issue.count);
}

std::string_view name_of(engine::Said said, Lang lang) {
  static_assert(int(Str::SaidThanks) - int(Str::SaidApology) == int(engine::Said::Thanks),
                "assets/strings lists them in their order");
  return tr(Str(int(Str::SaidApology) + int(said)), lang);
}

std::string_view name_of(engine::Author author, Lang lang) {
  static_assert(int(Str::WhoPlatform) - int(Str::WhoPublic) == int(engine::Author::Platform),
                "assets/strings lists them in their order");
  return tr(Str(int(Str::WhoPublic) + int(author)), lang);
}

std::string signals_name(const std::vector<std::string>& signals, Lang lang) {
  std::string out;
  for (const std::string& signal : signals) {
    std::string_view known = tr_key("signal." + signal, lang);
    if (!out.empty()) out += ", ";
    out += known.empty() ? std::string_view(signal) : known;
  }
  return out;
}

}  // namespace tolle
