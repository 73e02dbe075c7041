#include "case/read.h"

#include "case/read_io.h"

namespace tolle::cases {
namespace {

// Learns where parsing stops; everything else is let pass.
struct StopFinder : nlohmann::json_sax<Json> {
  size_t stopped_at = 0;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception&) override {
    stopped_at = position;
    return false;
  }
};

}  // namespace

Problems not_json(std::string_view json) {
  StopFinder finder;
  Json::sax_parse(json, &finder);
  Place place = place_of_byte(json, finder.stopped_at ? finder.stopped_at - 1 : 0);
  return {{"", ProblemCode::NotJson, "", 0, place.line, place.column}};
}

namespace {

void check_self_references(const Case& c, ReadContext& context) {
  for (size_t i = 0; i < c.events.size(); i++) {
    const Event& e = c.events[i];
    std::string where = "/events/" + std::to_string(i);
    auto check = [&](const std::vector<std::string>& ids, const std::string& list) {
      for (const std::string& id : ids)
        if (!id.empty() && id == e.id) context.add(where + list, ProblemCode::SelfReference);
    };
    check(e.causes, "/causes");
    check(e.linked, "/linked");
    check(e.time.after, "/time/after");
    check(e.time.before, "/time/before");
    check({e.duplicate_of}, "/duplicate_of");
    for (size_t t = 0; t < e.told.size(); t++) {
      check(e.told[t].time.after, "/told/" + std::to_string(t) + "/time/after");
      check(e.told[t].time.before, "/told/" + std::to_string(t) + "/time/before");
    }
  }
}

}  // namespace

std::expected<Case, Problems> read_case(std::string_view json) {
  if (Problems problems = problems_before_parsing(json); !problems.empty()) return std::unexpected(std::move(problems));
  Json document = Json::parse(json, nullptr, false);
  if (document.is_discarded()) return std::unexpected(not_json(json));

  ReadContext context;
  Case c;
  if (document.is_object()) {
    ReadIo io(document, "", context);
    describe(io, c);
    io.keep_unknown(c.extra);
    context.check_refs();
    check_self_references(c, context);
  } else {
    context.add("", ProblemCode::WrongType, "object");
  }
  if (!context.problems.empty()) return std::unexpected(std::move(context.problems));
  return c;
}

}  // namespace tolle::cases
