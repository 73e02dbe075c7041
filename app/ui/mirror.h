// What is on the screen as a tree of named things: the page of screen readers, of find-in-page, and of the tests.
// Widgets fill it while they draw; a view never touches it.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/geometry.h"

namespace tolle::ui {

enum class Role : uint8_t {
  Page,
  Header,
  Nav,
  Main,
  Aside,
  Footer,
  Section,
  Group,
  Dialog,
  List,
  ListItem,  // contain others
  Heading,
  Text,
  Figure,
  Button,
  Tab,
  Checkbox,
  Radio,
  Slider,
  Select,
  Input,
  Link,
  Chart,
  Table,
  Row,
};

struct ChartTable {  // the numbers behind a chart
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

struct Node {
  std::string key;     // unique on the page
  std::string parent;  // key; empty: the page
  Role role{};
  Rect rect;
  bool fixed = false;  // rect is of the viewport, not of the document
  std::string label;   // name, heading, or text
  std::string value;   // of a control; a figure's value; a link's address
  std::string note;    // placeholder, summary, description, a figure's footnote
  int level = 0;       // of a heading
  bool on = false;     // checked, pressed, current
  bool disabled = false;
  bool keys = false;                              // takes arrow keys (charts)
  double number = 0, min = 0, max = 0, step = 0;  // of a slider
  std::vector<std::string> options;               // of a select; cells of a row; columns of a table
  uint64_t revision = 0;                          // a chart's table is asked for again when this changes
  std::function<ChartTable()> table;              // of a chart; called by difference(), not every frame
};

struct MirrorEvent {  // what the reader did in the DOM
  enum class Kind : uint8_t { Activate, Value, Focus, Blur, Key } kind{};
  std::string key;
  std::string value;  // new value, or the name of a key ("ArrowLeft", "Enter", "+")
  bool shift = false, ctrl = false;
};

class Mirror {
 public:
  void begin();          // a new frame: no nodes yet
  Node& add(Node node);  // repeated keys get "#2", "#3" …; reference valid until the next add
  const std::vector<Node>& nodes() const { return nodes_; }
  Node& node(size_t i) { return nodes_[i]; }
  const Node* find_label(std::string_view label) const;  // exact, or nullptr
  const Node* find(std::string_view key) const;

  // What changed since the last call, as JSON for web/mirror.js: {"put":[…],"order":[…],"gone":[…]}; empty: nothing.
  std::string difference();
  void forget();                // the next difference is the whole tree
  std::string as_text() const;  // one indented line per node: the snapshot of the tests

 private:
  struct Known {
    uint64_t hash = 0, revision = 0;
  };
  std::vector<Node> nodes_;
  std::unordered_map<std::string, Known> known_;
  std::unordered_map<std::string, int> seen_;  // keys of this frame and how often
  std::string order_;
};

}  // namespace tolle::ui
