// A few thousand characters of each record that is open, until it is known whether it is wanted.
#include "engine/read/json_raw.h"

#include <algorithm>

#include "base/text.h"

namespace tolle::engine {
namespace {

constexpr size_t kCodePoints = 2000, kBytes = 4 * kCodePoints;
constexpr size_t kMost = 60;

}  // namespace

void JsonRaw::open(uint32_t number, std::string_view beginning) { open_.push_back({number, std::string(beginning)}); }

// Outer records began earlier: where an inner one is full, they are.
void JsonRaw::take(std::string_view more) {
  for (size_t i = open_.size(); i-- > 0 && open_[i].text.size() < kBytes;) open_[i].text += more.substr(0, kBytes);
}

void JsonRaw::close(uint32_t last) {
  if (open_.empty()) return;
  Open record = std::move(open_.back());
  open_.pop_back();
  auto from = std::lower_bound(wanted_.begin(), wanted_.end(), record.number);
  // By its own number, or because it holds a line that no record within it holds.
  bool is_wanted = from != wanted_.end() && *from == record.number;
  for (; from != wanted_.end() && *from <= last; ++from)
    if (std::find(served_.begin(), served_.end(), *from) == served_.end()) {
      is_wanted = true;
      served_.push_back(*from);
    }
  if (is_wanted && found_.size() < kMost)
    found_.push_back({record.number, shortened(trimmed(record.text), kCodePoints)});
}

void JsonRaw::outside(uint32_t number, std::string_view text) {
  if (!std::binary_search(wanted_.begin(), wanted_.end(), number)) return;
  if (std::find(served_.begin(), served_.end(), number) != served_.end()) return;
  served_.push_back(number);
  found_.push_back({number, shortened(trimmed(text), kCodePoints)});
}

}  // namespace tolle::engine
