// Closed lists, as base/text.h folds words.
#include "engine/read/directions.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace tolle::engine {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view kIn[] = {"inbound",
                                    "incoming",
                                    "incoming message",
                                    "inbound message",
                                    "customer",
                                    "client",
                                    "user",
                                    "end user",
                                    "contact",
                                    "lead",
                                    "visitor",
                                    "requester",
                                    "demandeur",
                                    "kunde",
                                    "in",
                                    "entrant",
                                    "entrante",
                                    "eingehend",
                                    "mo",
                                    "customer to agent"};
constexpr std::string_view kOut[] = {
    "outbound",  "outgoing",   "outgoing message", "outbound message", "agent",        "staff", "admin",   "operator",
    "employee",  "conseiller", "mitarbeiter",      "organisation",     "organization", "out",   "sortant", "sortante",
    "ausgehend", "mt",         "agent to customer"};
constexpr std::string_view kAutomatic[] = {"bot",        "chatbot",     "robot",   "answer bot", "system",
                                           "systeme",    "sistema",     "auto",    "automatic",  "automated",
                                           "automation", "automatique", "workflow"};
// The last ones are states that anybody may give a report on FixMyStreet.
constexpr std::string_view kYes[] = {"true",  "1",         "1 0",      "yes",        "oui",   "vrai",
                                     "t",     "y",         "received", "recu",       "recue", "public",
                                     "ghost", "confirmed", "fixed",    "fixed user", "open",  "reopened"};
constexpr std::string_view kNo[] = {"false", "0",    "0 0",    "no",      "non",   "faux",    "f",
                                    "n",     "sent", "envoye", "envoyee", "media", "platform"};

bool is_in(Words words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

// "Inbound - Web form", "Incoming call"
std::string_view way_of(std::string_view folded) {
  constexpr std::string_view kWays[] = {"inbound",  "incoming", "entrant", "entrante", "eingehend",
                                        "outbound", "outgoing", "sortant", "sortante", "ausgehend"};
  std::string_view first = folded.substr(0, folded.find(' '));
  return is_in(kWays, first) ? first : folded;
}

}  // namespace

Speaks Sides::of(std::string_view cell) const {
  std::string whole = folded(cell);
  std::string_view word = way_of(whole);
  if (user_is_staff && word == "user") return Speaks::Organisation;
  if (is_in(kIn, word)) return Speaks::Public;
  if (is_in(kOut, word)) return Speaks::Organisation;
  if (is_in(kAutomatic, word)) return Speaks::Automatic;
  if (is_in(kYes, word)) return yes_is_staff ? Speaks::Organisation : Speaks::Public;
  if (is_in(kNo, word)) return yes_is_staff ? Speaks::Public : Speaks::Organisation;
  return Speaks::Unknown;
}

Sides sides_of(std::string_view name, std::span<const std::string_view> cells) {
  constexpr std::string_view kCustomers[] = {"customer", "contact", "client", "visitor", "requester"};
  Sides out;
  for (std::string_view word : {"staff", "agent", "outbound", "outgoing", "from me", "from us", "uploader"})
    out.yes_is_staff |= name.find(word) != name.npos;
  bool staff = false;
  for (std::string_view cell : cells) {
    std::string word = folded(cell);
    out.user_is_staff |= is_in(kCustomers, word);
    staff |= is_in(kOut, word);
  }
  out.user_is_staff &= !staff;
  return out;
}

Naming naming_of(std::string_view who) {
  if (who.contains('@')) return Naming::Address;
  return std::ranges::all_of(who, is_digit) ? Naming::Number : Naming::Name;
}

bool is_side(std::string_view cell) {
  std::string whole = folded(cell);
  return is_in(kIn, way_of(whole)) || is_in(kOut, way_of(whole)) || is_in(kAutomatic, whole);
}

}  // namespace tolle::engine
