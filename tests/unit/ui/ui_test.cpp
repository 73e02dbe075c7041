// Widgets without pixels: what a pointer, a keyboard and the mirror do to them.
#include "ui/ui.h"

#include <doctest/doctest.h>

#include "host/null.h"

using namespace tolle;
using namespace tolle::ui;

namespace {

struct Stage {
  std::unique_ptr<Ui> ui;
  gfx::Marks marks;
  double now_ms = 0;
  FrameOutput out;
  Stage() {
    host::start();
    ui = std::make_unique<Ui>();
    ui->type().use_fonts(host::fonts());
    host::null::resize(1440, 900);
    host::null::happen({host::EventKind::Scroll});
    point({-100, -100});
  }
  void frame(const std::function<void(Ui&)>& draw) {
    ui->begin_frame(host::begin_frame(now_ms += 16, ThemeName::Light));
    draw(*ui);
    out = ui->end_frame();
    host::render(*ui, marks);
  }
  void settle(const std::function<void(Ui&)>& draw) {
    for (int i = 0; i < 4; i++) frame(draw);
  }
  void point(Vec at, bool down = false) { host::null::point(at, down); }
  void told(MirrorEvent::Kind kind, std::string key, std::string value = {}) {
    host::null::happen({host::EventKind::Mirror, std::move(key), std::move(value), {}, {double(kind)}});
  }
};

}  // namespace

TEST_CASE("a button is activated by a click on the canvas") {
  Stage s;
  int clicks = 0;
  auto draw = [&](Ui& ui) { clicks += ui.button(Key("b"), {100, 100, 80, 30}, "Reset"); };
  s.settle(draw);
  s.point({120, 110});
  s.point({120, 110}, true);
  s.settle(draw);
  CHECK(clicks == 0);
  s.point({120, 110}, false);
  s.settle(draw);
  CHECK(clicks == 1);
}

TEST_CASE("a hint is for a mouse that rests: not once the control was pressed, until the pointer comes back") {
  Stage s;
  bool hint = false;
  auto draw = [&](Ui& ui) {
    hint = ui.control({.key = "b", .role = Role::Button, .rect = {100, 100, 80, 30}, .label = "Next"}).wants_hint;
  };
  s.settle(draw);
  CHECK_FALSE(hint);
  s.point({120, 110});
  s.settle(draw);
  CHECK(hint);
  s.point({120, 110}, true);
  s.settle(draw);
  CHECK_FALSE(hint);
  s.point({120, 110}, false);
  s.settle(draw);
  CHECK_FALSE(hint);
  s.point({400, 400});
  s.settle(draw);
  s.point({120, 110});
  s.settle(draw);
  CHECK(hint);
}

TEST_CASE("a button is not activated when the pointer leaves it before it is released") {
  Stage s;
  int clicks = 0;
  auto draw = [&](Ui& ui) { clicks += ui.button(Key("b"), {100, 100, 80, 30}, "Reset"); };
  s.point({120, 110}, true);
  s.settle(draw);
  s.point({400, 400}, true);
  s.point({400, 400}, false);
  s.settle(draw);
  CHECK(clicks == 0);
}

TEST_CASE("a button is activated by its node in the mirror") {
  Stage s;
  int clicks = 0;
  auto draw = [&](Ui& ui) { clicks += ui.button(Key("b"), {100, 100, 80, 30}, "Reset"); };
  s.frame(draw);
  const Node* node = s.ui->mirror().find_label("Reset");
  REQUIRE(node);
  s.told(MirrorEvent::Kind::Activate, node->key);
  s.settle(draw);
  CHECK(clicks == 1);
}

TEST_CASE("a disabled button does nothing and says so") {
  Stage s;
  int clicks = 0;
  auto draw = [&](Ui& ui) { clicks += ui.button(Key("b"), {100, 100, 80, 30}, "Undo", {.disabled = true}); };
  s.frame(draw);
  CHECK(s.ui->mirror().find_label("Undo")->disabled);
  s.told(MirrorEvent::Kind::Activate, "b");
  s.settle(draw);
  CHECK(clicks == 0);
}

TEST_CASE("what scrolled away is found where it is now") {
  Stage s;
  int clicks = 0;
  auto draw = [&](Ui& ui) { clicks += ui.button(Key("b"), {100, 1100, 80, 30}, "Reset"); };
  host::null::happen({host::EventKind::Scroll, {}, {}, {}, {1000}});
  s.settle(draw);
  s.point({120, 110}, true);
  s.settle(draw);
  s.point({120, 110}, false);
  s.settle(draw);
  CHECK(clicks == 1);
}

TEST_CASE("a fixed header keeps the pointer from what is below it") {
  Stage s;
  int below = 0, above = 0;
  auto draw = [&](Ui& ui) {
    below += ui.button(Key("below"), {100, 10, 80, 30}, "Below");
    Rect bar{0, 0, 1440, 52};
    auto fixed = ui.fixed(bar);
    above += ui.button(Key("above"), {110, 10, 80, 30}, "Above");
  };
  s.settle(draw);
  s.point({105, 20}, true);
  s.settle(draw);
  s.point({105, 20}, false);
  s.settle(draw);
  CHECK(below == 0);
  s.point({120, 20}, true);
  s.settle(draw);
  s.point({120, 20}, false);
  s.settle(draw);
  CHECK(above == 1);
}

TEST_CASE("a slider takes values from its node, and says them in words") {
  Stage s;
  double value = 3;
  auto draw = [&](Ui& ui) {
    if (auto v = ui.slider(Key("promise"), {0, 0, 100, 20}, {"Promise", "3 hours", value, 0, 10, 1})) value = *v;
  };
  s.frame(draw);
  CHECK(s.ui->mirror().find_label("Promise")->value == "3 hours");
  s.told(MirrorEvent::Kind::Value, "promise", "7");
  s.settle(draw);
  CHECK(value == 7);
  s.told(MirrorEvent::Kind::Value, "promise", "700");
  s.settle(draw);
  CHECK(value == 10);
}

TEST_CASE("of a range, one end pushes the other") {
  Stage s;
  std::pair<double, double> value{2, 4};
  auto draw = [&](Ui& ui) {
    RangeSlider range{"Time", "From", "To", "2", "4", value.first, value.second, 0, 10, 1};
    if (auto v = ui.range(Key("brush"), {0, 0, 100, 20}, range)) value = *v;
  };
  s.frame(draw);
  s.told(MirrorEvent::Kind::Value, "brush/from", "6");
  s.settle(draw);
  CHECK(value == std::pair{6., 6.});
}

TEST_CASE("text comes from the DOM's own input") {
  Stage s;
  std::string text;
  auto draw = [&](Ui& ui) {
    if (auto v = ui.text_input(Key("q"), {0, 0, 200, 32}, {"Search", text, "refund"})) text = *v;
  };
  s.frame(draw);
  s.told(MirrorEvent::Kind::Value, "q", "café");
  s.settle(draw);
  CHECK(text == "café");
}

TEST_CASE("of what is typed between two frames the newest counts") {
  Stage s;
  std::string text;
  auto draw = [&](Ui& ui) {
    if (auto v = ui.text_input(Key("q"), {0, 0, 200, 32}, {"Search", text, "refund"})) text = *v;
  };
  s.settle(draw);
  for (const char* typed : {"l", "la", "lat", "late"}) s.told(MirrorEvent::Kind::Value, "q", typed);
  s.settle(draw);
  CHECK(text == "late");
}

TEST_CASE("a chart is dragged, tells where, and takes the wheel until Escape") {
  Stage s;
  ChartArea seen;
  float from = 0, to = 0;
  int ended = 0;
  auto draw = [&](Ui& ui) {
    seen = ui.chart(Key("c"), {100, 100, 400, 200}, {.title = "Waits", .summary = "Half within 5 min."});
    if (seen.drag) from = seen.drag->from.x, to = seen.drag->to.x, ended += seen.drag->ended;
  };
  s.settle(draw);
  s.point({150, 150}, true);
  s.settle(draw);
  CHECK(seen.active);
  s.point({300, 160}, true);
  s.settle(draw);
  CHECK(s.out.dragging);
  s.point({300, 160}, false);
  s.settle(draw);
  CHECK(from == 150);
  CHECK(to == 300);
  CHECK(ended == 1);
  REQUIRE(s.out.input_rects.size() == 1);
  CHECK(s.out.input_rects[0].active);
  s.told(MirrorEvent::Kind::Key, "", "Escape");
  s.settle(draw);
  CHECK(!seen.active);
}

TEST_CASE("keys pressed faster than frames are taken one by one") {
  Stage s;
  std::string taken;
  auto draw = [&](Ui& ui) { taken += ui.chart(Key("c"), {100, 100, 300, 100}, {.title = "Chart"}).pressed_key; };
  s.settle(draw);
  for (const char* key : {"ArrowLeft", "Enter", "Home"}) s.told(MirrorEvent::Kind::Key, "c", key);
  s.frame(draw);
  CHECK(taken == "ArrowLeft");
  CHECK(s.out.go_on);
  s.settle(draw);
  CHECK(taken == "ArrowLeftEnterHome");
}

TEST_CASE("in somebody else's page a chart takes keys after Enter, and gives them back when it is left") {
  Stage s;
  std::string taken;
  auto frame = [&] {
    FrameInput in = host::begin_frame(s.now_ms += 16, ThemeName::Light);
    in.enter_first = true;
    s.ui->begin_frame(in);
    taken += s.ui->chart(Key("c"), {100, 100, 300, 100}, {.title = "Chart"}).pressed_key;
    s.ui->end_frame();
    host::render(*s.ui, s.marks);
  };
  auto press = [&](const char* key) { s.told(MirrorEvent::Kind::Key, "c", key), frame(); };
  frame();
  press("ArrowLeft");
  CHECK(taken.empty());
  press("Enter");
  CHECK(s.ui->chart_is_active());
  press("Home");
  CHECK(taken == "Home");
  s.told(MirrorEvent::Kind::Blur, "c");
  frame();
  CHECK_FALSE(s.ui->chart_is_active());
  press("End");
  CHECK(taken == "Home");
}

TEST_CASE("hostile text is not told before it is asked for") {
  Stage s;
  bool open = false;
  auto draw = [&](Ui& ui) {
    if (ui.veil(Key("v"), {0, 0, 600, 28}, "YOU FOOL", open ? "hide" : "hostile, 2 signals", open)) open = !open;
  };
  s.frame(draw);
  CHECK(s.ui->mirror().as_text().find("FOOL") == std::string::npos);
  s.told(MirrorEvent::Kind::Activate, "v");
  s.settle(draw);
  CHECK(s.ui->mirror().as_text().find("YOU FOOL") != std::string::npos);
}

TEST_CASE("idle means no further frame, an animation means one more") {
  Stage s;
  float target = 0;
  auto draw = [&](Ui& ui) { ui.animate(Key("a"), target); };
  s.settle(draw);
  CHECK(!s.out.go_on);
  target = 1;
  s.frame(draw);
  CHECK(s.out.go_on);
  s.now_ms += 1000;
  s.settle(draw);
  CHECK(!s.out.go_on);
}

TEST_CASE("what is due later asks for no frame now, and for the earliest of its moments") {
  Stage s;
  s.settle([](Ui& ui) { ui.go_on_in(2), ui.go_on_in(.5), ui.go_on_in(1); });
  CHECK(!s.out.go_on);
  CHECK(s.out.again_in_s == .5);
  s.settle([](Ui&) {});
  CHECK(!s.out.again_in_s);
}

TEST_CASE("rows of a table are one node each, with their cells") {
  Stage s;
  auto draw = [&](Ui& ui) {
    std::vector<Column> columns{{"Time", 100, Align::Left, true, 1}, {"Message"}};
    auto table = ui.table(Key("t"), {0, 0, 500, 300}, "Records", columns);
    table.row(Key("row", 7), 28);
    table.cell("22:10");
    table.cell("no answer");
  };
  s.frame(draw);
  CHECK(s.ui->mirror().as_text() ==
        "table \"Records\": Time | Message\n  button \"Time\" (ascending) [on]\n  row: 22:10 | no answer\n");
}
