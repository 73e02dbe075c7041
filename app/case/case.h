// A case: a curated affair with its events, claims, questions, accounts and sources. Plain values, compared with ==.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "case/times.h"
#include "case/words.h"

namespace tolle::cases {

// A field that we do not know, as it stood in the file: it goes back there on saving.
struct Extra {
  std::string name, json;
  bool operator==(const Extra&) const = default;
};
using Extras = std::vector<Extra>;

struct Text {
  std::string fr, en;
  Extras extra;  // other languages, among others
  bool empty() const { return fr.empty() && en.empty(); }
  bool operator==(const Text&) const = default;
};

// At least so long and at most so long after another event, or before it; without `max`, no end is known.
struct By {
  Duration min;
  std::optional<Duration> max;
  bool operator==(const By&) const = default;
};

// When something happened, as vaguely as the source says it. All that is there holds at once; empty: nothing is known.
struct Time {
  std::optional<Stamp> at;                 // alone: written as a plain string
  std::optional<Stamp> from, to;           // bounds; each on its own, or both
  std::vector<std::string> after, before;  // ids of events
  std::optional<By> by;                    // measured from `after` where there is one, else back from `before`
  Text said;                               // in the source's manner: "a few minutes later"
  Extras extra;
  bool empty() const { return *this == Time{}; }
  bool operator==(const Time&) const = default;
};

// A person or body, by role. Nobody is named.
struct Actor {
  std::string id;
  Text name;
  Party party = Party::Public;
  Extras extra;
  bool operator==(const Actor&) const = default;
};

struct Source {
  std::string id;
  SourceKind kind = SourceKind::Other;
  Text text;  // a description; no private person's name
  Time time;
  std::string url;  // http or https, or nothing
  Extras extra;
  bool operator==(const Source&) const = default;
};

// One source's telling of the case.
struct Account {
  std::string id;
  Text name, text;
  std::vector<std::string> sources;
  Extras extra;
  bool operator==(const Account&) const = default;
};

// How one account tells an event, where that differs from the event's own fields.
struct Telling {
  std::string account;
  Text text, channel;
  Time time;
  std::optional<Certainty> certainty;
  Extras extra;
  bool operator==(const Telling&) const = default;
};

struct StaffImpact {
  Impact kind = Impact::Distress;
  std::string who;  // an actor
  Text text;
  Extras extra;
  bool operator==(const StaffImpact&) const = default;
};

// A line of the ledger: who bore what.
struct Consequence {
  Party who = Party::Complainant;
  Effect effect = Effect::Cost;
  Text text;
  Extras extra;
  bool operator==(const Consequence&) const = default;
};

struct Event {
  std::string id;
  Lane lane = Lane::Context;
  Text title, text;
  std::string actor;
  Text channel;
  Visibility visibility = Visibility::Public;
  Time time;
  Time until;                       // the end of something that lasts
  std::vector<std::string> causes;  // what led to it, hence not after it
  std::vector<std::string> linked;  // what belongs with it, in whichever order
  std::vector<Telling> told;        // empty: every account tells it
  Text difference;                  // what the accounts disagree on here
  std::vector<std::string> sources;
  Certainty certainty = Certainty::Stated;
  std::vector<Flag> flags;
  std::string duplicate_of;
  std::vector<Act> acts;        // what an answer does
  std::vector<Stance> stances;  // where a reader's comment stands
  std::vector<StaffImpact> staff;
  std::vector<Consequence> consequences;
  Extras extra;
  bool operator==(const Event&) const = default;
  bool has(Flag flag) const;
  bool has(Act act) const;
};

// What one event says of a claim, by whom, and through how many mouths.
struct Voice {
  std::string event;
  Verdict verdict = Verdict::Asserts;
  std::string by;                    // an actor
  std::vector<std::string> through;  // actors who passed it on, first to last
  std::string account;               // only this account has it
  Certainty certainty = Certainty::Stated;
  Text text;
  Extras extra;
  bool operator==(const Voice&) const = default;
};

struct Claim {
  std::string id;
  Text text;
  std::vector<Voice> voices;
  Extras extra;
  bool operator==(const Claim&) const = default;
};

struct Answer {
  std::string event;
  Extent extent = Extent::Part;
  Text text;  // what it says, and what it leaves out
  Extras extra;
  bool operator==(const Answer&) const = default;
};

struct Question {
  std::string id;
  Text text;
  std::string asked;   // the event in which it is asked
  std::string by, to;  // actors
  std::vector<Answer> answers;
  Extras extra;
  bool operator==(const Question&) const = default;
};

// A remark on the quality of what the case is made from.
struct Remark {
  std::string id;
  RemarkKind kind = RemarkKind::Slip;
  Text text;
  std::vector<std::string> events, sources;
  Extras extra;
  bool operator==(const Remark&) const = default;
};

enum class Axis : uint8_t { Since, Calendar };
std::span<const std::string_view> words_of(Axis);

// One picture of the told story.
struct Step {
  std::string id;
  std::string cursor;             // an event (the moment after it) or a stamp; empty: the end
  std::vector<std::string> zoom;  // the events that the window must hold; empty: all
  std::vector<std::string> selection;
  std::string account;  // empty: all
  Axis axis = Axis::Since;
  Text caption, notes;
  Extras extra;
  bool operator==(const Step&) const = default;
};

// One of a figure's numbers, as it was printed.
struct FigureNumber {
  Text label, value;
  Extras extra;
  bool operator==(const FigureNumber&) const = default;
};

struct FigureBar {
  Text label;
  double value = 0;
  std::optional<double> part;  // how much of it is drawn full
  Extras extra;
  bool operator==(const FigureBar&) const = default;
};

// What a dataset showed when it was added: its values, so that it is drawn without the data.
struct Figure {
  std::string id;
  Text title, text;
  std::string source, event;  // what it is taken from; what it belongs to
  Time taken;                 // when it was added
  std::vector<FigureNumber> numbers;
  Text unit, part;  // what the bars count; what their full part is
  std::vector<FigureBar> bars;
  std::string url;  // opens the data; http or https, or nothing
  Extras extra;
  bool operator==(const Figure&) const = default;
};

struct Case {
  std::string id;
  Text title, subtitle, place, summary;
  std::string zone;       // IANA name, for showing local times
  std::string origin;     // the event at zero on the axis "since"
  std::string complaint;  // the event that the clock starts at; empty: `origin`
  std::vector<Actor> actors;
  std::vector<Account> accounts;
  std::vector<Source> sources;
  std::vector<Event> events;
  std::vector<Claim> claims;
  std::vector<Question> questions;
  std::vector<Remark> remarks;
  std::vector<Figure> figures;
  std::vector<Step> steps;
  Extras extra;
  bool operator==(const Case&) const = default;
};

inline constexpr size_t kNowhere = size_t(-1);

// The place of the one with this id in a list of a case; kNowhere: there is none.
template <class T>
size_t index_of(const std::vector<T>& list, std::string_view id) {
  for (size_t i = 0; i < list.size(); i++)
    if (list[i].id == id) return i;
  return kNowhere;
}

// How the account tells the event; null: in the event's own fields, or not at all.
const Telling* telling_by(const Event& event, std::string_view account);

// Whether the account tells the event; with no account, whether any does.
bool is_told_by(const Event& event, std::string_view account);

}  // namespace tolle::cases
