// A report as text, the parts that a case asks to show; and a query from lines.
#pragma once
#include <string>
#include <string_view>

#include "base/zone.h"
#include "engine/query.h"
#include "engine/report.h"

namespace tolle::golden {

struct Asked {
  engine::Query query;
  ZoneTable zone;         // fixed offset
  std::string show;       // names of parts
  std::string not_known;  // the first line that is no query
};
Asked asked_from_lines(std::string_view lines);

// Parts: figures, everything, overview, waits, trend, staff, organisation, channel, category, place, said, kinds, records,
// thread, issues, csv.
std::string text_of(const engine::Report& report, const engine::SourceReport& source, std::string_view csv,
                    std::string_view show);

}  // namespace tolle::golden
