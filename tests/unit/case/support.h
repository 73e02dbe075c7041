// Files and small cases for the tests of this folder.
#pragma once
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "case/derive.h"
#include "case/read.h"

namespace tolle::cases {

inline std::string file_text(const std::string& path_in_repository) {
  auto top = std::filesystem::path(__FILE__).parent_path() / "../../..";
  std::ifstream in(top / path_in_repository, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path_in_repository);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline Case case_from(std::string_view json) {
  auto c = read_case(json);
  if (!c)
    for (const Problem& p : c.error()) MESSAGE(p.pointer << " " << word_of(p.code) << " " << p.expected);
  REQUIRE(c.has_value());
  return *std::move(c);
}

inline Case bundled(const std::string& id) { return case_from(file_text("assets/cases/" + id + ".tolle.json")); }

// A case with these events; each gets a lane and a title.
inline Case case_of(std::string events) {
  for (size_t at = 0; (at = events.find("{id:", at)) != std::string::npos;) {
    size_t end = events.find_first_of(",}", at);
    std::string id = events.substr(at + 4, end - at - 4);
    std::string head = R"({"lane":"context","title":"x","id":")" + id + "\"";
    events.replace(at, end - at, head);
    at += head.size();
  }
  return case_from(R"({"format":"tolle-case","version":1,"id":"c","title":"t","events":[)" + events + "]}");
}

inline int64_t ms_of(std::string_view stamp) { return stamp_of(stamp).value().from_ms; }

inline constexpr int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;

}  // namespace tolle::cases
