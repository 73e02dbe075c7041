// The reader itself reads them, from the head alone.
#include "engine/read/json_samples.h"

namespace tolle::engine {

JsonSamples json_samples(const JsonPaths& paths, JsonRecords::Rules rules, size_t most, std::string_view head,
                         bool whole) {
  JsonSamples out;
  JsonRecords records(paths, std::move(rules));
  records.start(0, 1);
  IssueLog ignored;
  auto take = [&](const Batch& b) {
    for (uint32_t r = 0; r < b.records && out.records.size() < most; r++) {
      auto& cells = out.records.emplace_back(b.fields);
      out.by_record |= r > 0 && b.line[r] == b.line[r - 1];
      for (uint32_t c = 0; c < b.fields; c++)
        each_cell(part_of(b, r, r + 1), c,
                  [&](uint32_t, const char* from, const char* to, bool) { cells[c].assign(from, to); });
    }
  };
  records.read(head.data(), uint32_t(head.size()), whole, ignored, take);
  records.flush(take);
  out.seen = records.records();
  return out;
}

}  // namespace tolle::engine
