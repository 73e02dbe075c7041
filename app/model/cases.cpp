// Reading texts into cases, and remembering which ones were asked for.
#include "model/cases.h"

#include <nlohmann/json.hpp>

#include "case/read.h"
#include "model/case_state.h"

namespace tolle::model {

const cases::Timeline& OpenCase::timeline(const std::string& account) const {
  std::string wanted = cases::index_of(value.accounts, account) == cases::kNowhere ? std::string() : account;
  auto at = timelines_.find(wanted);
  if (at == timelines_.end()) at = timelines_.emplace(wanted, cases::solve(value, wanted)).first;
  return at->second;
}

bool Cases::read(const std::string& name, std::string json, std::string title) {
  wanted_[name] = Wanted::No;
  auto read = cases::read_case(json);
  if (!read) {
    fault_ = CaseFault{name, std::move(title), {}, std::move(read.error())};
    return false;
  }
  OpenCase& open = cases_[name];
  open = {};
  open.name = name;
  open.json = std::move(json);
  open.value = *std::move(read);
  open.revision = ++revision_;
  if (fault_ && fault_->name == name) fault_.reset();
  return true;
}

void Cases::failed(const std::string& name, Error error, std::string title) {
  wanted_[name] = Wanted::No;
  if (name.empty() && !index_) index_.emplace();
  fault_ = CaseFault{name, std::move(title), std::move(error), {}};
}

void Cases::forget(const std::string& name) {
  cases_.erase(name);
  wanted_.erase(name);
  if (fault_ && fault_->name == name) fault_.reset();
}

void Cases::know_index(std::string_view json) {
  wanted_[""] = Wanted::No;
  index_.emplace();
  auto document = nlohmann::ordered_json::parse(json, nullptr, false);
  if (!document.is_object() || !document.contains("cases") || !document["cases"].is_array()) return;
  for (const auto& one : document["cases"]) {
    if (!one.is_object() || !one.contains("id") || !one["id"].is_string()) continue;
    BundledCase& bundled = index_->emplace_back(BundledCase{one["id"].get<std::string>(), {}});
    auto title = one.value("title", nlohmann::ordered_json::object());
    if (!title.is_object()) continue;
    for (auto [key, text] : {std::pair{"fr", &bundled.title.fr}, {"en", &bundled.title.en}})
      if (title.contains(key) && title[key].is_string()) *text = title[key].get<std::string>();
  }
}

void Cases::want(const std::string& name) const {
  wanted_.try_emplace(name, Wanted::Yes);  // what failed, or was read before, is not asked for again
}

const OpenCase* Cases::find(const std::string& name) const {
  if (name.empty()) return nullptr;
  auto at = cases_.find(name);
  if (at != cases_.end()) return &at->second;
  if (name != kOwnCase) want(name);
  return nullptr;
}

const std::vector<BundledCase>* Cases::index() const {
  if (!index_) want("");
  return index_ ? &*index_ : nullptr;
}

bool Cases::pending() const {
  for (const auto& [name, wanted] : wanted_)
    if (wanted != Wanted::No) return true;
  return false;
}

std::vector<std::string> Cases::take_missing() {
  std::vector<std::string> names;
  for (auto& [name, wanted] : wanted_)
    if (wanted == Wanted::Yes) names.push_back(name), wanted = Wanted::Asked;
  return names;
}

}  // namespace tolle::model
