// Which thread each message belongs to, found from the parents alone.
#pragma once
#include <span>
#include <vector>

#include "engine/words.h"

namespace tolle::engine {

struct Threads {
  std::vector<Row> root;     // of each row; of a cycle and all that hangs on it: the cycle's smallest row
  std::vector<Row> cycles;   // the smallest row of each cycle of replies (a message that replies to itself is one)
  std::vector<Row> missing;  // rows whose parent is not in the data
};

// Linear in time, whatever the shape: each row's path is walked until a row that is known.
Threads threads_of(std::span<const Row> parent, Row rows);

}  // namespace tolle::engine
