// Makes a cube, a list at a time, from what the filters let pass.
#pragma once
#include <deque>
#include <functional>

#include "engine/ask/cube.h"
#include "engine/ask/filters.h"

namespace tolle::engine {

// The times at which a brush can stop: every local multiple of `unit_ms` in and around the window, ascending. Empty: too many.
std::vector<Ms> brush_stops(TimeWindow window, Ms unit_ms, const ZoneTable& zone);

class CubeBuilder {
 public:
  struct Source {
    const Table& table;
    const Columns& columns;
    const Filters& filters;  // as they were for the query, until the cube is made
    const Words& words;
    const Ranking &waits, &closings;
    const Facts& facts;
    uint64_t dataset;
  };
  // `stops`: see brush_stops.
  CubeBuilder(const Source& source, const Query& query, std::vector<Ms> stops);

  const Query& selection() const { return head_.query; }
  // Some milliseconds of work; `part` is empty, or the next part of the cube. False, when nothing is left to do.
  bool next(std::vector<uint8_t>& part);

 private:
  using Part = std::vector<uint8_t>;
  using Step = std::function<std::optional<Part>()>;  // nothing: it is to be called again

  struct Different;
  struct Nobody {
    void operator()(uint32_t, uint32_t) const {}
  };

  template <class Each, class Placed = Nobody>
  Moments moments_of(uint32_t groups, Each&& each, Placed&& placed = {}) const;
  Part head();
  void add_durations(CubePart part, uint8_t facet, const BitSet& passing,
                     std::shared_ptr<std::optional<Different>> different);
  DurationMoments durations(const FacetColumn* facet, const BitSet& passing, const Different& different,
                            RawVector<uint32_t>& order) const;
  void add_list(CubePart part, uint8_t facet, uint32_t groups, const BitSet& passing,
                std::function<uint32_t(uint32_t, Slot)> group);
  void add_answers();
  void add_agents();

  Source source_;
  CubeHead head_;
  std::vector<Slot> stop_slots_;
  std::deque<Step> steps_;
};

}  // namespace tolle::engine
