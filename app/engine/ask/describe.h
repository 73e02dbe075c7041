// The parts of a report that depend on what is selected, from what is selected: the same whether that is kept up to date
// (Dataset) or looked up in lists by time (Cube).
#pragma once
#include "engine/ask/ranking.h"
#include "engine/ask/tallies.h"
#include "engine/report.h"

namespace tolle::engine {

struct Facts {  // of the whole data
  bool ticket_shaped = false, typed_responses = false, has_text = false;
  std::array<const FacetNames*, kFacets> facet{};
  const std::vector<uint32_t>* team_agents = nullptr;      // see Columns
  const std::vector<std::string>* answer_kinds = nullptr;  // names
};

struct Selected {
  const SelectedComplaints* waits = nullptr;
  const SelectedComplaints* histogram = nullptr;  // ignores waits and answers
  const SelectedComplaints* closings = nullptr;   // null: the data has none
  std::array<const SelectedComplaints*, kFacets> facet{};
  const MessageTally* messages = nullptr;
  const AnswerTally* answers = nullptr;
  uint64_t agents = 0;  // different ones who answer
  std::vector<uint64_t> answer_kinds;
  std::optional<Ms> first, last;  // of the file's own records
};

// Fills figures, waits, facets, staff, said and answer_kinds for `report.query`.
void describe(const Facts& facts, const Selected& selected, Report& report);

}  // namespace tolle::engine
