// Takes the fields of one JSON object into a value, and notes what is wrong with each.
#pragma once
#include <array>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "case/describe.h"
#include "case/problem.h"

namespace tolle::cases {

using Json = nlohmann::ordered_json;

// What is gathered from the whole file.
struct ReadContext {
  struct Ref {
    std::string pointer, id;
    Kind kind;
  };
  Problems problems;
  std::vector<Ref> refs;                               // looked up at the end: a file may name what comes later in it
  std::array<std::unordered_set<std::string>, 9> ids;  // by Kind

  void add(std::string pointer, ProblemCode code, std::string expected = {}, uint64_t limit = 0);
  void check_refs();
};

class ReadIo {
 public:
  ReadIo(const Json& object, std::string pointer, ReadContext& context)
      : object_(object), pointer_(std::move(pointer)), context_(context) {}

  void version();
  void own_id(const char* name, std::string& id, std::optional<Kind> kind = {});
  void ref(const char* name, std::string& id, Kind kind, Need need);
  void refs(const char* name, std::vector<std::string>& ids, Kind kind);
  void text(const char* name, Text& text, Need need, size_t most);
  void string(const char* name, std::string& value, Form form, size_t most);
  void time(const char* name, Time& time);
  void moment(const char* name, std::string& cursor);
  void number(const char* name, double& value);  // required, not below zero
  void number(const char* name, std::optional<double>& value);

  template <class E>
  void word(const char* name, E& value, Need need) {
    if (const Json* j = field(name, need)) take_word(*j, at(name), value);
  }
  template <class E>
  void word(const char* name, std::optional<E>& value) {
    const Json* j = field(name, Optional);
    if (E found; j && take_word(*j, at(name), found)) value = found;
  }
  template <class E>
  void words(const char* name, std::vector<E>& values) {
    const Json* j = array(name, 0, kMaxItems);
    for (size_t i = 0; j && i < j->size(); i++)
      if (E found; take_word((*j)[i], at(name, i), found)) values.push_back(found);
  }
  template <class T>
  void list(const char* name, std::vector<T>& values, size_t most, size_t least = 0) {
    const Json* j = array(name, least, most);
    for (size_t i = 0; j && i < j->size(); i++) {
      const Json& item = (*j)[i];
      if (!item.is_object()) {
        context_.add(at(name, i), ProblemCode::WrongType, "object");
        continue;
      }
      ReadIo io(item, at(name, i), context_);
      describe(io, values.emplace_back());
      io.keep_unknown(values.back().extra);
    }
  }
  void keep_unknown(Extras& extras) const;

 private:
  const Json& object_;
  std::string pointer_;
  ReadContext& context_;
  std::vector<std::string_view> known_;

  std::string at(const char* name) const { return pointer_ + "/" + name; }
  std::string at(const char* name, size_t i) const { return at(name) + "/" + std::to_string(i); }
  const Json* field(const char* name, Need need);
  const Json* array(const char* name, size_t least, size_t most);
  bool take_string(const Json& j, const std::string& where, std::string& value, size_t most);
  bool take_number(const Json& j, const std::string& where, double& value);
  bool take_id(const Json& j, const std::string& where, std::string& id);
  bool take_ref(const Json& j, const std::string& where, std::string& id, Kind kind);
  bool take_word(const Json& j, const std::string& where, std::span<const std::string_view> words, size_t& index);
  void take_stamp(const char* name, std::optional<Stamp>& stamp);
  void take_by(Time& time);
  void take_times(Time& time);

  template <class E>
  bool take_word(const Json& j, const std::string& where, E& value) {
    size_t index = 0;
    if (!take_word(j, where, words_of(E{}), index)) return false;
    value = E(index);
    return true;
  }
};

}  // namespace tolle::cases
