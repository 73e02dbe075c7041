// A case as it is at the moment that the reader looks at: what has happened, and what may be shown at all.
#pragma once
#include <string_view>

#include "case/derive.h"
#include "model/case_state.h"
#include "model/cases.h"
#include "model/lang.h"

namespace tolle::model {

struct CaseNow {
  const cases::Timeline* timeline = nullptr;  // of the account that is shown
  cases::Seen seen;                           // happened by the cursor
  cases::Seen shown;                          // told by the account; when frozen, only what has happened
};
CaseNow now_of(const OpenCase& open, const CaseState& study);

// In the language, or else in the other one.
inline std::string_view text_in(const cases::Text& text, Lang lang) {
  const std::string &wanted = lang == Lang::Fr ? text.fr : text.en, &other = lang == Lang::Fr ? text.en : text.fr;
  return wanted.empty() ? other : wanted;
}

// Presents a step of the told story: cursor, selection, account, axis and zoom as it says. A step that is not there ends it.
void present(CaseState& study, const OpenCase& open, int step);

}  // namespace tolle::model
