// The case studies that were read: the document's text is the single source, everything else follows from it.
// It fetches nothing itself: the host hands texts in, tests do so by hand.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "case/case.h"
#include "case/problem.h"
#include "case/timeline.h"

namespace tolle::model {

struct OpenCase {
  std::string name;  // as in CaseState::which
  std::string json;  // the document as it was handed in
  cases::Case value;
  uint64_t revision = 0;  // another one for every text that was read

  // Solved when it is first asked for; an account that the case does not have is everybody's.
  const cases::Timeline& timeline(const std::string& account = {}) const;

 private:
  mutable std::map<std::string, cases::Timeline> timelines_;
};

struct BundledCase {
  std::string id;
  cases::Text title;
};

// Why a case could not be opened: it could not be fetched (`error`), or it is none (`problems`).
struct CaseFault {
  std::string name, title;  // `title`: the name of the file, where there was one
  Error error;
  cases::Problems problems;
};

class Cases {
 public:
  // What the host hands in. `read` says whether the text is a case; if not, what was there under the name stays.
  bool read(const std::string& name, std::string json, std::string title = {});
  void failed(const std::string& name, Error error, std::string title = {});
  void forget(const std::string& name);    // as if it had never been read
  void know_index(std::string_view json);  // of assets/cases/index.json; unreadable: no bundled cases

  // Nothing while it has not been read; it is asked for then, once.
  const OpenCase* find(const std::string& name) const;
  const std::vector<BundledCase>* index() const;  // the same

  const CaseFault* fault() const { return fault_ ? &*fault_ : nullptr; }  // of the newest attempt, until dismissed
  void dismiss() { fault_.reset(); }

  bool pending() const;  // something that was asked for has not come
  // Names to fetch now; an empty name is the index. Asking clears them.
  std::vector<std::string> take_missing();

 private:
  enum class Wanted : uint8_t { No, Yes, Asked };
  std::map<std::string, OpenCase> cases_;
  std::optional<std::vector<BundledCase>> index_;
  std::optional<CaseFault> fault_;
  mutable std::map<std::string, Wanted> wanted_;
  uint64_t revision_ = 0;

  void want(const std::string& name) const;
};

}  // namespace tolle::model
