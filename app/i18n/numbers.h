// Numbers as Intl.NumberFormat writes them in en-GB and fr-FR: grouping, decimals, percent, compact, sizes of files.
#pragma once
#include <cstdint>
#include <string>

#include "model/lang.h"

namespace tolle {

std::string number(uint64_t n, Lang lang);                       // 1,537,843 · 1 537 843
std::string number(double value, Lang lang, int decimals = 1);   // at most so many decimals: 6.3 · 6,3
std::string compact(double value, Lang lang);                    // 170k, 1.3m · 170 k, 1,3 M
std::string percent(double share, Lang lang, int decimals = 1);  // 0.814 → 81.4% · 81,4 %
std::string points(double share_difference, Lang lang);          // 0.021 → +2.1 · +2,1
std::string file_size(uint64_t bytes, Lang lang);                // 12.4 MB · 12,4 Mo, powers of ten

inline constexpr const char* kNarrowSpace = "\u202f";  // groups digits in French
inline constexpr const char* kNoBreak = "\u00a0";      // between a number and its unit

}  // namespace tolle
