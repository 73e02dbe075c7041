// Small things that several charts draw: time axes, icons, notes in place of a chart, bars in cells.
#pragma once
#include <span>

#include "i18n/dates.h"
#include "ui/axis.h"
#include "views/context.h"

namespace tolle::views {

struct TimeScale {
  engine::TimeWindow window;
  float x0 = 0, x1 = 1;
  float x_from(Ms time) const {
    return x0 + float(double(time - window.from) / double(window.to - window.from) * double(x1 - x0));
  }
  Ms ms_from(float x) const {
    return window.from + Ms(double(x - x0) / double(x1 - x0) * double(window.to - window.from));
  }
};

// Ticks and labels below `y`, 20 px high.
void draw_time_axis(Context& c, const TimeScale& scale, float y, bool grid_up = false, float grid_top = 0);
// The largest round unit of time, a minute, an hour, a day …, that is not coarser than `step_ms`.
Ms rounding_unit(Ms step_ms);
// The nearest local multiple of that unit.
Ms rounded_time(Ms time, Ms step_ms, const ZoneTable& zone);

Ms bin_edge(const engine::TimeWindow& window, size_t bin, size_t bins);

// What bins [first, last) cover, in words; their ends are not told more precisely than the bins are wide.
std::string bin_range(Context& c, const engine::TimeWindow& window, size_t first, size_t last, size_t bins);

// Where the complaints are, when answers trickle in for long after the last of them; else the whole data; whole days where
// the data knows no hours. Found once per file, so that it does not jump with the filters. Needs overview_bins or zoom_bins of the whole data to be asked for.
engine::TimeWindow busy_window(Context& c);
// How many bins of it to ask for: `most`, or whole days where the data knows no hours, or minutes of a single hour.
uint32_t busy_bins(Context& c, uint32_t most);
// From midnight to midnight, of the zone that the data's days are of.
engine::TimeWindow in_whole_days(const Context& c, const engine::TimeWindow& window);
uint32_t bins_of_days(const engine::TimeWindow& window, uint32_t most);

// Per hour, day or week, whichever gives figures that people can read.
struct Rate {
  double per_bin = 1;  // rate of a bin with one message
  Str name{};
};
Rate rate_of(const engine::TimeWindow& window, size_t bins, uint32_t max, bool days_only = false);

// A sentence where a chart would be.
void draw_note(Context& c, const Rect& rect, std::string_view text);

enum class Icon : uint8_t { Undo, Redo, Theme, Filter, Plus, Minus, Left, Right, Close, More };
bool icon_button(Context& c, const Key& key, const Rect& rect, Icon icon, std::string_view name, bool disabled = false,
                 bool on = false);
inline constexpr float kIconSize = 32;

// A figure with a bar of its share behind it, in a table's cell.
void draw_bar_cell(Context& c, const Rect& cell, std::string_view text, float share, Lane lane);
// A text of the same row, on the line of those figures.
void draw_cell_beside_bars(Context& c, ui::Table&, std::string_view text, const ui::Style& = ui::kOneLine);

// A column of such figures. Where there is little room it is as wide as they are, so that none is cut off.
struct BarColumn {
  struct Cell {
    std::string text;
    double share;
  };
  std::string title;
  Lane lane;
  std::vector<Cell> cells;  // from the first row on
  ui::Column column(const Context& c, bool wide, float wide_px) const;
};

// Buttons in a row that wraps; each call gives the place of the next one.
class Flow {
 public:
  Flow(const Rect& area, float gap = ui::kSpace2) : Flow(area, gap, gap) {}
  Flow(const Rect& area, float gap, float row_gap)
      : area_(area), gap_(gap), row_gap_(row_gap), x_(area.x), y_(area.y) {}
  Rect place(Vec size);
  float bottom() const { return y_ + row_h_; }

 private:
  Rect area_;
  float gap_, row_gap_, x_, y_, row_h_ = 0;
};

// "example.org" of an address that names a server; else empty.
std::string host_of(std::string_view address);

std::string optional_duration(Context& c, const std::optional<double>& seconds);
std::string optional_percent(Context& c, const std::optional<double>& share);

}  // namespace tolle::views
