// The time axis of a case, what stands below it, and the signs that its legend explains.
#pragma once
#include "views/case_view.h"

namespace tolle::views {

struct AxisScale {
  model::AxisWindow window;
  float x0 = 0, x1 = 1;  // px along
  float px(double value) const {
    double share = (value - window.from) / (window.to - window.from);
    return x0 + float(std::clamp(share, -1e3, 1e3)) * (x1 - x0);
  }
  double value(float at) const { return window.from + double(at - x0) / double(x1 - x0) * (window.to - window.from); }
};

// Ticks that say something: log time since the origin, or the case's own calendar. Lines through `plot`, labels before it.
// A case of which only an order is known has none.
void draw_case_axis(CaseView& v, const AxisScale& scale, const Rect& plot, bool upright);
// Ticks on the axis "since", for pictures that are not of one case.
struct SinceTick {
  double value = 0;  // of the axis
  std::string label;
  int weight = 0;  // the larger stays where there is no room for both
};
std::vector<SinceTick> since_ticks(const model::AxisWindow& window, Lang lang, bool narrow);

std::string axis_caption(
    const CaseView& v);  // "log time since …; a soft edge means that the source gives no exact time"
float case_legend_height(CaseView& v, float width);
void draw_case_legend(CaseView& v, const Rect& rect);

// An arc at the left: only the first account tells it; at the right: only another one; dots around: they tell it differently.
void draw_account_sign(CaseView& v, Vec at, size_t event, float radius, ui::Colour ink);

}  // namespace tolle::views
