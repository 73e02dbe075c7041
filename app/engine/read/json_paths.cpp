// Keys come in the same order in every record, so the child behind the last one found is tried first.
#include "engine/read/json_paths.h"

#include <algorithm>

namespace tolle::engine {

JsonPaths::Place JsonPaths::find_plain(Place at, std::string_view key) const {
  const Node& node = nodes_[at];
  if (!node.index.empty()) {
    auto found = node.index.find(key);
    return found == node.index.end() ? kNowhere : found->second;
  }
  for (Place child : node.children)
    if (nodes_[child].key == key) return child;
  return kNowhere;
}

JsonPaths::Place JsonPaths::find(Place at, std::string_view key) {
  Node& node = nodes_[at];
  uint32_t guess = node.expected;
  if (guess < node.children.size() && nodes_[node.children[guess]].key == key) {
    node.expected = guess + 1;
    return node.children[guess];
  }
  if (!node.index.empty()) return find_plain(at, key);
  for (uint32_t i = 0; i < node.children.size(); i++)
    if (nodes_[node.children[i]].key == key) {
      node.expected = i + 1;
      return node.children[i];
    }
  return kNowhere;
}

JsonPaths::Place JsonPaths::add(Place at, std::string_view key) {
  if (Place found = find_plain(at, key); found != kNowhere) return found;
  if (nodes_.size() >= kMostPlaces) return kNowhere;
  Place child = Place(nodes_.size());
  std::string own(key);  // which may be that of a node: they move
  nodes_.emplace_back();
  nodes_[child].key = std::move(own);
  nodes_[child].parent = at;
  Node& node = nodes_[at];
  node.children.push_back(child);
  if (!node.index.empty() || node.children.size() > kIndexed) {
    if (node.index.empty())
      for (Place c : node.children) node.index.emplace(nodes_[c].key, c);
    else node.index.emplace(nodes_[child].key, child);
  }
  return child;
}

JsonPaths::Place JsonPaths::walk(Place at, std::string_view path) {
  for (size_t from = 0; from <= path.size() && at != kNowhere;) {
    size_t end = std::min(path.find('.', from), path.size());
    at = add(at, path.substr(from, end - from));
    from = end + 1;
  }
  return at;
}

bool JsonPaths::add_cells(Place at, uint32_t width) {
  if (nodes_.size() + width > kMostPlaces) return false;
  Place first = Place(nodes_.size());
  nodes_.resize(first + width);
  for (Place cell = first; cell < first + width; cell++) nodes_[cell].parent = at;
  nodes_[at].cells = first, nodes_[at].width = width;
  return true;
}

void JsonPaths::take_out(Place at, const std::vector<Place>& children) {
  Node& node = nodes_[at];
  std::erase_if(node.children, [&](Place c) { return std::binary_search(children.begin(), children.end(), c); });
  for (Place child : children) node.index.erase(nodes_[child].key);
  node.expected = 0;
}

std::string JsonPaths::name(Place at, Place from) const {
  std::string out;
  for (; at != from && at != kTop && at != kNowhere; at = nodes_[at].parent) {
    if (is_element(at)) continue;
    out = out.empty() ? nodes_[at].key : nodes_[at].key + "." + out;
  }
  return out;
}

}  // namespace tolle::engine
