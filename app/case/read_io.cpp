#include "case/read_io.h"

#include <algorithm>

#include "case/read.h"

namespace tolle::cases {
namespace {

size_t code_points(std::string_view text) {
  return size_t(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_web_address(std::string_view url) {
  size_t host = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  return host && url.size() > host && std::ranges::none_of(url, [](char c) { return uint8_t(c) <= ' ' || c == 0x7F; });
}

bool is_zone_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return unsigned((c | 32) - 'a') < 26 || unsigned(c - '0') < 10 || c == '/' || c == '_' || c == '-' || c == '+';
  });
}

constexpr std::string_view kKinds[] = {"events",    "actors",  "accounts", "sources", "claims",
                                       "questions", "remarks", "steps",    "figures"};

}  // namespace

void ReadContext::add(std::string pointer, ProblemCode code, std::string expected, uint64_t limit) {
  if (problems.size() == kMaxProblems) problems.push_back({"", ProblemCode::TooManyProblems, "", kMaxProblems});
  if (problems.size() < kMaxProblems) problems.push_back({std::move(pointer), code, std::move(expected), limit});
}

void ReadContext::check_refs() {
  for (Ref& ref : refs)
    if (!ids[size_t(ref.kind)].contains(ref.id))
      add(std::move(ref.pointer), ProblemCode::UnknownId, std::string(kKinds[size_t(ref.kind)]));
}

const Json* ReadIo::field(const char* name, Need need) {
  known_.push_back(name);
  auto found = object_.find(name);
  if (found != object_.end()) return &*found;
  if (need == Required) context_.add(at(name), ProblemCode::Missing);
  return nullptr;
}

const Json* ReadIo::array(const char* name, size_t least, size_t most) {
  const Json* j = field(name, least ? Required : Optional);
  if (!j) return nullptr;
  if (!j->is_array()) return context_.add(at(name), ProblemCode::WrongType, "array"), nullptr;
  if (j->size() < least) context_.add(at(name), ProblemCode::TooFew, "", least);
  if (j->size() > most) return context_.add(at(name), ProblemCode::TooMany, "", most), nullptr;
  return j;
}

bool ReadIo::take_string(const Json& j, const std::string& where, std::string& value, size_t most) {
  if (!j.is_string()) return context_.add(where, ProblemCode::WrongType, "string"), false;
  const auto& s = j.get_ref<const std::string&>();
  if (s.empty()) return context_.add(where, ProblemCode::TooShort, "", 1), false;
  if (code_points(s) > most) return context_.add(where, ProblemCode::TooLong, "", most), false;
  value = s;
  return true;
}

bool ReadIo::take_id(const Json& j, const std::string& where, std::string& id) {
  if (!take_string(j, where, id, kMaxId)) return false;
  if (is_id(id)) return true;
  context_.add(where, ProblemCode::BadId);
  id.clear();
  return false;
}

bool ReadIo::take_ref(const Json& j, const std::string& where, std::string& id, Kind kind) {
  if (!take_id(j, where, id)) return false;
  context_.refs.push_back({where, id, kind});
  return true;
}

bool ReadIo::take_word(const Json& j, const std::string& where, std::span<const std::string_view> words,
                       size_t& index) {
  const std::string* word = j.is_string() ? &j.get_ref<const std::string&>() : nullptr;
  for (index = 0; word && index < words.size(); index++)
    if (words[index] == *word) return true;
  std::string expected;
  for (std::string_view w : words) (expected += expected.empty() ? "" : " | ") += w;
  context_.add(where, ProblemCode::NotOneOf, std::move(expected));
  return false;
}

void ReadIo::version() {
  const Json* format = field("format", Required);
  if (format && *format != kFormat) context_.add(at("format"), ProblemCode::NotACase, std::string(kFormat));
  const Json* version = field("version", Required);
  if (!version) return;
  if (!version->is_number_integer() || *version < 1) context_.add(at("version"), ProblemCode::WrongType, "number");
  else if (*version > kVersion) context_.add(at("version"), ProblemCode::NewerVersion, "", kVersion);
}

void ReadIo::own_id(const char* name, std::string& id, std::optional<Kind> kind) {
  const Json* j = field(name, Required);
  if (!j || !take_id(*j, at(name), id) || !kind) return;
  if (!context_.ids[size_t(*kind)].insert(id).second) context_.add(at(name), ProblemCode::DuplicateId);
}

void ReadIo::ref(const char* name, std::string& id, Kind kind, Need need) {
  if (const Json* j = field(name, need)) take_ref(*j, at(name), id, kind);
}

void ReadIo::refs(const char* name, std::vector<std::string>& ids, Kind kind) {
  const Json* j = array(name, 0, kMaxItems);
  for (size_t i = 0; j && i < j->size(); i++)
    if (std::string id; take_ref((*j)[i], at(name, i), id, kind)) ids.push_back(std::move(id));
}

void ReadIo::text(const char* name, Text& text, Need need, size_t most) {
  const Json* j = field(name, need);
  if (!j) return;
  if (j->is_string()) {
    if (take_string(*j, at(name), text.fr, most)) text.en = text.fr;
  } else if (j->is_object()) {
    ReadIo io(*j, at(name), context_);
    if (const Json* fr = io.field("fr", Required)) io.take_string(*fr, io.at("fr"), text.fr, most);
    if (const Json* en = io.field("en", Required)) io.take_string(*en, io.at("en"), text.en, most);
    io.keep_unknown(text.extra);
  } else {
    context_.add(at(name), ProblemCode::WrongType, "text");
  }
}

void ReadIo::string(const char* name, std::string& value, Form form, size_t most) {
  const Json* j = field(name, Optional);
  if (!j || !take_string(*j, at(name), value, most)) return;
  if (form == Form::Url && !is_web_address(value)) context_.add(at(name), ProblemCode::BadUrl);
  if (form == Form::Zone && !is_zone_name(value)) context_.add(at(name), ProblemCode::BadZone);
}

void ReadIo::moment(const char* name, std::string& cursor) {
  const Json* j = field(name, Optional);
  if (!j || !take_string(*j, at(name), cursor, kMaxId) || stamp_of(cursor)) return;
  if (is_id(cursor)) context_.refs.push_back({at(name), cursor, Kind::Event});
  else context_.add(at(name), ProblemCode::BadTime);
}

bool ReadIo::take_number(const Json& j, const std::string& where, double& value) {
  if (!j.is_number()) return context_.add(where, ProblemCode::WrongType, "number"), false;
  value = j.get<double>();
  if (value >= 0) return true;
  context_.add(where, ProblemCode::BelowZero);
  return false;
}

void ReadIo::number(const char* name, double& value) {
  if (const Json* j = field(name, Required)) take_number(*j, at(name), value);
}

void ReadIo::number(const char* name, std::optional<double>& value) {
  const Json* j = field(name, Optional);
  if (double found = 0; j && take_number(*j, at(name), found)) value = found;
}

void ReadIo::keep_unknown(Extras& extras) const {
  for (auto it = object_.begin(); it != object_.end(); ++it)
    if (std::ranges::find(known_, it.key()) == known_.end()) extras.push_back({it.key(), it->dump()});
}

}  // namespace tolle::cases
