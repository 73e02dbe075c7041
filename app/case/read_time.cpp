// The part of reading that understands times.
#include "case/read_io.h"

namespace tolle::cases {

void ReadIo::take_stamp(const char* name, std::optional<Stamp>& stamp) {
  const Json* j = field(name, Optional);
  if (!j) return;
  if (j->is_string()) stamp = stamp_of(j->get_ref<const std::string&>());
  if (!stamp) context_.add(at(name), ProblemCode::BadTime);
}

void ReadIo::take_by(Time& time) {
  const Json* j = field("by", Optional);
  if (!j) return;
  if (!j->is_array()) return context_.add(at("by"), ProblemCode::WrongType, "array");
  if (j->size() < 2) return context_.add(at("by"), ProblemCode::TooFew, "", 2);
  if (j->size() > 2) return context_.add(at("by"), ProblemCode::TooMany, "", 2);
  auto duration = [&](size_t i) {
    const Json& d = (*j)[i];
    auto found = d.is_string() ? duration_of(d.get_ref<const std::string&>()) : std::nullopt;
    if (!found) context_.add(at("by", i), ProblemCode::BadDuration);
    return found;
  };
  auto min = duration(0);
  bool endless = (*j)[1].is_null();
  auto max = endless ? std::nullopt : duration(1);
  if (!min || (!max && !endless)) return;
  if (max && max->max_ms < min->min_ms) return context_.add(at("by", 1), ProblemCode::BadRange);
  time.by = By{*min, max};

  // One event must be there to measure from.
  const char* base = object_.contains("after") ? "after" : "before";
  if (!object_.contains(base)) context_.add(at("after"), ProblemCode::Missing);
  else if (object_[base].is_array()) context_.add(at(base), ProblemCode::WrongType, "id");
}

void ReadIo::take_times(Time& time) {
  take_stamp("at", time.at);
  take_stamp("from", time.from);
  take_stamp("to", time.to);
  for (const char* bound : {"from", "to"})
    if (object_.contains("at") && object_.contains(bound)) context_.add(at(bound), ProblemCode::NotTogether, "at");
  if (time.from && time.to && time.from->from_ms > time.to->to_ms) context_.add(at("to"), ProblemCode::BadRange);

  auto order = [&](const char* name, std::vector<std::string>& ids) {
    auto found = object_.find(name);
    if (found != object_.end() && found->is_array()) {
      if (found->empty()) context_.add(at(name), ProblemCode::TooFew, "", 1);
      return refs(name, ids, Kind::Event);
    }
    if (std::string id; ref(name, id, Kind::Event, Optional), !id.empty()) ids.push_back(std::move(id));
  };
  order("after", time.after);
  order("before", time.before);
  take_by(time);
  text("said", time.said, Optional, kMaxLine);
}

void ReadIo::time(const char* name, Time& time) {
  const Json* j = field(name, Optional);
  if (!j) return;
  if (j->is_string()) return take_stamp(name, time.at);
  if (!j->is_object()) return context_.add(at(name), ProblemCode::WrongType, "time");
  size_t before = context_.problems.size();
  ReadIo io(*j, at(name), context_);
  io.take_times(time);
  io.keep_unknown(time.extra);
  bool known = time.at || time.from || time.to || !time.after.empty() || !time.before.empty() || !time.said.empty();
  if (!known && context_.problems.size() == before) context_.add(at(name), ProblemCode::TooFew, "", 1);
}

}  // namespace tolle::cases
