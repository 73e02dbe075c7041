// The names of codes, as they stand in JSON, in addresses and in keys of assets/strings.
#pragma once
#include <optional>
#include <string_view>

#include "base/result.h"
#include "engine/query.h"
#include "engine/read/source.h"
#include "model/state.h"

namespace tolle::model {

std::string_view code_name(ErrorCode code);
std::string_view code_name(engine::IssueKind kind);
std::string_view code_name(engine::Role role);
std::string_view code_name(engine::DateOrder order);
std::string_view code_name(engine::OrderWhy why);
std::string_view code_name(engine::Precision precision);
std::string_view code_name(engine::PeriodUnit unit);
std::string_view code_name(engine::Encoding encoding);
std::string_view code_name(engine::Said said);
std::string_view code_name(engine::AnswerState state);  // any, answered, unanswered, kept, late
std::string_view code_name(engine::Author author);
std::string_view code_name(engine::SortBy by);
std::string_view code_name(View view);
std::string_view code_name(Part part);
std::string_view code_name(Theme theme);
std::string_view code_name(Facet facet);

// The other way round; nothing when no code of `Code` has this name.
template <class Code>
std::optional<Code> code_named(std::string_view name) {
  for (int i = 0; i < 64; i++) {
    std::string_view candidate = code_name(Code(i));
    if (candidate.empty()) return {};
    if (candidate == name) return Code(i);
  }
  return {};
}

}  // namespace tolle::model
