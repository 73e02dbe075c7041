// Two closed lists, as base/text.h folds words.
#include "engine/read/directions.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/text.h"

namespace tolle::engine {
namespace {

// The last ones are states that anybody may give a report on FixMyStreet.
constexpr std::string_view kPublic[] = {"true",
                                        "1",
                                        "1 0",
                                        "yes",
                                        "oui",
                                        "vrai",
                                        "t",
                                        "y",
                                        "inbound",
                                        "incoming",
                                        "in",
                                        "incoming message",
                                        "inbound message",
                                        "received",
                                        "recu",
                                        "recue",
                                        "entrant",
                                        "entrante",
                                        "customer",
                                        "client",
                                        "user",
                                        "end user",
                                        "public",
                                        "contact",
                                        "lead",
                                        "visitor",
                                        "requester",
                                        "demandeur",
                                        "mo",
                                        "ghost",
                                        "confirmed",
                                        "fixed",
                                        "fixed user",
                                        "open",
                                        "reopened"};
constexpr std::string_view kOrganisation[] = {"false",
                                              "0",
                                              "0 0",
                                              "no",
                                              "non",
                                              "faux",
                                              "f",
                                              "n",
                                              "outbound",
                                              "outgoing",
                                              "out",
                                              "outgoing message",
                                              "outbound message",
                                              "sent",
                                              "envoye",
                                              "envoyee",
                                              "sortant",
                                              "sortante",
                                              "agent",
                                              "staff",
                                              "organisation",
                                              "organization",
                                              "conseiller",
                                              "admin",
                                              "bot",
                                              "operator",
                                              "employee",
                                              "mt",
                                              "media",
                                              "platform"};

}  // namespace

Speaks speaks(std::string_view direction) {
  std::string word = folded(direction);
  if (std::ranges::find(kPublic, word) != std::end(kPublic)) return Speaks::Public;
  return std::ranges::find(kOrganisation, word) != std::end(kOrganisation) ? Speaks::Organisation : Speaks::Unknown;
}

}  // namespace tolle::engine
