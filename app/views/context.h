// What every part of the page is given: the reader's state, the newest report, and short ways to say things.
#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "engine/report.h"
#include "gfx/marks.h"
#include "i18n/i18n.h"
#include "model/session.h"
#include "model/state.h"
#include "ui/ui.h"
#include "views/page.h"
#include "views/scratch.h"

namespace tolle::views {

using engine::Ms;
using engine::Report;
using model::State;
using ui::Key;
using ui::Lane;
using ui::Rect;
using ui::Vec;

// What the open data can tell at all; a figure that it cannot tell is shown as such, never as 0.
struct Knows {
  bool times = false, answers = false, waits = false, closing = false, text = false;
  bool answer_times = false;  // answers stand at a time of their own
  bool answer_hours = false;  // at what hour answers were given
  bool days_only = false;     // dates without a time of day, at least some
  bool whole_days = false;    // no time of day anywhere
};
Knows knows_of(const Report& report, const engine::SourceReport& source);

struct Context {
  ui::Ui& ui;
  gfx::Marks& marks;
  State& state;
  model::Session& session;
  model::Cases& cases;
  Scratch& scratch;
  PageResult& out;
  const Report* report = nullptr;  // null until the first answer
  Knows knows;
  Lang lang{};
  bool narrow = false;     // the view's column has no room for a table of messages
  uint64_t revision = 0;   // of the report
  ui::Svg* svg = nullptr;  // see PageInput

  const ui::Palette& colours() const { return ui.palette(); }
  const ZoneTable& zone() const { return session.zone(state.zone); }
  // Days without an hour were read in the file's own zone, and would move by a day in another one.
  const ZoneTable& zone_of(engine::Precision precision) const;
  bool is_phone() const { return ui.device() == ui::Device::Phone; }
  // The file's name, and how many there are with it.
  std::string data_name() const;
  // Why a figure of theirs is not there.
  Str why_no_waits() const;
  Str no_waits() const;  // a sentence of its own, where none are known
  Str why_no_answer_hours() const;
  void wish(Wish w) { out.wishes.push_back(w); }

  std::string_view t(Str key) const { return tr(key, lang); }
  template <class... Values>
    requires(sizeof...(Values) > 0)
  std::string t(Str key, const Values&... values) const {
    return tr(key, lang, values...);
  }
  template <class... Values>
  std::string t(Plural key, uint64_t n, const Values&... values) const {
    return tr(key, lang, n, values...);
  }
};

}  // namespace tolle::views
