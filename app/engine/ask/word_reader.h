// Reads what messages say, some rows at a time: kinds of answers, and hostility with its reasons.
#pragma once
#include "engine/ask/filters.h"
#include "engine/report.h"

namespace tolle::engine {

class WordReader {
 public:
  WordReader(const Table& table, Columns& columns);

  // About `budget_ms` of work; true while there is more to read.
  bool read(double budget_ms);
  double progress() const;
  const Words& words() const { return words_; }
  uint64_t hostile() const { return hostile_; }

  // Fills in the signals of a hostile message.
  void explain(std::string_view text, Message& message) const;

 private:
  const Table& table_;
  Columns& columns_;  // kIsHostile is set as messages are read
  Words words_;
  uint64_t hostile_ = 0;
};

}  // namespace tolle::engine
