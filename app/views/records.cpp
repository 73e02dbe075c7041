// A virtual table. Documents cannot be as high as millions of rows, and floats could not place them: beyond a cap, small
// scrolling moves row by row, and jumps of the scroll bar move in proportion.
#include "views/records.h"

#include <algorithm>
#include <cmath>

#include "i18n/numbers.h"
#include "views/parts.h"
#include "views/record_rows.h"

namespace tolle::views {
namespace {

constexpr float kCap = 1'000'000;  // px
constexpr uint64_t kPage = 32;     // offsets are multiples of it, so that scrolling asks seldom

struct Window {
  double first = 0;   // row at `top`, with its fraction
  float top = 0;      // document y at which that row begins
  uint64_t rows = 0;  // that fit on the screen
};

Window exact_window(Context& c, float list_top, float row_h, uint64_t total) {
  float from = std::max(list_top, c.ui.scroll_y());
  double first = std::floor((from - list_top) / row_h);
  first = std::clamp(first, 0.0, double(total ? total - 1 : 0));
  return {first, list_top + float(first) * row_h, uint64_t(c.ui.height() / row_h) + 2};
}

Window mapped_window(Context& c, float list_top, float list_h, float row_h, uint64_t total) {
  RecordsScratch& s = c.scratch.records;
  float scroll = c.ui.scroll_y(), viewport = c.ui.height(), delta = scroll - s.scroll_y;
  double fit = viewport / row_h, last = std::max(0.0, double(total) - fit + 3);
  double share = std::clamp(double(scroll - list_top) / double(std::max(1.f, list_h - viewport)), 0.0, 1.0);
  s.first = std::fabs(delta) < viewport * 1.5f ? s.first + double(delta / row_h) : share * last;
  if (scroll <= list_top || share <= 0) s.first = 0;
  if (share >= 1) s.first = last;
  s.first = std::clamp(s.first, 0.0, last);
  s.scroll_y = scroll;
  double whole = std::floor(s.first);
  return {whole, std::max(list_top, scroll) - float(s.first - whole) * row_h, uint64_t(fit) + 2};
}

}  // namespace

float draw_records(Context& c, const Rect& area) {
  const engine::Records& records = c.report->records;
  uint64_t total = records.rows.empty() && !records.total ? c.report->figures.messages : records.total;
  float row_h = record_row_height(c), head = c.narrow ? 0.f : 32.f,
        top = c.ui.card_top(area.w, c.t(Str::RecordsTitle), c.t(Str::RecordsHow));
  bool mapped = double(total) * double(row_h) > double(kCap);
  float list_h = mapped ? kCap : float(total) * row_h;
  Rect rect{area.x, area.y, area.w, top + head + std::max(list_h, row_h) + ui::kSpace4};
  ui::Card card = c.ui.card(Key("records_card"), rect, c.t(Str::RecordsTitle), c.t(Str::RecordsHow));
  float list_top = card.body.y + head;
  Window w = mapped ? mapped_window(c, list_top, list_h, row_h, total) : exact_window(c, list_top, row_h, total);
  auto first = uint64_t(w.first);
  c.out.needs.records_offset = first / kPage * kPage;
  c.out.needs.records_count = uint32_t((w.rows / kPage + 2) * kPage);

  if (total) {
    std::string range = c.t(
        Str::RecordsRange, number(first + 1, c.lang),
        number(std::clamp<uint64_t>(first + uint64_t(std::max(1.f, (c.ui.scroll_y() + c.ui.height() - w.top) / row_h)),
                                    first + 1, total),
               c.lang),
        number(total, c.lang));
    float width = c.ui.text_width(range);
    Vec size = c.ui.button_size(c.t(Str::RecordsAddToCase));
    Rect add{card.body.right() - size.x, (rect.y + card.body.y - size.y) / 2, size.x, size.y};
    if (!c.narrow) {
      // Beside the button, on the title's line: below it the card says how it is read.
      c.ui.text({add.x - ui::kSpace3 - width - 1, rect.y + ui::kSpace3 + 2, width + 1, 18}, range,
                ui::kOneLine.in(c.colours().muted));
      if (c.ui.button(Key("records.add"), add, c.t(Str::RecordsAddToCase))) c.wish(Wish::AddToCase);
    }
  }
  ui::Table table = begin_records(c, {card.body.x, card.body.y, card.body.w, head + list_h}, true);
  uint64_t begin = std::max(first, records.offset),
           end = std::min({first + w.rows, records.offset + records.rows.size(), total});
  if (begin < end) table.skip(w.top + float(begin - first) * row_h - table.bottom());
  for (uint64_t i = begin; i < end; i++) draw_record(c, table, records.rows[size_t(i - records.offset)]);
  return rect.h;
}

}  // namespace tolle::views
