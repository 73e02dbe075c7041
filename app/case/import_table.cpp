// The sheets of TimelineJS, new and old, and of Timeline Storyteller: one record for each event, columns by name.
#include <algorithm>

#include "base/csv.h"
#include "base/text.h"
#include "case/import_slides.h"
#include "case/print.h"

namespace tolle::cases {
namespace {

struct Table {
  std::vector<CsvRecord> records;  // behind the header
  std::vector<std::string> names;  // as written
  std::vector<std::string> folded_names;
  std::vector<bool> used;

  explicit Table(std::string_view text) : records(read_csv(text, delimiter_of(text))) {
    if (records.empty()) return;
    names = std::move(records.front().cells);
    records.erase(records.begin());
    for (const std::string& name : names) folded_names.push_back(folded(name));
    used.resize(names.size());
  }
  bool has(std::string_view name) const { return std::ranges::find(folded_names, name) != folded_names.end(); }
  // The cell of the first of these columns that is there.
  std::string cell(const CsvRecord& record, std::initializer_list<std::string_view> columns) {
    for (std::string_view name : columns) {
      size_t i = size_t(std::ranges::find(folded_names, name) - folded_names.begin());
      if (i == names.size()) continue;
      used[i] = true;
      return i < record.cells.size() ? record.cells[i] : "";
    }
    return "";
  }
  void keep_rest(const CsvRecord& record, Slide& slide) const {
    nlohmann::ordered_json rest = nlohmann::ordered_json::object();
    for (size_t i = 0; i < record.cells.size(); i++) {
      if (trimmed(record.cells[i]).empty() || (i < used.size() && used[i])) continue;
      std::string name = i < names.size() && !trimmed(names[i]).empty() ? std::string(trimmed(names[i]))
                                                                        : "column " + std::to_string(i + 1);
      rest[name] = record.cells[i];
      slide.aside.push_back(name);
    }
    if (!rest.empty()) slide.aside_json = printed(rest);
  }
};

std::optional<TimelineFormat> format_of(const Table& t) {
  if (t.has("start date") && t.has("content text")) return TimelineFormat::Storyteller;
  if (t.has("year") && t.has("headline")) return TimelineFormat::TimelineJsSheet;
  if (t.has("start date") && t.has("headline")) return TimelineFormat::TimelineJs1Sheet;
  return {};
}

Slide::Kind kind_of(std::string_view type) {
  std::string word = folded(type);
  return word == "title" || word == "start" ? Slide::Kind::Title
         : word == "era"                    ? Slide::Kind::Era
                                            : Slide::Kind::Event;
}

Slide sheet_slide(Table& t, const CsvRecord& r, bool old) {
  Slide s{.at = r.line, .kind = kind_of(t.cell(r, {"type"}))};
  if (old) {
    s.start = date_of_list(t.cell(r, {"start date"}));
    s.end = date_of_list(t.cell(r, {"end date"}));
  } else {
    s.start = date_of_parts(t.cell(r, {"year"}), t.cell(r, {"month"}), t.cell(r, {"day"}), t.cell(r, {"time"}));
    s.end = date_of_parts(t.cell(r, {"end year"}), t.cell(r, {"end month"}), t.cell(r, {"end day"}),
                          t.cell(r, {"end time"}));
  }
  s.said = t.cell(r, {"display date"});
  s.headline = t.cell(r, {"headline"});
  s.text = t.cell(r, {"text"});
  s.media = t.cell(r, {"media"});
  s.credit = t.cell(r, {"media credit"});
  s.caption = t.cell(r, {"media caption"});
  s.group = t.cell(r, {"group", "tag"});
  return s;
}

Slide storyteller_slide(Table& t, const CsvRecord& r) {
  Slide s{.at = r.line, .is_markup = false};
  s.start = date_of_text(t.cell(r, {"start date"}));
  s.end = date_of_text(t.cell(r, {"end date"}));
  if (s.end.written == s.start.written) s.end = {};  // it always writes both
  s.headline = t.cell(r, {"content text"});
  s.group = t.cell(r, {"category"});
  return s;
}

}  // namespace

std::optional<TimelineFormat> table_timeline_format(std::string_view text) {
  return format_of(Table(text.substr(0, text.find_first_of("\r\n"))));
}

Slides slides_of_table(std::string_view text, TimelineFormat format) {
  Table table(text);
  Slides slides{format, {}, {}};
  bool has_title = false;
  for (const CsvRecord& r : table.records) {
    bool empty = std::ranges::all_of(r.cells, [](const std::string& cell) { return trimmed(cell).empty(); });
    if (empty) {
      slides.no_records.push_back(r.line);
      continue;
    }
    Slide s = format == TimelineFormat::Storyteller ? storyteller_slide(table, r)
                                                    : sheet_slide(table, r, format == TimelineFormat::TimelineJs1Sheet);
    if (s.kind == Slide::Kind::Title && has_title) s.kind = Slide::Kind::Event;  // only one can be
    has_title |= s.kind == Slide::Kind::Title;
    table.keep_rest(r, s);
    slides.list.push_back(std::move(s));
  }
  return slides;
}

}  // namespace tolle::cases
