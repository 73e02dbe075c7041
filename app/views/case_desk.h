// What the DOM's editor of cases asks of the program: words, imports, exports, contradictions. JSON in and out.
#pragma once
#include <string>
#include <string_view>

#include "model/cases.h"
#include "model/lang.h"

namespace tolle::views {

// `shown` may be null; then what is about a case answers "null".
//
//   words                         → { lane: ["complaint", …], party: […], … }: every closed list of a case file
//   format    text of a file      → its timeline format, or null
//   import    { text, name, zone, changes: [[from_ms, offset_s], …], lanes: { group: lane } }
//                                 → { document, format, records, notes: [{ note, field, count, at }], groups: [{ name, events,
//                                     lane }] }, or { problems } as case_fault_json() writes them
//   tidy      text of a document  → the same as a case file is written, or null where it is none
//   timelinejs                    → { json, undated: [id, …] }, texts in `lang`
//   csv                           → the events as CSV
//   solved                        → { anchored, when: { id: text }, conflicts: [{ events: [id, …], dropped }] }
std::string desk_answer(std::string_view question, const char* text, const model::OpenCase* shown, Lang lang);

}  // namespace tolle::views
