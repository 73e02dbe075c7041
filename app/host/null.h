// The world of a test: what was asked for is written down, what happens is said by the test.
#pragma once
#include "host/host.h"

namespace tolle::host::null {

struct Request {
  std::string name, text, more;
  std::vector<uint8_t> bytes;
  double number = 0;
};
std::vector<Request>& requests();
void happen(Event event);  // before the next frame
void resize(float width_px, float height_px, float pixel_ratio = 1);
void point(ui::Vec at, bool down);  // of the viewport

}  // namespace tolle::host::null
