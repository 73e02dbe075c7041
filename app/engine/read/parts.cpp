// Files that were opened together: one table, one report.
#include <algorithm>

#include "engine/read/loader.h"

namespace tolle::engine {

Loaded loaded(std::vector<Part> parts) {
  Loaded out;
  auto has_rows = [](const Part& part) { return part.rows.table.rows > 0; };
  size_t leads = size_t(std::ranges::find_if(parts, has_rows) - parts.begin()) % parts.size();
  out.source = parts[leads].source;
  SourceReport& source = out.source;
  IssueLog issues;
  std::vector<Unjoined> rows;
  for (size_t i = 0; i < parts.size(); i++) {
    const SourceReport& s = parts[i].source;
    if (parts.size() > 1) source.files.push_back({s.name, s.format, s.bytes, s.records, s.numbers_records});
    if (i != leads) {
      source.bytes += s.bytes;
      source.records += s.records;
      source.one_in = std::max(source.one_in, s.one_in);
      source.zone_assumed |= s.zone_assumed;
      if (source.zone.empty()) source.zone = s.zone;
    }
    issues.add_file(parts[i].issues, uint32_t(i));
    rows.push_back(std::move(parts[i].rows));
  }
  out.table = joined(std::move(rows), issues);
  const Table& t = out.table;
  source.issues = issues.found(parts.size() > 1);
  source.rejected = issues.count(IssueKind::RejectedRow);
  source.ghosts = t.ghosts;
  source.precisions.assign(size_t(Precision::Millisecond) + 1, 0);
  for (Row r = 0; r < t.rows - t.ghosts; r++)
    if (!t.ticket_shaped || t.parent[r] == kNoRow) source.precisions[size_t(t.precision[r])]++;
  return out;
}

}  // namespace tolle::engine
