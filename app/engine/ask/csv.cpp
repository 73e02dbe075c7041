// Writes rows until the piece is full; the header comes with the first piece.
#include "engine/ask/csv.h"

#include <algorithm>
#include <cmath>

#include "base/csv.h"
#include "base/dates.h"
#include "engine/ask/ranking.h"
#include "engine/ask/shield.h"

namespace tolle::engine {
namespace {

constexpr std::string_view kHeader =
    "time_utc,role,who,organisation,channel,category,place,complaint,answered,wait_s,closed_utc,answer_kind,text,"
    "line,id_shared\r\n";

void append_digits(std::string& out, uint64_t value, size_t width) {
  std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void append_time(std::string& out, Ms t, Precision precision, const ZoneTable& read_in) {
  if (t == kNoTime) return;
  if (precision == Precision::Day) t += Ms(read_in.offset_s(t)) * 1000;
  constexpr int64_t kDay_ms = 86'400'000;
  int64_t days = t >= 0 ? t / kDay_ms : -((-t + kDay_ms - 1) / kDay_ms);
  auto part = [&](char before, uint64_t value, size_t width = 2) {
    out += before;
    append_digits(out, value, width);
  };
  Civil date = civil_from_days(days);
  append_digits(out, uint64_t(date.year), 4);
  part('-', date.month), part('-', date.day);
  if (precision == Precision::Day) return;
  unsigned ms = unsigned(t - days * kDay_ms), s = ms / 1000;
  part('T', s / 3600), part(':', s / 60 % 60);
  if (precision != Precision::Minute) {
    part(':', s % 60);
    if (ms % 1000) part('.', ms % 1000, 3);
  }
  out += 'Z';
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
      out += '.';
      append_digits(out, uint64_t(ms % 1000), 3);
    }
  }
  out += ',';
  if (!table.closed.empty()) append_time(out, table.closed[row], Precision::Second, read_in);
  out += ',';
  cell(table.answer_kind.name(row));
  cell(text);
  if (row < table.line.size() && table.line[row]) out += std::to_string(table.line[row]);
  out += table.shares_id(row) ? ",1\r\n" : ",\r\n";
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
