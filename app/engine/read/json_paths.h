// The places in a JSON file, as a tree of keys: which of them are records, and which become columns.
//
// Elements of an array are one place, the child "[]". A place may stand for another one (link): so a thread of replies
// within replies, however deep, has a few places only.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tolle::engine {

class JsonPaths {
 public:
  using Place = uint32_t;
  static constexpr Place kNowhere = ~0u, kTop = 0;
  static constexpr size_t kMostPlaces = 50'000;

  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Node {
    std::string key;
    Place parent = kNowhere;
    Place link = kNowhere;  // stands for this one
    bool pieces = false;    // of one text: strings, and objects whose "text" is linked to this place
    Place any = kNowhere;   // where keys lead that are not known
    bool record = false;    // objects here are records
    bool hidden = false;    // neither this nor what is below becomes a column
    int32_t column = -1;    // the value is a cell of this column
    uint8_t rank = 0;       // of several places for one column, the lowest that is filled counts
    int32_t beside = -1;    // records here belong to others (Beside): an index of JsonRecords::Rules::beside
    enum class Address : uint8_t { None, Short, Long } address{};  // of a pair: the second is written for the first
    int32_t key_column = -1;           // the key by which `any` was reached is a cell of this column
    std::string only_key, only_value;  // of an array: elements that have another value there are left out
    Place cells = kNowhere;            // of an array that is a record: the place of its first value, behind which …
    uint32_t width = 0;                // … stand those of the others
    uint32_t objects = 0, arrays = 0, scalars = 0, nulls = 0;  // seen while surveying
    uint32_t longest = 0;                                      // of the arrays: the most values in one
    std::vector<Place> children;
    uint32_t expected = 0;  // index of the child that is likely to come next
    std::unordered_map<std::string, Place, Hash, std::equal_to<>> index;  // of many children
  };

  JsonPaths() { nodes_.emplace_back(); }
  Node& operator[](Place at) { return nodes_[at]; }
  const Node& operator[](Place at) const { return nodes_[at]; }
  Place find(Place at, std::string_view key);
  Place add(Place at, std::string_view key);    // kNowhere when there are too many
  Place walk(Place at, std::string_view path);  // adds what is not there; keys joined by points
  bool add_cells(Place at, uint32_t width);     // arrays there are rows; false when there are too many places
  void take_out(Place at, const std::vector<Place>& children);  // sorted; they are not found any more
  Place element(Place at) const { return find_plain(at, "[]"); }
  Place find_plain(Place at, std::string_view key) const;
  size_t size() const { return nodes_.size(); }
  bool is_element(Place at) const { return nodes_[at].key == "[]"; }
  bool is_any(Place at) const { return nodes_[at].parent != kNowhere && nodes_[nodes_[at].parent].any == at; }

  // From `from` to `at`, joined by points, without elements: "user.screen_name".
  std::string name(Place at, Place from) const;

 private:
  static constexpr size_t kIndexed = 24;
  std::vector<Node> nodes_;
};

}  // namespace tolle::engine
