// Undo and redo: one gesture is one step, and what is no selection is left alone.
#include <doctest/doctest.h>

#include "model/history.h"

using namespace tolle;
using namespace tolle::model;

namespace {
struct Reader {
  State state;
  History history;
  double now_s = 0;
  template <class Change>
  void change(Change&& how, uint64_t gesture = 0, double pause_s = 5) {
    State before = state;
    how(state);
    now_s += pause_s;
    history.remember(before, state, gesture, now_s);
  }
};
}  // namespace

TEST_CASE("undo and redo walk over the states") {
  Reader r;
  r.change([](State& s) { s.view = View::Staff; });
  r.change([](State& s) { s.promise_s = 60; });
  State last = r.state;
  r.history.undo(r.state);
  CHECK(r.state.promise_s == State{}.promise_s);
  r.history.undo(r.state);
  CHECK(r.state == State{});
  CHECK(!r.history.can_undo());
  r.history.undo(r.state);
  r.history.redo(r.state);
  r.history.redo(r.state);
  CHECK(r.state == last);
  CHECK(!r.history.can_redo());
}

TEST_CASE("a drag is one step") {
  Reader r;
  for (int i = 1; i <= 30; i++) r.change([&](State& s) { s.promise_s = 60 * i; }, 4, 0.5);
  for (int i = 1; i <= 30; i++) r.change([&](State& s) { s.promise_s = 90 * i; }, 5, 0.5);
  r.history.undo(r.state);
  CHECK(r.state.promise_s == 1800);
  r.history.undo(r.state);
  CHECK(r.state == State{});
}

TEST_CASE("a word typed quickly is one step, two words with a pause are two") {
  Reader r;
  for (const char* text : {"r", "re", "ref"}) r.change([&](State& s) { s.filter.text = text; }, 0, 0.2);
  r.change([&](State& s) { s.filter.text = "refund"; }, 0, 3);
  r.history.undo(r.state);
  CHECK(r.state.filter.text == "ref");
  r.history.undo(r.state);
  CHECK(r.state.filter.text.empty());
}

TEST_CASE("language, theme, the open thread and unveiled texts are not undone") {
  Reader r;
  r.change([](State& s) { s.filter.hostile = true; });
  r.change([](State& s) { s.lang = Lang::Fr, s.theme = Theme::Dark, s.thread = 9, unveil(s, 3); });
  r.history.undo(r.state);
  CHECK(!r.state.filter.hostile);
  CHECK(r.state.lang == Lang::Fr);
  CHECK(r.state.theme == Theme::Dark);
  CHECK(r.state.thread == 9);
  CHECK(is_unveiled(r.state, 3));
}

TEST_CASE("a change after undo forgets what could be redone") {
  Reader r;
  r.change([](State& s) { s.promise_s = 60; });
  r.history.undo(r.state);
  r.change([](State& s) { s.promise_s = 120; });
  CHECK(!r.history.can_redo());
}

TEST_CASE("another file clears the selection; a link that names file and selection keeps it") {
  State state;
  state.filter.text = "refund";
  state.thread = 7;
  unveil(state, 3);
  State kept = state, fresh = state;
  adopt(kept, "Europe/Paris", true);
  CHECK(kept.filter.text == "refund");
  CHECK(kept.thread == 7);
  CHECK(kept.unveiled.empty());
  CHECK(kept.zone == "Europe/Paris");
  adopt(fresh, "", false);
  CHECK(fresh.filter == engine::Filter{});
  CHECK(fresh.thread == engine::kNoRow);
  CHECK(fresh.zone == "UTC");
}

TEST_CASE("a presentation is one step, however many steps it has") {
  Reader r;
  r.change([](State& s) { s.study.which = "gym-policy"; });
  State before = r.state;
  for (int step = 0; step < 9; step++) r.change([&](State& s) { s.study.step = step, s.study.cursor = "G1"; }, 0, 60);
  r.change([](State& s) { s.study.freeze = true; });
  r.change([](State& s) { s.study.step = -1, s.study.freeze = false; });
  r.history.undo(r.state);
  CHECK(r.state == before);
  r.history.undo(r.state);
  CHECK(r.state == State{});
  CHECK(!r.history.can_undo());
}
