// Paired widgets: one call draws, describes itself to the text mirror, and reads activation from the canvas or the DOM.
//
//   if (ui.button(Key{"filters.reset"}, rect, strings.reset)) state.query.filter = {};
//
// Rectangles are CSS pixels of the document; the document scrolls, so a view draws everything at its place and skips what
// `visible()` does not meet (its nodes still belong in the mirror: widgets outside the viewport cost no drawing by themselves).
// Texts come translated. A widget that edits a value returns the new one when the reader changed it, else nothing.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/layout.h"
#include "ui/mirror.h"
#include "ui/painter.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace tolle::ui {

struct Key {  // names a thing on the page: "filters.reset", {"facet.channel", "Twitter"}
  std::string text;
  explicit Key(std::string_view name) : text(name) {}
  Key(std::string_view name, std::string_view part) : text(std::string(name) + '/' + std::string(part)) {}
  Key(std::string_view name, uint64_t part) : text(std::string(name) + '/' + std::to_string(part)) {}
};

class Ui;

// Ends what it began when it goes out of scope: a landmark, a section, a list …
class Scope {
 public:
  Scope(Ui& ui, void (*end)(Ui&)) : ui_(&ui), end_(end) {}
  Scope(Scope&& o) noexcept : ui_(std::exchange(o.ui_, nullptr)), end_(o.end_) {}
  Scope& operator=(Scope&&) = delete;
  ~Scope() {
    if (ui_) end_(*ui_);
  }

 private:
  Ui* ui_;
  void (*end_)(Ui&);
};

struct Card {
  Scope scope;
  Rect body;  // inside the padding, below title and sentence
};

enum class ButtonLook : uint8_t { Primary, Secondary, Quiet };
struct ButtonOptions {
  ButtonLook look = ButtonLook::Secondary;
  bool disabled = false;
  bool on = false;             // a pressed toggle
  bool is_toggle = false;      // then `on` is told to the mirror
  std::string_view name = {};  // for the mirror, where the label is a sign only ("✕")
  bool has_menu = false;       // ends in ▾
};

struct FacetRow {
  std::string_view label, value;  // "AmazonHelp", "170 k"
  float share = 0;                // 0 … 1 of the longest bar
  Lane lane = Lane::Complaint;
  bool selected = false;
  bool dimmed = false;         // others are selected
  std::string_view hint = {};  // exact figure, for the mirror and the tooltip
};

struct Slider {
  std::string_view label, value_text;  // "Promise", "3 hours"
  double value = 0, min = 0, max = 1, step = 0.01;
  bool drawn = true;  // false: the view draws it (a promise line); only the focus ring and the node
};
struct RangeSlider {  // e.g. a brush, for the keyboard; from ≤ to
  std::string_view label, from_label, to_label, from_text, to_text;
  double from = 0, to = 1, min = 0, max = 1, step = 0.01;
  bool drawn = true;
};

struct TextInput {
  std::string_view label, value, placeholder;
  bool search = true;
};

struct Column {
  std::string title;
  float width_px = 0;  // 0: shares what is left
  Align align = Align::Left;
  bool sortable = false;
  int sorted = 0;  // -1 descending, 1 ascending
};

class Table {  // see Ui::table
 public:
  std::optional<int> sort_clicked;  // column whose head was activated
  struct Row {
    Rect rect;
    bool hovered = false, activated = false;
  };
  // A row at the next place. Cells follow, left to right; those of rows out of sight are told to the mirror only.
  Row row(const Key&, float height_px, bool selected = false);
  void cell(std::string_view text, Style style = kOneLine);  // drawn and told
  Rect cell_to_draw(std::string_view told);                  // told; the view draws in the rectangle
  void skip(float height_px) { y_ += height_px; }            // rows that are not there (virtual tables)
  float bottom() const { return y_; }

 private:
  friend class Ui;
  Table(Ui& ui, std::string key, std::vector<Rect> cells, float y)
      : ui_(&ui), key_(std::move(key)), cells_(std::move(cells)), y_(y) {}
  Ui* ui_;
  std::string key_;
  std::vector<Rect> cells_;
  float y_;
  Rect row_;
  size_t next_ = 0;
  std::optional<size_t> node_;  // of the row, among the mirror's nodes of this frame
};

struct ChartText {                    // what a chart says to those who do not see it
  std::string_view title, summary;    // one sentence
  uint64_t revision = 0;              // changes when the numbers do
  std::function<ChartTable()> table;  // called then, and only then
};
struct ChartWants {
  bool drag = true;   // horizontal drags of a finger too
  bool wheel = true;  // once activated by a click, or with Ctrl
  bool keys = true;   // arrows, +, -, Home, End, Enter, Escape when focused
};
struct ChartArea {
  Rect rect;
  std::string key;
  bool hovered = false, focused = false;
  bool active = false;  // clicked into: the wheel is the chart's until Escape or a click elsewhere
  Vec pointer;          // document pixels, while hovered or dragging
  struct Drag {
    Vec from, to;
    bool started = false, ended = false;  // in this frame
  };
  std::optional<Drag> drag;  // after 4 px of movement
  bool clicked = false, double_clicked = false;
  float wheel_y = 0, wheel_x = 0;  // steps: up and left are positive
  float pinch = 1;                 // factor of this frame, around `pointer`
  Vec pinch_moved;                 // px: two fingers that move together
  std::string_view pressed_key;    // "ArrowLeft", "Enter", "+" …; empty: none
  bool shift = false, ctrl = false;
};

struct FrameInput {
  double time_s = 0;
  float width_px = 0, height_px = 0;  // of the viewport
  float scroll_y = 0;
  float pixel_ratio = 1;
  float type_scale = 1;  // > 1: for projectors
  ThemeName theme{};
  std::optional<ForcedColours> forced;  // in place of the theme's
  bool reduced_motion = false;
  bool touch = false;        // the last pointer was a finger
  bool enter_first = false;  // charts take keys after Enter only, and give them back: in somebody else's page
  std::span<const MirrorEvent> events;
  FlatFiller flat = nullptr;  // null: large rectangles are drawn as any other shape
  float pinch = 1;
  Vec pinch_centre;  // of the viewport
  Vec pinch_moved;   // px since the last frame: two fingers that keep their distance
};

struct InputRect {  // where the wheel or the drags of a finger belong to a chart
  Rect rect;
  bool fixed = false, wheel = false, ctrl_wheel = false, drag = false, active = false;
};
struct FrameOutput {
  bool go_on = false;                // an animation is running: draw again
  std::optional<double> again_in_s;  // something is due then, though nothing happens until then
  float content_height_px = 0;
  std::vector<InputRect> input_rects;
  std::vector<std::string> announcements;
  std::string focus;          // key of the node to focus and to bring into view, or empty
  std::string focus_quietly;  // the same without scrolling: what was clicked takes the keys
  std::optional<float> scroll_to_px;
  float covered_top_px = 0;        // of the viewport, by a fixed header
  const char* cursor = "default";  // CSS
  bool dragging = false;
};

class Ui {
 public:
  Ui();
  ~Ui();
  Ui(const Ui&) = delete;

  // ── frame: main calls these; ImGui has a context, fonts and this frame's input by then ──
  void begin_frame(const FrameInput&);
  FrameOutput end_frame();
  void draw(const std::function<void(ImDrawList&, Vec origin)>& each);  // page first, then what is fixed over it
  Mirror& mirror();
  Type& type();

  // ── what the frame looks like ──
  const Palette& palette() const;
  ThemeName theme() const;
  Device device() const;
  float width() const;
  float height() const;  // of the viewport
  float scroll_y() const;
  Rect visible() const;  // the part of the document on the screen; in a fixed layer, of the viewport
  bool is_visible(const Rect&) const;
  bool is_touch() const;
  double time_s() const;
  void set_content_height(float);  // of the document; views say so every frame
  void scroll_to(const Rect&);

  // ── structure ──
  Scope landmark(Role role, const Key&, std::string_view label);  // Header, Nav, Main, Aside, Footer
  Scope section(const Key&, std::string_view label, const Rect& = {});
  Scope list(const Key&, std::string_view label, const Rect& = {});
  Scope list_item(const Key&, const Rect& = {});
  // Rectangles are of the viewport, above the page, and stay while it scrolls; `covers` keeps the pointer from what is below.
  Scope fixed(const Rect& covers = {});
  Scope dialog(const Key&, const Rect&, std::string_view title);  // fixed, above everything, dims the rest
  Scope clip(const Rect&);

  // ── drawing without the mirror ──
  Painter& paint();
  void record(Svg* svg);  // every layer's painter: see Painter::record

  // ── reading ──
  Card card(const Key&, const Rect&, std::string_view title = {}, std::string_view sentence = {}, int level = 2);
  float card_top(float width_px, std::string_view title, std::string_view sentence) const;  // height above `body`
  float heading(int level, const Rect&, std::string_view, const Style& = kTitle);           // returns its height
  float text(const Rect&, std::string_view, const Style& = kBody);                          // returns its height
  void tell(const Rect&, std::string_view);  // for the mirror only: what the picture says by itself
  float text_height(std::string_view, float width_px, const Style& = kBody) const;
  float text_width(std::string_view, const Style& = kBody) const;
  // A number with its name above and a note below, in a card. Names of a row that share the height `label_h_px` end on one line.
  void figure(const Key&, const Rect&, std::string_view label, std::string_view value, std::string_view note,
              std::optional<Lane> = {}, bool dimmed = false, float label_h_px = 0);
  float figure_label_height(float width_px, std::string_view label) const;
  float figure_height(float width_px, std::string_view label, std::string_view note, float label_h_px = 0) const;
  // The same without a card, on one line of figures; `size` is that of label and value.
  void bare_figure(const Key&, const Rect&, std::string_view label, std::string_view value, std::string_view note,
                   std::optional<Lane> = {}, bool dimmed = false);
  Vec bare_figure_size(std::string_view label, std::string_view value) const;

  // ── doing ──
  bool button(const Key&, const Rect&, std::string_view label, const ButtonOptions& = {});
  Vec button_size(std::string_view label, const ButtonOptions& = {}) const;
  std::optional<int> tabs(const Key&, const Rect&, std::string_view label, std::span<const std::string> tabs,
                          int current);
  float tabs_width(std::span<const std::string> tabs) const;
  std::optional<int> segmented(const Key&, const Rect&, std::string_view label, std::span<const std::string> options,
                               int current);
  float segmented_width(std::span<const std::string> options) const;
  bool toggle(const Key&, const Rect&, std::string_view label, bool on);                     // true: change it
  bool chip(const Key&, const Rect&, std::string_view label, std::string_view remove_name);  // true: removed
  Vec chip_size(std::string_view label) const;
  void badge(const Rect&, std::string_view label, Lane lane);  // a word on a tinted pill
  bool facet_row(const Key&, const Rect&, const FacetRow&);    // true: toggled
  std::optional<double> slider(const Key&, const Rect&, const Slider&);
  std::optional<std::pair<double, double>> range(const Key&, const Rect&, const RangeSlider&);
  std::optional<int> select(const Key&, const Rect&, std::string_view label, std::span<const std::string> options,
                            int current);
  std::optional<std::string> text_input(const Key&, const Rect&, const TextInput&);  // while typing
  float link(const Key&, const Rect&, std::string_view label, std::string_view url,
             const Style& = kOneLine);  // its width
  bool veil(const Key&, const Rect&, std::string_view text, std::string_view reveal_label, bool open,
            const Style& = kOneLine);  // true: open or close it
  Table table(const Key&, const Rect&, std::string_view caption, std::span<const Column>, float head_height_px = 32);
  ChartArea chart(const Key&, const Rect&, const ChartText&, const ChartWants& = {});
  bool chart_is_active() const;                      // one was clicked into, or entered
  void leave_chart();                                // as Escape does
  void tooltip(std::span<const std::string> lines);  // at the pointer; three lines at most
  void tooltip(std::string_view line);
  // A bare control: hit test, node, focus ring; the view draws it. True if activated.
  struct Touched {
    bool activated = false, hovered = false, pressed = false, focused = false;
    bool wants_hint = false;  // a mouse rests on it and has not pressed it yet
  };
  Touched control(Node node, bool in_mirror = true);

  // ── beside the page ──
  void announce(std::string_view);  // politely, to screen readers
  void focus(const Key&);
  void go_on();  // draw another frame
  void go_on_in(double seconds);
  float animate(const Key&, float target,
                float duration_s = 0.15f);                       // eases towards `target`; jumps with reduced motion
  std::optional<MirrorEvent> key_pressed(std::string_view key);  // a key that no control took: "Escape", "/", "ctrl+z"
  void cursor(const char* css);

 private:
  friend class Table;
  struct Self;
  std::unique_ptr<Self> self_;
};

}  // namespace tolle::ui
