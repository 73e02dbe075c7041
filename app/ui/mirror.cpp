// Collecting nodes, and telling what changed since the last time as JSON.
#include "ui/mirror.h"

#include <cmath>
#include <cstdio>

namespace tolle::ui {
namespace {

constexpr std::string_view kRoleNames[] = {
    "page",   "header", "nav",     "main", "aside",  "footer", "section", "group",    "dialog",
    "list",   "item",   "heading", "text", "figure", "button", "tab",     "checkbox", "radio",
    "slider", "select", "input",   "link", "chart",  "table",  "row",
};

void put_string(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\', out += c;
    else if (c == '\n') out += "\\n";
    else if (uint8_t(c) < 0x20) out += ' ';
    else out += c;
  }
  out += '"';
}
void put_number(std::string& out, double v) {
  char digits[32];
  int n = std::snprintf(digits, sizeof digits, "%.10g", std::isfinite(v) ? v : 0);
  out.append(digits, size_t(n));
}
void put_list(std::string& out, const std::vector<std::string>& items) {
  out += '[';
  for (size_t i = 0; i < items.size(); i++) {
    if (i) out += ',';
    put_string(out, items[i]);
  }
  out += ']';
}

// Members that are as by default are left out.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_ += '{'; }
  ~Object() { out_ += '}'; }
  std::string& name(std::string_view n) {
    if (any_) out_ += ',';
    any_ = true;
    out_ += '"', out_ += n, out_ += "\":";
    return out_;
  }
  void text(std::string_view n, std::string_view v) {
    if (!v.empty()) put_string(name(n), v);
  }
  void number(std::string_view n, double v) {
    if (v != 0) put_number(name(n), v);
  }
  void flag(std::string_view n, bool v) {
    if (v) name(n) += "1";
  }

 private:
  std::string& out_;
  bool any_ = false;
};

float tenth(float v) { return std::round(v * 10) / 10; }

void put_node(std::string& out, const Node& n) {
  Object o(out);
  put_string(o.name("key"), n.key);
  put_string(o.name("role"), kRoleNames[size_t(n.role)]);
  o.text("parent", n.parent);
  if (!n.rect.empty()) {
    std::string& list = o.name("rect");
    char sep = '[';
    for (float v : {n.rect.x, n.rect.y, n.rect.w, n.rect.h}) list += sep, put_number(list, tenth(v)), sep = ',';
    list += ']';
  }
  o.flag("fixed", n.fixed);
  o.text("label", n.label);
  o.text("value", n.value);
  o.text("note", n.note);
  o.number("level", n.level);
  o.flag("on", n.on);
  o.flag("disabled", n.disabled);
  o.flag("keys", n.keys);
  if (n.role == Role::Slider) {
    put_number(o.name("number"), n.number);
    put_number(o.name("min"), n.min);
    put_number(o.name("max"), n.max);
    put_number(o.name("step"), n.step);
  } else {
    o.number("number", n.number);
  }
  if (!n.options.empty()) put_list(o.name("options"), n.options);
}

void put_table(std::string& out, const Node& n) {
  ChartTable t = n.table();
  Object o(out);
  put_string(o.name("key"), n.key);
  put_list(o.name("columns"), t.columns);
  std::string& rows = o.name("rows");
  rows += '[';
  for (size_t i = 0; i < t.rows.size(); i++) {
    if (i) rows += ',';
    put_list(rows, t.rows[i]);
  }
  rows += ']';
}

}  // namespace

void Mirror::begin() {
  nodes_.clear();
  seen_.clear();
}

Node& Mirror::add(Node node) {
  int times = ++seen_[node.key];
  if (times > 1) node.key += '#' + std::to_string(times);
  nodes_.push_back(std::move(node));
  return nodes_.back();
}

const Node* Mirror::find_label(std::string_view label) const {
  for (const Node& n : nodes_)
    if (n.label == label) return &n;
  return nullptr;
}
const Node* Mirror::find(std::string_view key) const {
  for (const Node& n : nodes_)
    if (n.key == key) return &n;
  return nullptr;
}

std::string Mirror::difference() {
  std::string put, tables, order, gone, json;
  std::unordered_map<std::string, Known> now;
  now.reserve(nodes_.size());
  for (const Node& n : nodes_) {
    if (!order.empty()) order += ',';
    put_string(order, n.key);
    auto was = known_.find(n.key);
    bool is_new = was == known_.end();
    json.clear();
    put_node(json, n);
    uint64_t hash = std::hash<std::string>{}(json);
    if (is_new || was->second.hash != hash) put += put.empty() ? "" : ",", put += json;
    if (n.table && (is_new || was->second.revision != n.revision))
      tables += tables.empty() ? "" : ",", put_table(tables, n);
    now[n.key] = {hash, n.revision};
  }
  for (const auto& [key, was] : known_) {
    if (now.contains(key)) continue;
    if (!gone.empty()) gone += ',';
    put_string(gone, key);
  }
  bool moved = order != order_;
  known_ = std::move(now);
  if (put.empty() && tables.empty() && gone.empty() && !moved) return {};
  order_ = order;
  std::string out = "{\"put\":[" + put + "],\"gone\":[" + gone + "],\"tables\":[" + tables + "]";
  if (moved) out += ",\"order\":[" + order + "]";
  return out + "}";
}

void Mirror::forget() {
  known_.clear();
  order_.clear();
}

std::string Mirror::as_text() const {
  std::string out;
  std::unordered_map<std::string, int> depth;
  for (const Node& n : nodes_) {
    int d = depth[n.key] = n.parent.empty() ? 0 : depth[n.parent] + 1;
    out.append(size_t(d) * 2, ' ');
    out += kRoleNames[size_t(n.role)];
    if (n.level) out += ' ' + std::to_string(n.level);
    if (!n.label.empty()) out += " \"" + n.label + '"';
    if (!n.value.empty()) out += " = " + n.value;
    if (!n.note.empty()) out += " (" + n.note + ')';
    if (n.on) out += " [on]";
    if (n.disabled) out += " [disabled]";
    for (size_t i = 0; i < n.options.size(); i++) out += (i ? " | " : ": ") + n.options[i];
    out += '\n';
  }
  return out;
}

}  // namespace tolle::ui
