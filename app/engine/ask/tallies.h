// Running counts of messages and answers in the selection; a change costs what enters or leaves it.
#pragma once
#include <array>
#include <vector>

#include "engine/ask/ranking.h"

namespace tolle::engine {

struct MessageTally {
  uint64_t messages = 0, answers = 0, ghosts = 0;  // messages: ghosts left out
  uint64_t hostile = 0, answers_read = 0;          // among the messages whose words are read
  std::vector<uint32_t> hostile_by_organisation;   // hostile messages of the public, by organisation of the thread
};

struct AnswerTally {
  std::array<uint32_t, 168> by_hour{};               // ignores the hours facet
  std::vector<std::array<uint32_t, 2>> team;         // answers at a known hour: within, outside working hours …
  std::vector<uint32_t> team_total;                  // … and all
  std::vector<uint32_t> agent;                       // per Columns::agents
  std::array<uint32_t, 8> said{};                    // ignores the said facet
  std::array<std::vector<uint32_t>, kFacets> facet;  // answers by value of the thread; each ignores its own facet
};

class Tallies {
 public:
  explicit Tallies(const Columns& columns);
  void update(const Filters& filters, const Words& words, const WorkingHours& work);
  const MessageTally& messages() const { return messages_; }
  const AnswerTally& answers() const { return answers_; }

 private:
  void count_messages(const Filters& filters, const Words& words);
  void count_answers(const Filters& filters, const Words& words, SlotRange numbers);
  void start(bool all);
  void start(Shown view, bool all);
  void forget(Shown view);

  const Columns& columns_;
  MessageTally messages_;
  AnswerTally answers_;
  std::vector<Shown> views_;  // those of them that count answers
  Following all_;
  // A view goes with all_ while it ignores nothing that excludes any.
  std::array<bool, kShowns> joined_{};
  std::array<Following, kShowns> apart_;
  AnswerTally everything_;  // of all answers, if known
  bool everything_known_ = false;
  uint64_t words_version_ = 0;
  uint32_t zone_version_ = 0;
  WorkingHours work_;
  std::array<uint8_t, 256> outside_{};  // by hour of the week
};

std::array<uint8_t, 256> outside_hours(const WorkingHours& work);

}  // namespace tolle::engine
