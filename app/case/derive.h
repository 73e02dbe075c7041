// What follows from a case as of a moment: the status of claims, answers to questions, who bore what, and how fast.
#pragma once
#include "case/case.h"
#include "case/timeline.h"

namespace tolle::cases {

// By index in Case::events: has it happened at the moment that is looked at?
using Seen = std::vector<bool>;
Seen seen_all(const Timeline& t);
Seen seen_at(const Timeline& t, int64_t utc_ms);   // in a case that is not anchored: ms since its origin
Seen seen_after(const Timeline& t, size_t event);  // the moment after it
Seen seen_by(const Case& c, const Timeline& t, std::string_view cursor);  // of a step: an event, a stamp, or the end
std::optional<int64_t> mark_of(const Case& c, const Timeline& t, std::string_view cursor);  // nothing: the end

// ---- claims and questions

enum class ClaimStatus : uint8_t {
  Unspoken,  // nobody has said it yet
  Asserted,
  Denied,     // denied, and never confirmed
  Confirmed,  // confirmed, and never denied
  Contested,  // both, or doubted by somebody
  AccountsDiffer,
  Unconfirmed,  // somebody who could have settled it spoke, and did not
};
std::span<const std::string_view> words_of(ClaimStatus);

ClaimStatus status_of(const Claim& claim, const Case& c, const Seen& seen, std::string_view account = {});

// The voices that are heard at the moment, as indices into claim.voices.
std::vector<size_t> voices_heard(const Claim& claim, const Case& c, const Seen& seen, std::string_view account = {});

enum class QuestionStatus : uint8_t { Unasked, Open, AnsweredInPart, Answered };
std::span<const std::string_view> words_of(QuestionStatus);
QuestionStatus status_of(const Question& question, const Case& c, const Seen& seen);

// ---- the boomerang clock: who felt the complaint first?

enum class Hand : uint8_t { StaffConsequence, Remedy, PublicAnswer, Denial };
std::span<const std::string_view> words_of(Hand);

struct ClockHand {
  Hand hand = Hand::StaffConsequence;
  size_t event =
      kNowhere;         // the one that must have happened by the earliest time; kNowhere: none, and no duration then
  DurationRange since;  // from the complaint to the first of them, whichever it was
  Interval when;        // of that first one
  bool accounts_differ = false;
  size_t perhaps = kNowhere;  // where there is none: one that may have come after the complaint, or before it
};
// All four, in the order of Hand. Only events that are seen count, and that are certainly not before the complaint.
std::vector<ClockHand> boomerang_clock(const Case& c, const Timeline& t, const Seen& seen);

bool is_staff_consequence(const Event& event);  // does harm to somebody at work; recovery and support do not
bool is_public_answer(const Event& event);      // said in public by the organisation or one of its people

// ---- who bore what

struct LedgerLine {
  size_t event = 0, consequence = 0;  // indices; Event::consequences
};
std::vector<LedgerLine> ledger(const Case& c, const Timeline& t, const Seen& seen);  // by mark

// ---- accounts

enum class Differs : uint8_t { OnlyHere, Text, Time, Channel, Certainty };
std::span<const std::string_view> words_of(Differs);

struct Difference {
  size_t event = 0;
  Differs how = Differs::OnlyHere;
  std::string account;    // the one that tells it, or tells it differently from the event's own fields
  bool remarked = false;  // the event says in words what differs
};
// Empty for a case with one account. In the order of the file.
std::vector<Difference> differences(const Case& c);

}  // namespace tolle::cases
