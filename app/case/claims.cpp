// What became of claims and questions at a moment.
#include "case/derive.h"

namespace tolle::cases {
namespace {

bool has_happened(const Case& c, const Seen& seen, const std::string& id) {
  size_t i = index_of(c.events, id);
  return i != kNowhere && seen[i];
}

}  // namespace

std::span<const std::string_view> words_of(ClaimStatus) {
  static constexpr std::string_view kWords[] = {"unspoken",  "asserted",        "denied",     "confirmed",
                                                "contested", "accounts_differ", "unconfirmed"};
  return kWords;
}

std::span<const std::string_view> words_of(QuestionStatus) {
  static constexpr std::string_view kWords[] = {"unasked", "open", "answered_in_part", "answered"};
  return kWords;
}

std::vector<size_t> voices_heard(const Claim& claim, const Case& c, const Seen& seen, std::string_view account) {
  std::vector<size_t> heard;
  for (size_t i = 0; i < claim.voices.size(); i++) {
    const Voice& voice = claim.voices[i];
    if (!account.empty() && !voice.account.empty() && voice.account != account) continue;
    if (has_happened(c, seen, voice.event)) heard.push_back(i);
  }
  return heard;
}

ClaimStatus status_of(const Claim& claim, const Case& c, const Seen& seen, std::string_view account) {
  bool said[size_t(Verdict::LeavesOpen) + 1] = {};
  for (size_t i : voices_heard(claim, c, seen, account)) said[size_t(claim.voices[i].verdict)] = true;
  auto any = [&](Verdict v) { return said[size_t(v)]; };

  // Told in one way only, it is simply said, whichever account it is.
  if (!any(Verdict::Asserts) && !any(Verdict::TellsOtherwise)) return ClaimStatus::Unspoken;
  if (any(Verdict::Confirms) && any(Verdict::Denies)) return ClaimStatus::Contested;
  if (any(Verdict::Confirms)) return ClaimStatus::Confirmed;
  if (any(Verdict::Denies)) return ClaimStatus::Denied;
  if (any(Verdict::Asserts) && any(Verdict::TellsOtherwise)) return ClaimStatus::AccountsDiffer;
  if (any(Verdict::Doubts)) return ClaimStatus::Contested;
  if (any(Verdict::LeavesOpen)) return ClaimStatus::Unconfirmed;
  return any(Verdict::Asserts) ? ClaimStatus::Asserted : ClaimStatus::Unspoken;
}

QuestionStatus status_of(const Question& question, const Case& c, const Seen& seen) {
  if (!has_happened(c, seen, question.asked)) return QuestionStatus::Unasked;
  QuestionStatus status = QuestionStatus::Open;
  for (const Answer& answer : question.answers) {
    if (!has_happened(c, seen, answer.event)) continue;
    status =
        std::max(status, answer.extent == Extent::Full ? QuestionStatus::Answered : QuestionStatus::AnsweredInPart);
  }
  return status;
}

}  // namespace tolle::cases
