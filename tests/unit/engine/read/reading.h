// Reads a text in pieces, for the tests of the reader.
#pragma once
#include <cstring>
#include <string>
#include <string_view>

#include "base/archive.h"
#include "engine/read/loader.h"

namespace tolle::engine {

struct Read {
  Loaded loaded;
  Error error;
  bool needs_mapping = false;
  std::vector<RawRecord> raw;  // where OpenOptions::lines asks for some
  const Table& table() const { return loaded.table; }
  const SourceReport& source() const { return loaded.source; }
  uint64_t count(IssueKind kind) const {
    for (const Issue& issue : loaded.source.issues)
      if (issue.kind == kind) return issue.count;
    return 0;
  }
  std::vector<uint32_t> lines(IssueKind kind) const {
    for (const Issue& issue : loaded.source.issues)
      if (issue.kind == kind) return issue.lines;
    return {};
  }
};

// `first` bytes, then pieces of `piece` bytes.
inline Read read(std::string_view bytes, OpenOptions options = {}, size_t piece = 1 << 20, size_t first = 0) {
  Read out;
  options.size_bytes = bytes.size();
  Loader loader(std::move(options));
  Result<Loader::Step> step = Loader::Step::More;
  auto push = [&](size_t size) {
    size = std::min(size, bytes.size());
    if (!size) return;
    std::span<uint8_t> room = loader.room(size);
    std::memcpy(room.data(), bytes.data(), size);
    bytes.remove_prefix(size);
    step = loader.push(size);
  };
  push(first);
  while (step && *step == Loader::Step::More && !bytes.empty()) push(piece);
  if (step && *step == Loader::Step::More) step = loader.finish(out.loaded);
  out.raw = loader.raw_records();
  if (!step) out.error = step.error();
  else out.needs_mapping = *step == Loader::Step::NeedsMapping;
  if (!step || out.needs_mapping) out.loaded.source = loader.source();
  return out;
}

// Everything in a table and its report as text, for comparing and for looking at.
inline std::string dump(const Read& read) {
  const Table& t = read.table();
  std::string out = "error " + std::to_string(int(read.error.code)) + " " + read.error.what + " at " +
                    std::to_string(read.error.line) + ":" + std::to_string(read.error.column) + " rows " +
                    std::to_string(t.rows) + "\n";
  for (Row r = 0; r < t.rows; r++) {
    out += std::to_string(r) + " line " + std::to_string(t.line[r]) + " id " + t.id.text(r) + " time " +
           std::to_string(t.time[r]) + "/" + std::to_string(int(t.precision[r])) + " parent " +
           std::to_string(t.parent[r]) + " kind " + std::to_string(int(t.author_kind[r]));
    for (const DictColumn* d :
         {&t.author, &t.agent, &t.organisation, &t.channel, &t.category, &t.place, &t.answer_kind})
      out += " [" + std::string(d->name(r)) + "]";
    out += t.answered_untimed.empty() ? "" : " untimed " + std::to_string(t.answered_untimed[r]);
    out += t.closed.empty() ? "" : " closed " + std::to_string(t.closed[r]);
    out += t.text.empty() ? "" : " text <" + std::string(t.text[r]) + ">";
    out += "\n";
  }
  SourceReport source = read.source();
  if (read.needs_mapping) source.bytes = 0;             // so far: nobody needs the rest
  if (read.error.code != ErrorCode::None) source = {};  // what was refused is not described
  std::vector<uint8_t> report = to_bytes(source);
  for (uint8_t byte : report) out += std::to_string(byte) + " ";
  return out;
}

}  // namespace tolle::engine
