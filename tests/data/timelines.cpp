#include "timelines.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "case/export.h"
#include "case/import.h"
#include "case/read.h"
#include "case/write.h"

using namespace tolle::cases;
using nlohmann::json;

bool is_timeline(const json& truth) {
  std::string kind = truth.value("kind", "");
  return kind.starts_with("timelinejs") || kind == "vis_timeline";
}

bool timeline_agrees(const std::filesystem::path& path, const json& truth, std::string& found) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  auto imported = import_timeline(text, {.name = path.filename().string()});
  if (!imported) {
    found = std::string(word_of(imported.error()[0].code));
    return false;
  }
  const Case& c = imported->value;
  bool good = read_case(write_case(c)).has_value();
  auto expect = [&](const char* what, const std::string& is, const std::string& wanted) {
    found += std::string("  ") + what + " " + is;
    if (is != wanted) good = false, found += " (expected " + wanted + ")";
  };
  // The sheet counts its title as a record.
  expect("events", std::to_string(c.events.size()),
         std::to_string(truth["records"].get<size_t>() - truth.value("title_rows", size_t(0))));
  std::string first, last;
  size_t ends = 0;
  for (const Event& e : c.events) {
    ends += e.until.at.has_value();
    if (!e.time.at) continue;
    if (first.empty() || e.time.at->written < first) first = e.time.at->written;
    last = std::max(last, e.time.at->written);
  }
  if (truth.contains("min_year"))
    expect("years", first.substr(0, 4) + "-" + last.substr(0, 4),
           std::to_string(truth["min_year"].get<int>()) + "-" + std::to_string(truth["max_year"].get<int>()));
  if (truth.contains("min_start"))
    expect("days", first.substr(0, 10) + " " + last.substr(0, 10),
           truth["min_start"].get<std::string>() + " " + truth["max_start"].get<std::string>());
  for (const char* name : {"with_end", "with_end_date"})
    if (truth.contains(name)) expect("ends", std::to_string(ends), std::to_string(truth[name].get<size_t>()));
  for (const Event& e : c.events)
    if (e.text.fr.find("</") != e.text.fr.npos || e.title.fr.find('<') != e.title.fr.npos)
      good = false, found += "  markup";

  auto exported = [](const Case& value) {
    return timelinejs_of(value, solve(value), &Text::en,
                         {{"Complaint", "Response", "Staff", "Amplification", "Context"}, "", ""});
  };
  TimelineJs once = exported(c);
  auto again = import_timeline(once.json, {});
  expect("undated", std::to_string(once.undated.size()), "0");
  expect("again", again && exported(again->value).json == once.json ? "the same" : "another", "the same");
  return good;
}
