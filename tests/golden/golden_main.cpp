// Runs every .case file of this folder: a small file, questions about it, and the answers as text.
//
//   # the rule or the bug that it guards
//   --- data name.csv
//   …the bytes of the file…
//   --- more name.csv         another file, opened together with it (any number of them)
//   --- query
//   show figures              parts of the report, see report_text.h
//   organisation Alpha        filters and views, one per line
//   --- report
//   …the expected text…       (query and report may come again)
//
// A file that is refused has, instead of queries, "--- error" and a line: the error's name, and what it is about.
//
// tolle_golden [--update] [FOLDER OR FILE…]; --update writes what came out into the cases.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <utility>

#include "engine/ask/dataset.h"
#include "engine/read/loader.h"
#include "model/codes.h"
#include "report_text.h"

using namespace tolle;
using namespace tolle::engine;
namespace fs = std::filesystem;

namespace {

struct Section {
  std::string head, body;
};

std::vector<Section> sections_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<Section> out{{}};
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("--- ")) out.push_back({line.substr(4), {}});
    else out.back().body += line + "\n";
  }
  return out;
}

Result<Part> load(const Section& data) {
  OpenOptions options;
  options.name = data.head.substr(std::min(data.head.size(), data.head.find(' ') + 1));
  Loader loader(std::move(options));
  std::copy(data.body.begin(), data.body.end(), loader.room(data.body.size()).begin());
  if (auto step = loader.push(data.body.size()); !step) return std::unexpected(step.error());
  Part out;
  if (auto step = loader.finish(out); !step) return std::unexpected(step.error());
  return out;
}

// Lines of both, from the first difference on.
std::string difference(const std::string& expected, const std::string& got) {
  std::istringstream a(expected), b(got);
  std::string x, y, out;
  for (;;) {
    bool has_x = bool(std::getline(a, x)), has_y = bool(std::getline(b, y));
    if (!has_x && !has_y) return out;
    if (has_x && has_y && x == y) continue;
    if (has_x) out += "    - " + x + "\n";
    if (has_y) out += "    + " + y + "\n";
  }
}

// "" when all is as expected; `sections` then holds what came out.
std::string run(std::vector<Section>& sections) {
  std::unique_ptr<Dataset> data;
  std::vector<Part> parts;
  golden::Asked asked;
  std::string wrong, refused;
  for (Section& section : sections) {
    if (!refused.empty() && section.head != "error") return wrong + "    not read: " + refused;
    if (section.head.starts_with("data") || section.head.starts_with("more")) {
      if (section.head.starts_with("data")) parts.clear();
      auto part = load(section);
      if (!part) refused = std::string(model::code_name(part.error().code)) + " " + part.error().what + "\n";
      else parts.push_back(std::move(*part));
    } else if (section.head == "error") {
      wrong += difference(section.body, refused);
      section.body = std::exchange(refused, {});
    } else if (section.head == "query") {
      if (!parts.empty()) {
        Loaded loaded = engine::loaded(std::move(parts));
        parts.clear();
        data = std::make_unique<Dataset>(std::move(loaded.table), std::move(loaded.source), 1);
        while (data->read_words(1000)) {}
      }
      asked = golden::asked_from_lines(section.body);
      if (!asked.not_known.empty()) wrong += "    no query: " + asked.not_known + "\n";
    } else if (section.head == "report" && data) {
      std::string csv;
      uint64_t cursor = 0;
      for (std::string piece; !(piece = data->csv(asked.query, asked.zone, cursor, 50)).empty();) csv += piece;
      std::string got = golden::text_of(data->answer(asked.query, asked.zone), data->source(), csv, asked.show);
      wrong += difference(section.body, got);
      section.body = got;
    }
  }
  return refused.empty() ? wrong : wrong + "    not read: " + refused;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<fs::path> cases;
  bool update = false;
  auto add = [&](const fs::path& path) {
    if (!fs::is_directory(path)) return cases.push_back(path);
    for (const auto& entry : fs::directory_iterator(path))
      if (entry.path().extension() == ".case") cases.push_back(entry.path());
  };
  for (int i = 1; i < argc; i++) {
    if (std::string_view(argv[i]) == "--update") update = true;
    else add(argv[i]);
  }
  if (cases.empty()) add(fs::path(__FILE__).parent_path());
  std::sort(cases.begin(), cases.end());
  int passed = 0, failed = 0;
  for (const fs::path& path : cases) {
    std::vector<Section> sections = sections_of(path);
    std::string wrong = run(sections);
    if (wrong.empty()) {
      passed++;
      continue;
    }
    failed++;
    std::cout << path.filename().string() << ": " << sections[0].body.substr(0, sections[0].body.find('\n')) << "\n"
              << wrong;
    if (!update) continue;
    std::ofstream out(path, std::ios::binary);
    out << sections[0].body;
    for (size_t i = 1; i < sections.size(); i++) out << "--- " << sections[i].head << "\n" << sections[i].body;
  }
  std::cout << passed << " passed, " << failed << " failed\n";
  return failed ? 1 : 0;
}
