// Writes rows until the piece is full; the header comes with the first piece.
#include "engine/ask/csv.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/csv.h"
#include "engine/ask/ranking.h"
#include "engine/ask/shield.h"

namespace tolle::engine {
namespace {

constexpr std::string_view kHeader =
    "time_utc,role,who,organisation,channel,category,place,complaint,answered,wait_s,closed_utc,answer_kind,text,"
    "line\r\n";

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
void append_date(std::string& out, int64_t days) {
  days += 719468;
  int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  unsigned of_era = unsigned(days - era * 146097);
  unsigned year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  unsigned mp = (5 * of_year + 2) / 153, day = of_year - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
  char text[32];
  std::snprintf(text, sizeof text, "%04lld-%02u-%02u", (long long)(int64_t(year_of_era) + era * 400 + (month <= 2)),
                month, day);
  out += text;
}

void append_time(std::string& out, Ms t, Precision precision, const ZoneTable& read_in) {
  if (t == kNoTime) return;
  if (precision == Precision::Day) t += Ms(read_in.offset_s(t)) * 1000;
  constexpr int64_t kDay_ms = 86'400'000;
  int64_t days = t >= 0 ? t / kDay_ms : -((-t + kDay_ms - 1) / kDay_ms);
  append_date(out, days);
  if (precision == Precision::Day) return;
  unsigned ms = unsigned(t - days * kDay_ms), s = ms / 1000;
  char text[32];
  if (precision == Precision::Minute) std::snprintf(text, sizeof text, "T%02u:%02uZ", s / 3600, s / 60 % 60);
  else if (ms % 1000)
    std::snprintf(text, sizeof text, "T%02u:%02u:%02u.%03uZ", s / 3600, s / 60 % 60, s % 60, ms % 1000);
  else std::snprintf(text, sizeof text, "T%02u:%02u:%02uZ", s / 3600, s / 60 % 60, s % 60);
  out += text;
}

void append_row(std::string& out, const Table& table, const Columns& c, Slot s, const ZoneTable& read_in) {
  static constexpr std::string_view kRoles[] = {"public", "organisation", "media", "platform", "ghost"};
  Row row = c.row[s];
  auto cell = [&](std::string_view text) {
    append_csv_cell(out, text);
    out += ',';
  };
  append_time(out, c.time[s], precision_of(c.flags[s]), read_in);
  out += ',';
  cell(kRoles[c.flags[s] & kIsGhost ? 4 : size_t(author_kind(table, row))]);
  std::string_view text = table.text.empty() ? std::string_view() : table.text[row];
  std::string shielded;
  if (c.flags[s] & kIsAnswer) {
    uint32_t a = number_at(c.answers.slot, s), agent = c.answers.agent[a];
    std::string who(c.facet[kByOrganisation].name(c.answers.team[a]));
    uint32_t number = agent == kNoAgent ? 0 : c.agents[agent].number;
    if (number) who += (who.empty() ? "agent " : ", agent ") + std::to_string(number);
    cell(who);
    shielded = without_names(text, agent_name(table, row), number);
    text = shielded;
  } else cell(table.author.name(row));
  for (const FacetColumn& facet : c.facet) cell(facet.known ? facet.name(facet.code[s]) : std::string_view());
  bool complaint = c.flags[s] & (kIsComplaint | kIsGhost);
  uint32_t k = c.thread[s];
  out += complaint ? "1," : "0,";
  if (complaint) out += c.complaints.answered[k] ? "1" : "0";
  out += ',';
  if (complaint && c.complaints.wait_ms[k] != kNoWait) {
    int64_t ms = c.complaints.wait_ms[k];
    out += std::to_string(ms / 1000);
    if (ms % 1000) {
      char fraction[8];
      std::snprintf(fraction, sizeof fraction, ".%03d", int(ms % 1000));
      out += fraction;
    }
  }
  out += ',';
  if (!table.closed.empty()) append_time(out, table.closed[row], Precision::Second, read_in);
  out += ',';
  cell(table.answer_kind.name(row));
  cell(text);
  if (row < table.line.size() && table.line[row]) out += std::to_string(table.line[row]);
  out += "\r\n";
}

}  // namespace

std::string csv_of(const Table& table, const Columns& c, const Filters& filters, const ZoneTable& read_in,
                   uint64_t& cursor, size_t max_bytes) {
  std::string out;
  SlotRange range = filters.range();
  if (cursor == 0) out = kHeader;
  // The cursor is one past the slot in hand, so that 0 means the beginning whatever the range.
  Slot s = cursor ? Slot(cursor - 1) : range.from;
  for (; s < range.to && out.size() < max_bytes; s++)
    if (!filters.fails()[s]) append_row(out, table, c, s, read_in);
  cursor = uint64_t(s) + 1;
  return out;
}

}  // namespace tolle::engine
