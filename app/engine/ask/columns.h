// What threads tell about each message, laid out in time order, so that a span of time is a contiguous range.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "engine/ask/codes.h"
#include "engine/read/source.h"
#include "engine/table/raw_vector.h"
#include "engine/table/table.h"

namespace tolle::engine {

using Slot = uint32_t;  // position of a message in time order; messages without a time come last, in file order

enum Facet : uint8_t { kByOrganisation, kByChannel, kByCategory, kByPlace, kFacets };

// The values of a facet. Code names.size() stands for "not said" (key "").
struct FacetNames {
  bool known = false;
  std::vector<std::string> names;
  uint32_t values() const { return uint32_t(names.size()) + 1; }
  std::string_view name(Code c) const { return c < names.size() ? std::string_view(names[c]) : std::string_view(); }
};
template <class A> void fields(A& a, FacetNames& x) { a(x.known, x.names); }
struct FacetColumn : FacetNames {
  Codes code;  // per slot: the value of its thread; empty when not known
};

constexpr int64_t kNoWait = -1;
constexpr uint32_t kNoAgent = 0xFFFFFFFF;
constexpr uint8_t kNoHour = 255;  // the time is not known to the hour

// Numbered in time order; a complaint's number is also the number of its thread. Ghosts are among them.
struct Complaints {
  RawVector<Slot> slot;
  std::vector<int64_t> wait_ms;   // to the first response; kNoWait: not answered, or nobody knows when
  std::vector<int64_t> close_ms;  // to closing; empty where the data does not tell
  std::vector<uint8_t> answered;
  std::vector<uint8_t> ghost;  // empty: there are none
  RawVector<Ms> ended;         // when it stopped being open; kNoTime: at an unknown time, or it has no time; max: never
  uint32_t size() const { return uint32_t(slot.size()); }
};

// Messages of organisations, in time order.
struct Answers {
  RawVector<Slot> slot;
  Codes team;                        // the answering organisation, a code of facet kByOrganisation
  std::array<Codes, kFacets> facet;  // as in Columns::facet
  std::vector<uint32_t> agent;       // index into Columns::agents
  uint32_t size() const { return uint32_t(slot.size()); }
};

struct Agent {
  Code team = kNoCode;
  uint32_t number = 0;  // "agent 7" of the team, by order of appearance in the file
};

// Bits 4 to 6 of a message's flags hold its Precision. A ghost is no kIsComplaint, though it stands among the complaints.
enum MessageFlag : uint8_t { kIsComplaint = 1, kIsAnswer = 2, kIsHostile = 4, kHourIsKnown = 8, kIsGhost = 128 };
inline constexpr uint8_t kStandsAmongComplaints = kIsComplaint | kIsGhost;
inline constexpr int kPrecisionShift = 4;
inline Precision precision_of(uint8_t flags) { return Precision(flags >> kPrecisionShift & 7); }

// One of the file's own records: not the answers inside a ticket, and no ghost.
inline bool is_record(uint8_t flags, bool ticket_shaped) {
  return !(flags & kIsGhost) && (!ticket_shaped || flags & kIsComplaint);
}

struct Columns {
  Slot size = 0, timed = 0;
  RawVector<Row> row;
  RawVector<Ms> time;
  RawVector<uint8_t> flags;
  RawVector<uint32_t> thread;  // below complaints.size(): that complaint's thread
  uint32_t threads = 0;
  std::array<FacetColumn, kFacets> facet;
  Complaints complaints;
  Answers answers;
  std::vector<Agent> agents;
  std::vector<uint32_t> team_agents;  // different agents per organisation in the whole data; 0: not known
  bool all_agents_known = false;      // every organisation that answers has some
  uint64_t answers_untimed = 0;       // answered complaints whose answer is no message (typed responses)

  // First slot at or after `t`, of all, of complaints' and answers' numbers.
  Slot slot_at(Ms t) const;
  Slot slot_of(Row r, Ms t) const;
};

// Fills `source.issues` with what only threads can tell.
Columns columns_of(const Table& table, SourceReport& source);

// Figures about fewer people than this are withheld; 0 people means that the data does not say.
inline bool too_few_people(uint64_t agents) { return agents > 0 && agents < 5; }

// Exact name → code for each organisation that answers, and the organisation of each thread (columns_organisation.cpp).
void add_organisations(const Table& table, const std::vector<Row>& root_row_of_thread,
                       const std::vector<uint32_t>& thread_of_row, const RawVector<uint8_t>& flags_of_row,
                       Columns& columns);
void add_agents(const Table& table, Columns& columns);

inline Author author_kind(const Table& table, Row row) {
  return table.author_kind.empty() ? Author::Public : table.author_kind[row];
}

}  // namespace tolle::engine
