#include "engine/ask/codes.h"

#include <doctest/doctest.h>

using namespace tolle::engine;

TEST_CASE("codes are what was set, in two bytes or in four") {
  for (uint32_t values : {1u, 0x10000u, 0x10001u, 3'000'000u}) {
    Codes codes;
    codes.resize(3, values);
    codes.set(0, values - 1);
    codes.set(1, 0);
    codes.set(2, values / 2);
    CHECK(codes[0] == values - 1);
    CHECK(codes[1] == 0);
    CHECK(codes[2] == values / 2);
    CHECK(codes.with([](const auto* code) { return sizeof *code; }) == (values > 0x10000 ? 4 : 2));
  }
}
