// What every part of a case's page is given: the case at the moment that is looked at, and its place on the axis.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/case_axis.h"
#include "model/case_now.h"
#include "views/context.h"

namespace tolle::views {

struct CaseView {
  Context& c;
  const model::OpenCase& open;
  const cases::Case& value;
  model::CaseState& study;
  const cases::Timeline& t;
  const cases::Seen &seen, &shown;        // happened by the cursor; may be shown
  const std::vector<model::Spot>& spots;  // on the axis that is shown
  model::AxisWindow all, window;          // the whole case, and the part that is drawn
  const CaseGraph& graph;
  bool durations = false;  // else only an order is known: no ticks

  std::string_view text(const cases::Text& text) const { return model::text_in(text, c.lang); }
  const ZoneTable& zone() const { return c.session.zone(value.zone.empty() ? "UTC" : value.zone); }
  float line() const { return c.ui.text_height("x", 1000); }  // px, of body text
  float type_scale() const { return line() / 18; }            // 1, or more on a stage
  // While a story is told where there is little room: no more above the picture than its title.
  bool brief() const { return presenting() && (c.is_phone() || type_scale() > 1.2f); }
  bool presenting() const { return study.step >= 0; }
  size_t event(std::string_view id) const { return cases::index_of(value.events, id); }  // kNowhere: none
  bool is_selected(size_t i) const;
  std::optional<size_t> focus() const;  // the one that is read: the last of the selected ones that may be shown
  std::string_view actor(std::string_view id) const;
  std::string_view account(std::string_view id) const;
};

CaseGraph graph_of(const model::OpenCase& open, const std::string& account);

// Where the event stands in its account's words, or in the case's own.
std::string_view told_text(const CaseView& v, size_t event);
std::string_view told_channel(const CaseView& v, size_t event);
std::string_view as_printed(const CaseView& v, size_t event);  // of its time; empty: the source says nothing
// The tightest that all sources together allow: an interval, or else a duration since the origin; empty: unknown.
std::string when_known(const CaseView& v, size_t event);
std::string when_short(const CaseView& v, size_t event);  // one of the two, for lists and tooltips

// What led to the events, and what they led to, among those that may be shown.
struct Threads {
  std::vector<bool> before, after;  // by event; the events themselves are in neither
};
Threads threads_of(const CaseView& v, const std::vector<size_t>& events);
std::vector<size_t> causes_of(const CaseView& v, size_t event);  // direct ones
std::vector<size_t> effects_of(const CaseView& v, size_t event);

// "Complaint · in public · after about half an hour. Led to by: … Led to: …": an event in words.
std::string event_line(const CaseView& v, size_t event);

void select_event(CaseView& v, size_t event);  // alone; again: none
// Moves the cursor by so many moments at which something happens; to the first, to the end.
void move_cursor(CaseView& v, int by);
struct Moments {
  std::vector<size_t> events;  // the last one at each moment, in order
  size_t at = 0;               // of the cursor
};
Moments moments_of(const CaseView& v);
std::string cursor_text(const CaseView& v);

}  // namespace tolle::views
