// Pages of messages in any order, and the thread of one message.
#pragma once
#include <optional>
#include <vector>

#include "engine/ask/filters.h"
#include "engine/ask/tallies.h"
#include "engine/report.h"

namespace tolle::engine {

// Adds to a message why it counts as hostile.
using Explain = std::function<void(std::string_view text, Message& message)>;

// One message as it may leave the engine. `answer` is its number among the answers, if it is one.
Message message_of(const Table& table, const Columns& columns, Slot slot, size_t code_points, const Explain& explain);

// The whole thread in tree order, siblings by time; at most kThreadMessages, `total` says how many there are.
constexpr size_t kThreadMessages = 2000;
std::vector<Message> thread_of(const Table& table, const Columns& columns, Row row, const Explain& explain,
                               uint64_t& total);

struct SortedSlots {
  RawVector<Slot> slots;
  Slot keyed = 0;  // slots from here on have no key and stay last both ways
};

// Pages through the selected messages. Orders by name and wait are sorted when first asked for and kept; what passes the
// filters is listed once per selection, so every further page costs its own rows only, or a selection by text.
class RecordPages {
 public:
  RecordPages(const Table& table, const Columns& columns) : table_(table), columns_(columns) {}
  Records page(const RecordsPage& asked, const Filters& filters, uint64_t total, const Explain& explain);

 private:
  const SortedSlots& sorted(SortBy by);
  std::vector<Slot> slots_by_time(const RecordsPage& asked, const Filters& filters) const;
  std::vector<Slot> slots_by_text(const RecordsPage& asked);
  void list(const RecordsPage& asked, const Filters& filters);

  const Table& table_;
  const Columns& columns_;
  std::optional<SortedSlots> who_, wait_;
  RawVector<uint64_t> text_keys_;  // per row
  std::vector<Slot> listed_;
  size_t listed_keyed_ = 0;  // of them, those that the order is about
  RecordsPage listed_as_;
  Stamp listed_stamp_{};
  SlotRange listed_range_;
  bool has_list_ = false;
};

}  // namespace tolle::engine
