// The closed lists of a case file: each value has one word, the same in the file and in keys of translated strings.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tolle::cases {

enum class Lane : uint8_t { Complaint, Response, Staff, Amplification, Context };

// Whose side of the counter somebody is on; also who bore a consequence.
enum class Party : uint8_t { Complainant, Worker, Organisation, Public, Media, Platform };

enum class Visibility : uint8_t { Public, Private, Internal, Unknown };

enum class Certainty : uint8_t {
  Stated,    // the account says so
  Reported,  // the account passes on what somebody else says, or writes it in the conditional
  Inferred,  // no account says so; it follows from what they say
};

enum class Flag : uint8_t {
  SourceSlip,  // the source says the reverse of what it must mean
  Hole,        // something that was shown is missing from what we have, e.g. a screenshot
  Duplicate,   // says again what another event says
  Synthetic,   // filler that no source backs
  Ongoing,     // lasts, without known beginning or end
  Repeated,    // happened more than once
  Hedged,      // the speaker was not sure
};

// What an answer does.
enum class Act : uint8_t {
  Remedy,
  Apology,
  Explanation,
  Reassurance,
  Denial,
  Promise,
  Thanks,
  AsksForDetails,
  MovesToPrivate,
  Statement,
  Investigation,
  PolicyChange,
  Withdrawal,
  Warning,
  Sanction,
  InternalCall,
  Handover,
  NoReply,
};

// Where a reader's comment stands.
enum class Stance : uint8_t {
  WithComplainant,
  AgainstComplainant,
  WithWorker,
  WithOrganisation,
  AgainstOrganisation,
  AgainstPress,
  Alarm,
  Doubt,
  Correction,
  Question,
  Testimony,
  Aside,
};

// What an event says of a claim.
enum class Verdict : uint8_t {
  Asserts,
  TellsOtherwise,  // an account tells the same thing in another way
  Doubts,
  Denies,
  Confirms,
  LeavesOpen,  // an answer by somebody who could have confirmed or denied it, and did neither
};

enum class Extent : uint8_t { Part, Full };

enum class Effect : uint8_t { Cost, Gain, Mixed };

// What the affair did to somebody at work. Axes: staff.h
enum class Impact : uint8_t {
  CalledToAccount,
  FearOfDismissal,
  Reprimand,
  Sanction,
  AccessLost,
  NamedInPublic,
  Insult,
  Threat,
  Defamation,
  HostileMessage,
  ConstantPressure,
  Deadline,
  Fatigue,
  Distress,
  AfterHoursPull,
  Blame,
  Hiding,
  SideStepped,
  ViolentExchange,
  Withdrawal,
  Disclosure,
  Recovery,
  Support,
};

enum class SourceKind : uint8_t { NewsArticle, BlogPost, MagazineArticle, Comments, Post, Document, Other };

enum class RemarkKind : uint8_t {
  Undated,
  Slip,
  FactualError,
  Duplicate,
  CountMismatch,
  Hole,
  Ingestion,
  Hearsay,
  OneSided
};

// All words of a list, in the order of its values.
std::span<const std::string_view> words_of(Lane);
std::span<const std::string_view> words_of(Party);
std::span<const std::string_view> words_of(Visibility);
std::span<const std::string_view> words_of(Certainty);
std::span<const std::string_view> words_of(Flag);
std::span<const std::string_view> words_of(Act);
std::span<const std::string_view> words_of(Stance);
std::span<const std::string_view> words_of(Verdict);
std::span<const std::string_view> words_of(Extent);
std::span<const std::string_view> words_of(Effect);
std::span<const std::string_view> words_of(Impact);
std::span<const std::string_view> words_of(SourceKind);
std::span<const std::string_view> words_of(RemarkKind);

template <class E>
std::string_view word_of(E value) {
  return words_of(value)[size_t(value)];
}

template <class E>
std::optional<E> value_of(std::string_view word) {
  auto words = words_of(E{});
  for (size_t i = 0; i < words.size(); i++)
    if (words[i] == word) return E(i);
  return {};
}

}  // namespace tolle::cases
