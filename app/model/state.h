// What the reader is looking at: a plain value. All that can be shared, undone, embedded or presented is in it.
#pragma once
#include <string>
#include <vector>

#include "engine/query.h"
#include "model/case_state.h"
#include "model/lang.h"

namespace tolle::model {

enum class View : uint8_t { Overview, Timeline, Responses, Staff, Records, Cases };
inline constexpr int kViews = 6;

enum class Theme : uint8_t { Auto, Light, Dark };
enum class Facet : uint8_t { Organisation, Channel, Category, Place };

struct Sort {
  engine::SortBy by = engine::SortBy::Time;
  bool descending = false;
  bool operator==(const Sort&) const = default;
};

// What an embed shows: one part of a view.
enum class Part : uint8_t { Figures, Volume, Waits, Timeline, Hours, Case };
View view_of(Part part);  // where the whole page shows it

struct Embed {
  bool on = false;         // one part with its title, source and footer; no dashboard around it
  bool filterable = true;  // readers may filter
  Part part = Part::Figures;
  bool operator==(const Embed&) const = default;
};

struct State {
  View view = View::Overview;
  Lang lang = Lang::En;
  Theme theme = Theme::Auto;
  std::string data;  // address that the data came from; empty: the sample, or a file of this device
  Embed embed;

  engine::Filter filter;
  double promise_s = 3 * 3600;
  std::string zone = "UTC";  // in which times are shown and working hours are meant
  engine::WorkingHours work;
  engine::TimeWindow zoom;  // of the timeline view; without bounds: the whole data
  Sort sort;
  Facet table_by = Facet::Organisation;  // rows of the table in Responses
  engine::Row thread = engine::kNoRow;   // a message whose thread is open
  std::vector<engine::Row> unveiled;     // hostile messages that the reader asked to see, ascending; never in links

  CaseState study;  // of the view Cases

  bool operator==(const State&) const = default;
};

// Another dataset was opened: what selects in the old one goes, unless `keep` (the same source was read again, or a link says
// both). `zone` is the one that its local times were read in; empty: none.
void adopt(State& state, const std::string& zone, bool keep);

bool is_unveiled(const State& state, engine::Row row);
void unveil(State& state, engine::Row row);
void veil(State& state, engine::Row row);

inline bool has_zoom(const State& state) {
  return state.zoom.from != engine::kNoTime && state.zoom.to > state.zoom.from;
}
inline bool has_filter(const State& state) { return state.filter != engine::Filter{}; }

// Shows a case from its beginning, with everything of the one before forgotten; an empty name is the list.
void show_case(State& state, const std::string& name);

// The list of a facet in the filter.
std::vector<std::string>& chosen(engine::Filter& filter, Facet facet);
const std::vector<std::string>& chosen(const engine::Filter& filter, Facet facet);
// Adds the value, or takes it out when it is there.
void toggle(std::vector<std::string>& values, const std::string& value);

}  // namespace tolle::model
