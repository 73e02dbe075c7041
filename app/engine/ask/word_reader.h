// Reads what messages say, some at a time: kinds of answers, and hostility with its reasons.
#pragma once
#include "engine/ask/filters.h"
#include "engine/ask/hostility.h"
#include "engine/report.h"

namespace tolle::engine {

class WordReader {
 public:
  // Sets kIsHostile in `columns` as messages are read, in time order.
  WordReader(const Table& table, Columns& columns);

  // About `budget_ms` of work; true while there is more to read.
  bool read(double budget_ms);
  double progress() const;
  const Words& words() const { return words_; }
  uint64_t hostile() const { return words_.hostile.size(); }

  // Fills in the signals of a hostile message.
  void explain(std::string_view text, Message& message);

 private:
  void read_one(Slot slot);

  const Table& table_;
  Columns& columns_;
  Words words_;
  Hostility hostility_;
  Phrases answers_;
  uint32_t next_answer_ = 0;
  std::string folded_;
};

// The names that assets/rules/answers.txt uses, in the order of Said.
std::vector<std::string_view> said_names();

}  // namespace tolle::engine
