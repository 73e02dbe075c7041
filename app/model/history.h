// Undo and redo over the state. What one gesture or one burst of typing changed is one step, and so is a whole presentation.
#pragma once
#include <vector>

#include "model/state.h"

namespace tolle::model {

class History {
 public:
  // Call once per frame with the state before and after the views had it. `gesture` is the number of the drag that is going
  // on, 0 when none is; changes of one gesture coalesce, and so do typing and zooming in quick succession.
  void remember(const State& before, const State& after, uint64_t gesture, double now_s);

  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  // They leave alone what is no part of the selection: language, theme, embedding, the open thread, unveiled texts.
  void undo(State& state);
  void redo(State& state);
  void clear();  // another dataset was opened

 private:
  std::vector<State> past_, future_;
  uint64_t gesture_ = 0;
  double last_s_ = -1e9;
  int last_kind_ = 0;
};

}  // namespace tolle::model
