// Running counts of messages and answers in the selection; a moved time range costs what enters or leaves it.
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
  uint64_t answers = 0;
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
  template <int kSign>
  void count_messages(const Filters& filters, const Words& words, Slot from, Slot to);
  template <int kSign, bool kOthers = true>
  void count_answers(const Filters& filters, const Words& words, uint32_t from, uint32_t to);
  void count_all_answers(const Filters& filters, const Words& words);

  const Columns& columns_;
  MessageTally messages_;
  AnswerTally answers_, unfiltered_;  // the latter: of everything, for what ignores the only filter there is
  bool unfiltered_known_ = false;
  Stamp stamp_{};
  SlotRange messages_at_, answers_at_;
  uint64_t words_version_ = 0;
  uint32_t zone_version_ = 0;
  WorkingHours work_;
  std::array<uint8_t, 256> outside_{};  // by hour of the week
};

std::array<uint8_t, 256> outside_hours(const WorkingHours& work);

}  // namespace tolle::engine
