// How large a case may be. Every bundled case stays below a twentieth of these.
#pragma once
#include <cstddef>

namespace tolle::cases {

inline constexpr size_t kMaxFileBytes = 4 << 20;
inline constexpr size_t kMaxDepth = 32;      // of nested objects and arrays, unknown fields included
inline constexpr size_t kMaxFields = 200;    // of one object, unknown fields included
inline constexpr size_t kMaxProblems = 200;  // reported; one more says that there were more

inline constexpr size_t kMaxEvents = 2000;
inline constexpr size_t kMaxActors = 200;
inline constexpr size_t kMaxAccounts = 20;
inline constexpr size_t kMaxSources = 500;
inline constexpr size_t kMaxClaims = 200;
inline constexpr size_t kMaxQuestions = 200;
inline constexpr size_t kMaxRemarks = 200;
inline constexpr size_t kMaxFigures = 40;
inline constexpr size_t kMaxBars = 400;  // of one figure
inline constexpr size_t kMaxSteps = 200;
inline constexpr size_t kMaxItems = 64;  // of any smaller list

inline constexpr size_t kMaxId = 64;       // characters
inline constexpr size_t kMaxLabel = 160;   // code points: titles, roles, channels
inline constexpr size_t kMaxLine = 600;    // captions, notes on one thing
inline constexpr size_t kMaxProse = 6000;  // descriptions, speaker notes
inline constexpr size_t kMaxUrl = 2000;

}  // namespace tolle::cases
