#include "engine/ask/numbering.h"

#include <doctest/doctest.h>

#include <random>

using namespace tolle::engine;

TEST_CASE("bits per slot become bits per number, whichever slots are numbered") {
  std::mt19937 random(4);
  for (Slot slots : {0u, 1u, 63u, 64u, 65u, 128u, 1000u})
    for (unsigned one_in : {1u, 2u, 3u, 10u, 200u}) {
      std::vector<Slot> numbered;
      BitSet fails(slots);
      for (Slot s = 0; s < slots; s++) {
        if (random() % one_in == 0) numbered.push_back(s);
        fails.set_if(s, random() % 3 == 0);
      }
      Numbering numbering(numbered, slots);
      REQUIRE(numbering.size() == numbered.size());
      BitSet passing(numbering.size());
      numbering.passing(fails, passing);
      for (uint32_t n = 0; n < numbered.size(); n++) CHECK(passing[n] == !fails[numbered[n]]);
      CHECK(passing.count(0, uint32_t(passing.words().size() * 64)) == passing.count(0, numbering.size()));
    }
}
