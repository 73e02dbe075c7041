// Counts faults while reading, and keeps the first lines of each kind.
#pragma once
#include <array>

#include "engine/read/source.h"

namespace tolle::engine {

class IssueLog {
 public:
  void add(IssueKind kind, uint32_t line, uint64_t count = 1) {
    Issue& issue = of_[size_t(kind)];
    issue.kind = kind;
    issue.count += count;
    if (line && issue.lines.size() < kLines && (issue.lines.empty() || issue.lines.back() != line))
      issue.lines.push_back(line);
  }
  // Found in a section whose first line is the file's line `first`.
  void add(const Issue& section, uint32_t first) {
    Issue& issue = of_[size_t(section.kind)];
    issue.kind = section.kind;
    issue.count += section.count;
    for (uint32_t line : section.lines)
      if (issue.lines.size() < kLines && (issue.lines.empty() || issue.lines.back() != line + first - 1))
        issue.lines.push_back(line + first - 1);
  }
  void add(const IssueLog& other) {
    for (const Issue& issue : other.of_) {
      if (!issue.count) continue;
      add(issue.kind, 0, issue.count);
      for (uint32_t line : issue.lines) add(issue.kind, line, 0);
    }
  }
  uint64_t count(IssueKind kind) const { return of_[size_t(kind)].count; }
  std::vector<Issue> found() const {
    std::vector<Issue> out;
    for (const Issue& issue : of_)
      if (issue.count) out.push_back(issue);
    return out;
  }

 private:
  static constexpr size_t kLines = 20;
  std::array<Issue, size_t(IssueKind::Count_)> of_;
};

}  // namespace tolle::engine
