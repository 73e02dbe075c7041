// The selected messages as CSV: UTF-8, CRLF, nothing that a spreadsheet would run, staff as roles.
#pragma once
#include <string>

#include "engine/ask/filters.h"

namespace tolle::engine {

// Columns: time_utc (ISO 8601 at the precision of the data), role (public, organisation, media, platform), who (author of
// the public, organisation, "agent 7"), organisation, channel, category, place, complaint (1 or 0), answered (1 or 0;
// complaints only), wait_s, closed_utc, answer_kind, text, line. `cursor` is the slot to go on from.
// A time that is a day only is that day in the zone in which the file was read.
std::string csv_of(const Table& table, const Columns& columns, const Filters& filters, const ZoneTable& read_in,
                   uint64_t& cursor, size_t max_bytes);

}  // namespace tolle::engine
