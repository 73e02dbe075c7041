// Roots by walking up with the path remembered; a walk that meets its own path has found a cycle.
#include "engine/ask/threads.h"

#include <algorithm>

namespace tolle::engine {

Threads threads_of(std::span<const Row> parent, Row rows) {
  constexpr Row kUnknown = kNoRow, kOnPath = kMissingRow;
  Threads out;
  out.root.assign(rows, kUnknown);
  std::vector<Row> path;
  for (Row start = 0; start < rows; start++) {
    if (out.root[start] != kUnknown) continue;
    Row above = start < parent.size() ? parent[start] : kNoRow;
    if (above == kNoRow || (above < start && out.root[above] != kUnknown)) {  // nearly always
      out.root[start] = above == kNoRow ? start : out.root[above];
      continue;
    }
    if (above < rows && parent[above] == kNoRow) {  // or a reply that stands before what it replies to
      out.root[start] = above;
      continue;
    }
    path.clear();
    Row row = start, root = kUnknown;
    while (root == kUnknown) {
      if (out.root[row] == kOnPath) {  // the path's end is a ring from `row` on
        auto ring = std::find(path.begin(), path.end(), row);
        root = *std::min_element(ring, path.end());
        out.cycles.push_back(root);
      } else if (out.root[row] != kUnknown) {
        root = out.root[row];
      } else {
        out.root[row] = kOnPath;
        path.push_back(row);
        Row up = row < parent.size() ? parent[row] : kNoRow;
        if (up == kMissingRow || (up != kNoRow && up >= rows)) out.missing.push_back(row);
        if (up >= rows) root = row;
        else row = up;
      }
    }
    for (Row r : path) out.root[r] = root;
  }
  std::sort(out.cycles.begin(), out.cycles.end());
  std::sort(out.missing.begin(), out.missing.end());
  return out;
}

}  // namespace tolle::engine
