// A place is a file and a line in one number, so that places are in order as numbers.
#include "engine/read/issues.h"

namespace tolle::engine {
void IssueLog::add(IssueKind kind, uint32_t line, uint64_t count) { add_in_file(kind, 0, line, count); }

void IssueLog::add_in_file(IssueKind kind, uint32_t file, uint32_t line, uint64_t count) {
  Of& of = of_[size_t(kind)];
  of.count += count;
  uint64_t place = uint64_t(file) << 32 | line;
  if (!line) return;
  size_t at = of.places.size();
  while (at > 0 && of.places[at - 1] > place) at--;
  if (at == kIssueLines || (at > 0 && of.places[at - 1] == place)) return;
  if (of.places.size() == kIssueLines) of.places.pop_back();
  of.places.insert(of.places.begin() + std::ptrdiff_t(at), place);
}

void IssueLog::add(const Issue& section, uint32_t first) {
  of_[size_t(section.kind)].count += section.count;
  for (uint32_t line : section.lines) add(section.kind, line + first - 1, 0);
}

void IssueLog::add_file(const IssueLog& other, uint32_t file) {
  for (size_t k = 0; k < of_.size(); k++) {
    of_[k].count += other.of_[k].count;
    for (uint64_t place : other.of_[k].places) add_in_file(IssueKind(k), file, uint32_t(place), 0);
  }
}

std::vector<Issue> IssueLog::found(bool several_files) const {
  std::vector<Issue> out;
  for (size_t k = 0; k < of_.size(); k++) {
    if (!of_[k].count) continue;
    Issue issue{IssueKind(k), of_[k].count, {}, {}};
    for (uint64_t place : of_[k].places) {
      issue.lines.push_back(uint32_t(place));
      if (several_files) issue.files.push_back(uint32_t(place >> 32));
    }
    out.push_back(std::move(issue));
  }
  return out;
}

}  // namespace tolle::engine
