// A panel of a case: rows, measured when they are made and drawn later; the same rows are a table in the mirror.
#pragma once
#include <functional>

#include "views/case_view.h"

namespace tolle::views {

struct Row {
  std::string key;
  std::vector<std::string> told;  // cells of the mirror's table
  float height = 0;
  std::function<void(const Rect&)> draw;
  std::vector<size_t> events;  // selected when the row is activated
};
struct Panel {
  const char* key = "";
  Str title{};
  std::string sentence;
  std::vector<Str> columns;
  std::vector<Row> rows;
  std::string note;  // below the rows
};

inline constexpr float kRowPad = 7;

float height_of(const CaseView& v, const Panel& panel, float width);
void draw_panel(CaseView& v, const Panel& panel, const Rect& rect);

// A text, something smaller below it, and a word on a tinted pill at the right.
Row pill_row(CaseView& v, float width, std::string key, std::string text, std::string below, std::string pill,
             Lane lane);

// Each for a body of this width.
Panel staff_panel(CaseView& v, float width);        // what it did to people at work
Panel ledger_panel(CaseView& v, float width);       // who bore what
Panel differences_panel(CaseView& v, float width);  // between the accounts
Panel remarks_panel(CaseView& v, float width);      // what the sources are worth

}  // namespace tolle::views
