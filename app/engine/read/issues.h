// Counts faults while reading, and keeps the first lines of each kind.
#pragma once
#include <array>

#include "engine/read/source.h"

namespace tolle::engine {

class IssueLog {
 public:
  // Lines may come in any order (0: none); the lowest are kept.
  void add(IssueKind kind, uint32_t line, uint64_t count = 1);
  void add_in_file(IssueKind kind, uint32_t file, uint32_t line, uint64_t count = 1);  // of several, counted from 0
  // Found in a section whose first line is the file's line `first`.
  void add(const Issue& section, uint32_t first);
  void add_file(const IssueLog& other, uint32_t file);
  uint64_t count(IssueKind kind) const { return of_[size_t(kind)].count; }
  std::vector<Issue> found(bool several_files = false) const;

 private:
  struct Of {
    uint64_t count = 0;
    std::vector<uint64_t> places;  // file, line
  };
  std::array<Of, size_t(IssueKind::Count_)> of_;
};

}  // namespace tolle::engine
