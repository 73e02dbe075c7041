// The few operations on the state that more than one view needs.
#include "model/state.h"

#include <algorithm>

namespace tolle::model {

void adopt(State& state, const std::string& zone, bool keep) {
  if (!keep) {
    state.filter = {};
    state.zoom = {};
    state.thread = engine::kNoRow;
  }
  if (!keep || state.zone == "UTC") state.zone = zone.empty() ? "UTC" : zone;
  state.unveiled.clear();
}

void show_case(State& state, const std::string& name) {
  state.view = View::Cases;
  state.study = {.which = name, .compared = std::move(state.study.compared)};
}

View view_of(Part part) {
  return part == Part::Timeline ? View::Timeline
         : part == Part::Hours  ? View::Staff
         : part == Part::Case   ? View::Cases
                                : View::Overview;
}

bool is_unveiled(const State& state, engine::Row row) {
  return std::binary_search(state.unveiled.begin(), state.unveiled.end(), row);
}

void unveil(State& state, engine::Row row) {
  auto at = std::lower_bound(state.unveiled.begin(), state.unveiled.end(), row);
  if (at == state.unveiled.end() || *at != row) state.unveiled.insert(at, row);
}

void veil(State& state, engine::Row row) { std::erase(state.unveiled, row); }

const std::vector<std::string>& chosen(const engine::Filter& filter, Facet facet) {
  switch (facet) {
    case Facet::Organisation: return filter.organisation;
    case Facet::Channel: return filter.channel;
    case Facet::Category: return filter.category;
    case Facet::Place: break;
  }
  return filter.place;
}

std::vector<std::string>& chosen(engine::Filter& filter, Facet facet) {
  return const_cast<std::vector<std::string>&>(chosen(static_cast<const engine::Filter&>(filter), facet));
}

void toggle(std::vector<std::string>& values, const std::string& value) {
  auto at = std::find(values.begin(), values.end(), value);
  if (at == values.end()) values.push_back(value);
  else values.erase(at);
}

}  // namespace tolle::model
