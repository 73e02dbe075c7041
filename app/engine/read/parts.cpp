// Files that were opened together: one table, one report.
#include <algorithm>
#include <string_view>

#include "engine/read/loader.h"

namespace tolle::engine {
namespace {

// Of several tables of one archive, "a.zip › b.csv" and others, the archive's; else the first one's.
std::string name_of(const std::vector<Part>& parts, size_t leads) {
  constexpr std::string_view kWithin = " › ";
  const std::string& name = parts[leads].source.name;
  size_t end = name.find(kWithin);
  auto is_within = [&](const Part& p) {
    return p.source.name.starts_with(std::string_view(name).substr(0, end + kWithin.size()));
  };
  bool one = end != name.npos && parts.size() > 1 && std::ranges::all_of(parts, is_within);
  return one ? name.substr(0, end) : name;
}

}  // namespace

Loaded loaded(std::vector<Part> parts) {
  Loaded out;
  auto has_rows = [](const Part& part) { return part.rows.table.rows > 0; };
  size_t leads = size_t(std::ranges::find_if(parts, has_rows) - parts.begin()) % parts.size();
  out.source = parts[leads].source;
  out.source.name = name_of(parts, leads);
  SourceReport& source = out.source;
  IssueLog issues;
  std::vector<Unjoined> rows;
  for (size_t i = 0; i < parts.size(); i++) {
    const SourceReport& s = parts[i].source;
    if (parts.size() > 1) source.files.push_back(s);
    if (i != leads) {
      source.bytes += s.bytes;
      source.records += s.records;
      source.one_in = std::max(source.one_in, s.one_in);
      source.zone_assumed |= s.zone_assumed;
      if (source.zone.empty()) source.zone = s.zone;
    }
    issues.add_file(parts[i].issues, uint32_t(i));
    rows.push_back(std::move(parts[i].rows));
    rows.back().suite = suite_of(s.format);
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
