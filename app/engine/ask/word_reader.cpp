// Stub until the rules are read.
#include "engine/ask/word_reader.h"

namespace tolle::engine {

WordReader::WordReader(const Table& table, Columns& columns) : table_(table), columns_(columns) {
  words_.said.assign(columns.answers.size(), 0);
  words_.thread_said.assign(columns.complaints.size(), 0);
  words_.read_to = columns.size;
}
bool WordReader::read(double) { return false; }
double WordReader::progress() const { return 1; }
void WordReader::explain(std::string_view, Message&) const {}

}  // namespace tolle::engine
