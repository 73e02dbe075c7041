// Labels never overlap; crowded comments become a run; dots have tracks; nothing that is frozen away has a place.
#include "views/case_layout.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "case/read.h"
#include "model/case_now.h"

using namespace tolle;
using namespace tolle::views;

namespace {

model::OpenCase bundled(const std::string& id) {
  auto top = std::filesystem::path(__FILE__).parent_path() / "../../..";
  std::ifstream in(top / ("assets/cases/" + id + ".tolle.json"), std::ios::binary);
  model::OpenCase open;
  open.name = id;
  open.json = {std::istreambuf_iterator<char>(in), {}};
  auto read = cases::read_case(open.json);
  REQUIRE(read.has_value());
  open.value = *std::move(read);
  return open;
}

const char* const kAll[] = {"coffee-boutique", "ride-hailing-driver", "gym-policy",
                            "cereal-box",      "easter-weekend",      "chief-executive"};

struct Placed {
  LaneSpots spots;
  model::AxisWindow all;
};
Placed place(const model::OpenCase& open, double zoom = 1, float width = 1200) {
  const cases::Timeline& t = open.timeline();
  auto spots = model::spots_of(t, cases::Axis::Since, t.origin);
  model::AxisWindow all = model::window_of(spots, t.order, cases::Axis::Since);
  model::AxisWindow w =
      zoom == 1 ? all : model::zoomed(all, all, zoom, spots[t.order[t.order.size() / 2]].mark, cases::Axis::Since);
  return {place_events(open.value, t.order, spots, w, 0, width), all};
}

}  // namespace

TEST_CASE("every event of every bundled case has one place") {
  for (const char* id : kAll) {
    model::OpenCase open = bundled(id);
    std::vector<int> times(open.value.events.size());
    for (const LaneMark& m : place(open).spots.marks)
      for (size_t i : m.events) times[i]++;
    INFO(id);
    CHECK(times == std::vector<int>(times.size(), 1));
  }
}

TEST_CASE("the coffee boutique's twenty comments of one evening are one mark, and fall apart when looked at closely") {
  model::OpenCase open = bundled("coffee-boutique");
  const cases::Case& c = open.value;
  auto run_with = [&](const LaneSpots& spots, const char* id) {
    size_t event = cases::index_of(c.events, id);
    for (const LaneMark& m : spots.marks)
      if (std::find(m.events.begin(), m.events.end(), event) != m.events.end()) return m.events.size();
    return size_t(0);
  };
  Placed far = place(open);
  CHECK(run_with(far.spots, "C05") >= 20);
  CHECK(run_with(far.spots, "N06") == 1);
  const cases::Timeline& t = open.timeline();
  auto spots = model::spots_of(t, cases::Axis::Since, t.origin);
  std::vector<size_t> evening = {cases::index_of(c.events, "C17"), cases::index_of(c.events, "C20")};
  model::AxisWindow near = model::window_of(spots, evening, cases::Axis::Since);
  // The window is as short as one can be here; what it holds is no run any more.
  model::AxisWindow nearer =
      model::zoomed(near, far.all, (near.to - near.from) / (spots[evening[1]].mark - spots[evening[0]].mark) / 1.2,
                    (spots[evening[0]].mark + spots[evening[1]].mark) / 2, cases::Axis::Since);
  LaneSpots close = place_events(c, t.order, spots, nearer, 0, 1200);
  CHECK(run_with(close, "C18") == 1);
}

TEST_CASE("dots of one track keep their distance while there are tracks left") {
  for (const char* id : {"ride-hailing-driver", "gym-policy", "chief-executive"}) {
    model::OpenCase open = bundled(id);
    Placed p = place(open);
    for (const LaneMark& a : p.spots.marks)
      for (const LaneMark& b : p.spots.marks)
        if (&a != &b && a.lane == b.lane && a.track == b.track) CHECK(std::abs(a.at - b.at) >= 16);
  }
}

TEST_CASE("what is frozen away has no place") {
  model::OpenCase open = bundled("coffee-boutique");
  model::CaseState study{.which = "x", .cursor = "N06", .freeze = true};
  model::CaseNow now = model::now_of(open, study);
  std::vector<size_t> order;
  for (size_t i : now.timeline->order)
    if (now.shown[i]) order.push_back(i);
  auto spots = model::spots_of(*now.timeline, cases::Axis::Since, now.timeline->origin);
  LaneSpots placed = place_events(open.value, order, spots, {0, 10}, 0, 1000);
  CHECK(!placed.marks.empty());
  for (const LaneMark& m : placed.marks)
    for (size_t i : m.events)
      CHECK(now.timeline->marks_ms[i] <= now.timeline->marks_ms[cases::index_of(open.value.events, "N06")]);
}

TEST_CASE("no two labels overlap, none lies on a dot, none leaves its bounds, and the more important one stays") {
  std::mt19937 random(7);
  auto below = [&](int n) { return float(random() % unsigned(n)); };
  for (int round = 0; round < 60; round++) {
    std::vector<LabelWish> wishes;
    for (int n = 0; n < 40; n++) {
      float lane = float(random() % 4) * 110;
      wishes.push_back(
          {{20 + below(960), lane + 20 + below(70)}, {Vec{40 + below(150), 17}}, below(10), {0, lane, 1000, 106}});
    }
    auto labels = place_labels(wishes, {});
    int placed = 0;
    for (size_t i = 0; i < labels.size(); i++) {
      if (!labels[i]) continue;
      placed++;
      const Rect& r = labels[i]->rect;
      CHECK(r.x >= wishes[i].bounds.x);
      CHECK(r.right() <= wishes[i].bounds.right());
      CHECK(r.y >= wishes[i].bounds.y);
      CHECK(r.bottom() <= wishes[i].bounds.bottom());
      for (size_t j = 0; j < labels.size(); j++) {
        if (j != i && labels[j]) CHECK(!r.meets(labels[j]->rect));
        CHECK(!r.contains(wishes[j].dot));
      }
    }
    CHECK(placed > 8);
    auto top = std::max_element(wishes.begin(), wishes.end(), [](auto& a, auto& b) { return a.priority < b.priority; });
    if (round < 5) {
      top->priority = 100;
      top->sizes[0].x = 60;
      top->dot = {500, top->bounds.y + 50};
      CHECK(place_labels(wishes, {})[size_t(top - wishes.begin())].has_value());
    }
  }
}

TEST_CASE("a label that has no room whole takes the first smaller size that has") {
  LabelWish wish{
      .dot = {150, 30}, .sizes = {Vec{400, 17}, Vec{120, 34}, Vec{60, 17}}, .priority = 1, .bounds = {0, 0, 300, 60}};
  auto label = [&] { return place_labels(std::span(&wish, 1), {})[0]; };
  REQUIRE(label());
  CHECK(label()->rect.w == 120);
  CHECK(label()->rect.h == 34);
  wish.sizes[0].x = 200;
  REQUIRE(label());
  CHECK(label()->rect.w == 200);
  wish.bounds.h = 10;
  CHECK(!label());
}

TEST_CASE("on a narrow screen a label of an outer lane begins or ends where the picture does") {
  Rect bounds{60, 0, 136, 500};
  for (float x : {61.f, 75.f, 88.f, 170.f, 181.f, 195.f}) {
    LabelWish wish{
        .dot = {x, 100}, .sizes = {Vec{116, 34}}, .priority = 1, .bounds = bounds, .reach = 10, .upright = true};
    auto label = place_labels(std::span(&wish, 1), {})[0];
    INFO(x);
    REQUIRE(label);
    CHECK(label->rect.x >= bounds.x);
    CHECK(label->rect.right() <= bounds.right());
  }
}

TEST_CASE("a label without room near its dot is led to it by a line that crosses no other label") {
  Rect lane{0, 0, 400, 200};
  std::vector<LabelWish> wishes;
  for (int n = 0; n < 9; n++) wishes.push_back({{150 + 14.f * float(n), 100}, {Vec{150, 17}}, float(n), lane});
  auto labels = place_labels(wishes, {});
  int led = 0;
  for (size_t i = 0; i < labels.size(); i++) {
    if (!labels[i] || !labels[i]->led) continue;
    led++;
    Rect line{std::min(labels[i]->line_from.x, labels[i]->line_to.x),
              std::min(labels[i]->line_from.y, labels[i]->line_to.y), 1,
              std::abs(labels[i]->line_from.y - labels[i]->line_to.y)};
    for (size_t j = 0; j < labels.size(); j++)
      if (j != i && labels[j]) CHECK(!line.meets(labels[j]->rect));
  }
  CHECK(led > 0);
}

TEST_CASE("windows hold what they were asked to hold; zooming and panning stay within the case") {
  for (const char* id : kAll) {
    model::OpenCase open = bundled(id);
    for (const cases::Step& step : open.value.steps) {
      model::CaseState study{.which = id};
      model::present(study, open, int(&step - open.value.steps.data()));
      if (!study.has_zoom()) continue;
      const cases::Timeline& t = open.timeline(step.account);
      auto spots = model::spots_of(t, study.axis, t.origin);
      for (const std::string& event : step.zoom) {
        size_t i = cases::index_of(open.value.events, event);
        if (i == cases::kNowhere || !t.told[i]) continue;
        INFO(id << " " << step.id << " " << event);
        CHECK(spots[i].mark >= study.from);
        CHECK(spots[i].mark <= study.to);
      }
    }
  }
  model::AxisWindow all{0, 10}, w = all;
  for (int n = 0; n < 50; n++) w = model::zoomed(w, all, 2, 3, cases::Axis::Since);
  CHECK(w.to - w.from < .01);
  CHECK(w.from <= 3);
  CHECK(w.to >= 3);
  CHECK(model::panned({2, 4}, all, 100) == model::AxisWindow{8, 10});
}

TEST_CASE("a case of which only the order is known has no durations") {
  model::OpenCase ride = bundled("ride-hailing-driver"), coffee = bundled("coffee-boutique");
  CHECK(!model::has_durations(ride.timeline(), ride.timeline().origin));
  CHECK(model::has_durations(coffee.timeline(), coffee.timeline().origin));
  model::OpenCase gym = bundled("gym-policy");  // only before its origin
  CHECK(model::has_durations(gym.timeline(), gym.timeline().origin));
}
