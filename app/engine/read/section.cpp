// Tries line ends until records follow.
#include "engine/read/section.h"

#include <cstring>

#include "engine/read/block.h"

namespace tolle::engine {

size_t first_record_in(std::string_view piece, const Scanner::Rules& rules) {
  constexpr size_t kTrial = 64 << 10;
  constexpr uint32_t kEnough = 8;
  constexpr int kMostTries = 500;
  if (rules.fields < 2) return piece.npos;
  RawVector<char> trial(kTrial + 2 * kBlock);
  Scanner scanner;
  size_t end = piece.find('\n');
  for (int tries = 0; end != piece.npos && tries < kMostTries; tries++, end = piece.find('\n', end + 1)) {
    std::string_view rest = piece.substr(end + 1, kTrial);
    std::memcpy(trial.data(), rest.data(), rest.size());
    scanner.start(rules, 0, 1);
    scanner.scan(trial.data(), uint32_t(rest.size()), false);
    Batch batch = scanner.batch(trial.data());
    bool right = batch.records >= kEnough;
    for (uint32_t r = 0; r < batch.records && right; r++) right = batch.first[r + 1] - batch.first[r] == rules.fields;
    if (right) return end + 1;
  }
  return piece.npos;
}

}  // namespace tolle::engine
