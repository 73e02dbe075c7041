// One pass over the texts in time order, stopped when the time is up.
#include "engine/ask/word_reader.h"

#include <chrono>

#include "engine/ask/fold.h"
#include "generated/rules.h"

namespace tolle::engine {
namespace {

constexpr size_t kReadText = 20'000;  // bytes of a text that are read; nobody is hostile only after that

}  // namespace

std::vector<std::string_view> said_names() {
  return {"apology", "explanation", "asks_details", "moves_to_private", "denial", "promise", "remedy", "thanks"};
}

WordReader::WordReader(const Table& table, Columns& columns)
    : table_(table), columns_(columns), hostility_(kHostility), answers_(parse_rules(kAnswers).rules, said_names()) {
  words_.said.assign(columns.answers.size(), 0);
  words_.thread_said.assign(columns.complaints.size(), 0);
  if (table.text.empty()) words_.read_to = columns.size;
}

double WordReader::progress() const {
  return words_.read_to >= columns_.size ? 1 : double(words_.read_to) / double(columns_.size);
}

void WordReader::read_one(Slot slot) {
  uint8_t& flags = columns_.flags[slot];
  Row row = columns_.row[slot];
  std::string_view text = table_.text[row].substr(0, kReadText);
  if (flags & kIsAnswer) {
    if (folded_.size() < text.size()) folded_.resize(text.size());
    uint8_t said = uint8_t(answers_.kinds_in({folded_.data(), fold(text, folded_.data())}));
    words_.said[next_answer_++] = said;
    if (uint32_t k = columns_.thread[slot]; k < words_.thread_said.size()) words_.thread_said[k] |= said;
  } else if (author_kind(table_, row) == Author::Public && hostility_.is_hostile(text)) {
    flags |= kIsHostile;
    words_.hostile.push_back(slot);
  }
}

bool WordReader::read(double budget_ms) {
  using Clock = std::chrono::steady_clock;
  if (words_.read_to >= columns_.size) return false;
  auto until = Clock::now() + std::chrono::duration<double, std::milli>(budget_ms);
  constexpr Slot kBetweenLooks = 256;
  do {
    Slot end = columns_.size - words_.read_to > kBetweenLooks ? words_.read_to + kBetweenLooks : columns_.size;
    while (words_.read_to < end) read_one(words_.read_to++);
  } while (words_.read_to < columns_.size && Clock::now() < until);
  words_.version++;
  return words_.read_to < columns_.size;
}

void WordReader::explain(std::string_view text, Message& message) {
  for (Signal& signal : hostility_.signals(text.substr(0, kReadText))) {
    message.signals.push_back(std::move(signal.name));
    message.signal_tokens.push_back(std::move(signal.token));
  }
}

}  // namespace tolle::engine
