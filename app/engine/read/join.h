// The rows of one file or of several that belong together → one table: parents found, tickets and what was said about them
// brought together, records that are there twice merged.
#pragma once
#include "engine/read/ids.h"
#include "engine/read/issues.h"

namespace tolle::engine {

// What one file gives before ids are looked up.
struct Unjoined {
  // Where no row says which thread it is in. Several such files may be opened together: the first message's id tells one from the
  // other, or else who takes part in it.
  void make_one_thread();

  std::string suite;  // whose ids these are (suite_of)
  Table table;        // its parents are not set yet
  IdColumn parents;   // ids of the messages replied to
  IdColumn threads;   // ids of the tickets that the rows speak about; empty: they are tickets, or tweets
  std::vector<std::pair<Row, Row>> responses;  // of tickets, from columns: row, its complaint
  std::vector<Row> left_out;                   // rows that are no messages
  bool timed_ids = false;                      // ids carry their time: what they reply to can be known by them alone
  bool own_parent = false;                     // what names itself as its parent has none
  bool measures = false;                       // says how long things took, of tickets that another file may have
  bool one_thread = false;                     // all rows are of one conversation
  bool says_who = true;                        // a column says who is the public and who is not
};

// Ids of one suite only name each other; equal ones of two are so by chance.
std::string suite_of(std::string_view format);

// Rows of a later file stand behind those of an earlier one. Ids of tickets and ids of what was said about them are of two
// kinds and never meet. A ticket that is in no file is stood for by the first thing that its asker said about it, which then counts
// as a reply whose parent is missing if there are other tickets. Who wrote a ticket is the public in it, everybody else the
// organisation, where no column says so.
Table joined(std::vector<Unjoined> parts, IssueLog& issues);

}  // namespace tolle::engine
