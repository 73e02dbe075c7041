#include "model/case_now.h"

#include "model/case_axis.h"

namespace tolle::model {

CaseNow now_of(const OpenCase& open, const CaseState& study) {
  CaseNow now{&open.timeline(study.account), {}, {}};
  now.seen = cases::seen_by(open.value, *now.timeline, study.cursor);
  now.shown = study.freeze ? now.seen : now.timeline->told;
  return now;
}

void present(CaseState& study, const OpenCase& open, int step) {
  const cases::Case& c = open.value;
  study.from = study.to = 0;
  if (step < 0 || step >= int(c.steps.size())) {
    study.step = -1;
    study.cursor.clear();
    study.selected.clear();
    return;
  }
  const cases::Step& s = c.steps[size_t(step)];
  study.step = step;
  study.cursor = s.cursor;
  study.selected = s.selection;
  study.account = s.account;
  study.axis = s.axis;
  const cases::Timeline& t = open.timeline(s.account);
  if (!t.anchored) study.axis = cases::Axis::Since;
  std::vector<size_t> events;
  for (const std::string& id : s.zoom)
    if (size_t i = cases::index_of(c.events, id); i != cases::kNowhere && t.told[i]) events.push_back(i);
  if (events.empty()) return;
  AxisWindow w = window_of(spots_of(t, study.axis, t.origin), events, study.axis);
  study.from = w.from;
  study.to = w.to;
}

}  // namespace tolle::model
