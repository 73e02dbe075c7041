#include "case/words.h"

namespace tolle::cases {
namespace {

using Word = std::string_view;
constexpr Word kLanes[] = {"complaint", "response", "staff", "amplification", "context"};
constexpr Word kParties[] = {"complainant", "worker", "organisation", "public", "media", "platform"};
constexpr Word kVisibilities[] = {"public", "private", "internal", "unknown"};
constexpr Word kCertainties[] = {"stated", "reported", "inferred"};
constexpr Word kFlags[] = {"source_slip", "hole", "duplicate", "synthetic", "ongoing", "repeated", "hedged"};
constexpr Word kActs[] = {"remedy",        "apology",       "explanation",      "reassurance",      "denial",
                          "promise",       "thanks",        "asks_for_details", "moves_to_private", "statement",
                          "investigation", "policy_change", "withdrawal",       "warning",          "sanction",
                          "internal_call", "handover",      "no_reply"};
constexpr Word kStances[] = {"with_complainant",
                             "against_complainant",
                             "with_worker",
                             "with_organisation",
                             "against_organisation",
                             "against_press",
                             "alarm",
                             "doubt",
                             "correction",
                             "question",
                             "testimony",
                             "aside"};
constexpr Word kVerdicts[] = {"asserts", "tells_otherwise", "doubts", "denies", "confirms", "leaves_open"};
constexpr Word kExtents[] = {"part", "full"};
constexpr Word kEffects[] = {"cost", "gain", "mixed"};
constexpr Word kImpacts[] = {"called_to_account",
                             "fear_of_dismissal",
                             "reprimand",
                             "sanction",
                             "access_lost",
                             "named_in_public",
                             "insult",
                             "threat",
                             "defamation",
                             "hostile_message",
                             "constant_pressure",
                             "deadline",
                             "fatigue",
                             "distress",
                             "after_hours_pull",
                             "blame",
                             "hiding",
                             "side_stepped",
                             "violent_exchange",
                             "withdrawal",
                             "disclosure",
                             "recovery",
                             "support"};
constexpr Word kSourceKinds[] = {"news_article", "blog_post", "magazine_article", "comments", "post",
                                 "document",     "other"};
constexpr Word kRemarkKinds[] = {"undated", "slip",      "factual_error", "duplicate", "count_mismatch",
                                 "hole",    "ingestion", "hearsay",       "one_sided"};

static_assert(std::size(kActs) == size_t(Act::NoReply) + 1);
static_assert(std::size(kStances) == size_t(Stance::Aside) + 1);
static_assert(std::size(kImpacts) == size_t(Impact::Support) + 1);
static_assert(std::size(kRemarkKinds) == size_t(RemarkKind::OneSided) + 1);
static_assert(std::size(kSourceKinds) == size_t(SourceKind::Other) + 1);
static_assert(std::size(kFlags) == size_t(Flag::Hedged) + 1);

}  // namespace

std::span<const Word> words_of(Lane) { return kLanes; }
std::span<const Word> words_of(Party) { return kParties; }
std::span<const Word> words_of(Visibility) { return kVisibilities; }
std::span<const Word> words_of(Certainty) { return kCertainties; }
std::span<const Word> words_of(Flag) { return kFlags; }
std::span<const Word> words_of(Act) { return kActs; }
std::span<const Word> words_of(Stance) { return kStances; }
std::span<const Word> words_of(Verdict) { return kVerdicts; }
std::span<const Word> words_of(Extent) { return kExtents; }
std::span<const Word> words_of(Effect) { return kEffects; }
std::span<const Word> words_of(Impact) { return kImpacts; }
std::span<const Word> words_of(SourceKind) { return kSourceKinds; }
std::span<const Word> words_of(RemarkKind) { return kRemarkKinds; }

}  // namespace tolle::cases
