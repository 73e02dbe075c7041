#include "case/groups.h"

#include <algorithm>

namespace tolle::cases {
namespace {

// With a path of its own instead of recursion: a chain may be as long as the case.
class Walk {
 public:
  explicit Walk(const Arrows& next)
      : next_(next), met_(next.size()), low_(next.size()), taken_(next.size()), open_(next.size()) {}

  Groups all() && {
    for (size_t start = 0; start < next_.size(); start++)
      if (!met_[start]) from(start);
    return std::move(groups_);
  }

 private:
  const Arrows& next_;
  std::vector<size_t> met_, low_;  // 1, 2, 3 …; 0: not met yet
  std::vector<size_t> taken_;      // arrows that were followed
  std::vector<bool> open_;
  std::vector<size_t> stack_, path_;
  size_t count_ = 0;
  Groups groups_;

  void enter(size_t node) {
    met_[node] = low_[node] = ++count_;
    open_[node] = true;
    stack_.push_back(node);
    path_.push_back(node);
  }

  void from(size_t start) {
    enter(start);
    while (!path_.empty()) {
      size_t node = path_.back();
      if (taken_[node] == next_[node].size()) {
        leave(node);
        continue;
      }
      size_t other = next_[node][taken_[node]++];
      if (!met_[other]) enter(other);
      else if (open_[other]) low_[node] = std::min(low_[node], met_[other]);
    }
  }

  void leave(size_t node) {
    path_.pop_back();
    if (!path_.empty()) low_[path_.back()] = std::min(low_[path_.back()], low_[node]);
    groups_.backward.push_back(node);
    if (low_[node] != met_[node]) return;
    auto first = std::ranges::find(stack_, node);
    if (stack_.end() - first > 1) groups_.circles.emplace_back(first, stack_.end());
    for (auto it = first; it != stack_.end(); ++it) open_[*it] = false;
    stack_.erase(first, stack_.end());
  }
};

}  // namespace

Groups groups_of(const Arrows& next) { return Walk(next).all(); }

}  // namespace tolle::cases
