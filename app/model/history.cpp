// Undo and redo: whole states, because they are small; a hundred steps are kept.
#include "model/history.h"

#include <utility>

namespace tolle::model {
namespace {

constexpr size_t kSteps = 100;
constexpr double kBurst_s = 1.2;  // typing and zooming within this time are one step

// `selection` with the parts of `rest` that no undo touches.
State joined(State selection, const State& rest) {
  selection.lang = rest.lang;
  selection.theme = rest.theme;
  selection.data = rest.data;
  selection.embed = rest.embed;
  selection.thread = rest.thread;
  selection.unveiled = rest.unveiled;
  return selection;
}

enum Kind : int { kOther, kTyping, kZooming, kPresenting };

Kind kind_of(const State& before, const State& after) {
  if (before.study.step >= 0 || after.study.step >= 0) return kPresenting;
  State same = after;
  same.filter.text = before.filter.text;
  if (same == before) return kTyping;
  same = after;
  same.zoom = before.zoom;
  same.study.from = before.study.from;
  same.study.to = before.study.to;
  return same == before ? kZooming : kOther;
}

}  // namespace

void History::remember(const State& before, const State& after, uint64_t gesture, double now_s) {
  State next = joined(after, before);
  if (next == before) return;
  Kind kind = kind_of(before, next);
  bool same_gesture = gesture != 0 && gesture == gesture_;
  bool same_burst = kind != kOther && kind == last_kind_ && (kind == kPresenting || now_s - last_s_ < kBurst_s);
  gesture_ = gesture;
  last_kind_ = kind;
  last_s_ = now_s;
  future_.clear();
  if ((same_gesture || same_burst) && !past_.empty()) return;
  past_.push_back(before);
  if (past_.size() > kSteps) past_.erase(past_.begin());
}

void History::undo(State& state) {
  if (past_.empty()) return;
  future_.push_back(state);
  state = joined(std::move(past_.back()), state);
  past_.pop_back();
  last_kind_ = kOther;
  gesture_ = 0;
}

void History::redo(State& state) {
  if (future_.empty()) return;
  past_.push_back(state);
  state = joined(std::move(future_.back()), state);
  future_.pop_back();
  last_kind_ = kOther;
  gesture_ = 0;
}

void History::clear() {
  past_.clear();
  future_.clear();
  last_kind_ = kOther;
  gesture_ = 0;
}

}  // namespace tolle::model
