#include "gfx/damage.h"

#include <doctest/doctest.h>

#include <functional>

#include "host/host.h"
#include "imgui.h"

using namespace tolle;
using gfx::Damage;
using gfx::Region;

namespace {

// Pictures of 640 × 320 px, drawn one after the other.
struct Screen {
  Damage damage;
  Screen() { host::start(); }
  Region draw(const std::function<void(ImDrawList&)>& what, float scroll_px = 0, uint32_t paper = 0xFFFFFFFF,
              int width_px = 640) {
    ImDrawList list(ImGui::GetDrawListSharedData());
    list._ResetForNewFrame();
    list.PushTexture(ImTextureRef(ImTextureID(1)));
    list.PushClipRect({0, scroll_px}, {float(width_px), scroll_px + 320});
    what(list);
    damage.begin(width_px, 320, paper);
    damage.add(list, 0, scroll_px, 1);
    return damage.end();
  }
};

void box(ImDrawList& list, float x, float y, ImU32 colour = IM_COL32(200, 70, 30, 255)) {
  list.AddRectFilled({x, y}, {x + 20, y + 20}, colour);
}
void nothing_to_call(const ImDrawList*, const ImDrawCmd*) {}

constexpr Region kWhole{0, 0, 640, 320};

}  // namespace

TEST_CASE("the first picture is drawn as a whole, the same one again not at all") {
  Screen s;
  auto picture = [](ImDrawList& list) { box(list, 100, 100); };
  CHECK(s.draw(picture) == kWhole);
  CHECK(s.draw(picture).empty());
  s.damage.forget();
  CHECK(s.draw(picture) == kWhole);
}

TEST_CASE("what moves is drawn where it was and where it is") {
  Screen s;
  s.draw([](ImDrawList& list) { box(list, 40, 40), box(list, 500, 200); });
  CHECK(s.draw([](ImDrawList& list) { box(list, 110, 40), box(list, 500, 200); }) == Region{32, 32, 160, 64});
}

TEST_CASE("a colour, an order and a clip are differences, too") {
  Screen s;
  auto two = [](ImU32 below, ImU32 above) {
    return [=](ImDrawList& list) { box(list, 10, 10, below), box(list, 10, 10, above); };
  };
  constexpr ImU32 kRed = IM_COL32(255, 0, 0, 255), kBlue = IM_COL32(0, 0, 255, 255);
  s.draw(two(kRed, kBlue));
  CHECK(s.draw(two(kRed, kBlue)).empty());
  CHECK(s.draw(two(kBlue, kRed)) == Region{0, 0, 32, 32});
  CHECK(s.draw([&](ImDrawList& list) {
    list.PushClipRect({0, 0}, {20, 20});
    two(kBlue, kRed)(list);
  }) == Region{0, 0, 32, 32});
}

TEST_CASE("a callback is compared by its data, in the rectangle that it begins with") {
  Screen s;
  auto mark = [](int revision) {
    return [=](ImDrawList& list) {
      struct {
        float area[4];
        int revision;
      } call{{200, 100, 100, 50}, revision};
      list.AddCallback(nothing_to_call, &call, sizeof call);
      box(list, 10, 10);
    };
  };
  s.draw(mark(1));
  CHECK(s.draw(mark(1)).empty());
  CHECK(s.draw(mark(2)) == Region{192, 96, 320, 160});
}

TEST_CASE("another size, another background or another place on the page is another picture") {
  Screen s;
  auto picture = [](ImDrawList& list) { box(list, 100, 100); };
  s.draw(picture);
  CHECK(s.draw(picture, 0, 0xFF000000) == kWhole);
  CHECK(s.draw(picture, 0, 0xFF000000, 600) == Region{0, 0, 600, 320});
  s.draw(picture);
  CHECK(s.draw(picture, 40) == Region{96, 32, 128, 128});
}

TEST_CASE("what is out of sight makes no difference") {
  Screen s;
  s.draw([](ImDrawList& list) { box(list, 100, 100); });
  CHECK(s.draw([](ImDrawList& list) {
           box(list, 100, 100), box(list, 100, -300), box(list, 900, 100), box(list, 100, 900);
         }).empty());
}
