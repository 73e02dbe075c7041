// Marks for tests: nothing is drawn.
#include "gfx/marks.h"

namespace tolle::gfx {

void set_limit(const Region&, int) {}
void scissor(int, int, int, int) {}

struct Marks::Self {};
Marks::Marks() = default;
Marks::~Marks() = default;
void Marks::bars(ImDrawList&, const Area&, const Counts&, const Bars&) {}
void Marks::density(ImDrawList&, const Area&, const Counts&, const Density&) {}
void Marks::cells(ImDrawList&, const Area&, const Counts&, const Cells&) {}
void Marks::soft(ImDrawList&, const Area&, const Soft&) {}
void Marks::begin_frame() {}
void Marks::set_view(const View&) {}
void Marks::forget() {}

}  // namespace tolle::gfx
