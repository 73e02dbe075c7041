// A WebAssembly engine starts with quickly compiled, slow code, and a loop that has begun in it ends in it: the long loops
// that run once per file would all be slow. Rehearsing them on a small invented file has them compiled well before that.
#pragma once

namespace tolle::engine {

// How often it takes until nothing gets faster; each time is a few milliseconds.
inline constexpr int kRehearsals = 40;
void rehearse();

}  // namespace tolle::engine
