// Bytes in any pieces → table. One Loader opens one file; the table that was open before is untouched until it is done.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "base/result.h"
#include "base/zone.h"
#include "engine/read/build.h"
#include "engine/read/clean.h"
#include "engine/read/join.h"
#include "engine/read/source.h"

namespace tolle::engine {

struct OpenOptions {
  std::string name;
  uint64_t size_bytes = 0;  // 0: unknown; used to reserve memory once
  bool confirm = false;     // stop at NeedsMapping when the format is not known by name; else go on with the best guess
  Mapping mapping;
  Masks masks;
  std::vector<uint32_t> lines;  // not empty: only the records on these lines are wanted, as they stand in the file
  std::function<const ZoneTable*(const std::string& name)>
      zone;                       // null where the zone is unknown; asked for named zones only
  size_t head_bytes = 256 << 10;  // looked at before anything is decided
  bool several = false;           // the mapping is for several files: columns that this one has not are not missed
  bool like_another = false;      // the mapping was chosen for another file: it counts if this one has the same columns
  uint32_t one_in = 1;            // above 1: only a sample of the records (sample.h)
  bool section = false;           // the first bytes only tell what the columns are; records begin with start_section()
};

struct Loaded {
  Table table;
  SourceReport source;
};

// One file of several that are opened together.
struct Part {
  Unjoined rows;
  SourceReport source;  // its issues are in `issues`
  IssueLog issues;
};
Loaded loaded(std::vector<Part> parts);

class Loader {
 public:
  explicit Loader(OpenOptions options);
  ~Loader();

  // Where the next bytes go: at least `size` bytes that stay put until push().
  std::span<uint8_t> room(size_t size);

  enum class Step : uint8_t { More, NeedsMapping };
  // `size` bytes of room() are filled. Any split of the file gives the same table. After NeedsMapping or an error the
  // Loader takes no more; source() then holds what is known (columns with samples, encoding, delimiter).
  Result<Step> push(size_t size);
  // The file is damaged, or cut off, behind what was pushed: a record that is not complete is left out.
  void damaged(IssueKind how);
  // No more bytes; NeedsMapping is possible here too (short files).
  Result<Step> finish(Part& out);
  Result<Step> finish(Loaded& out);  // of a file that stands alone

  // Reading in sections (section.h). Other Loaders are pushed the file's first bytes until they know the columns, then for each
  // of their sections started, pushed all of it, ended, and given(). Unknown: more first bytes are needed.
  enum class Sections : uint8_t { Unknown, Possible, Impossible };
  Sections sections() const;
  size_t first_record(std::string_view piece) const;  // its position in a piece from anywhere; npos: cannot be told
  void start_section();
  // All that was pushed is read; true if it ended with a whole record and with no quotes left open before. A Loader for which
  // that is false has to read the file anew by itself, as does one that cannot adopt a section.
  bool end_section();
  TableBuilder& table();
  SectionNotes section_notes();
  void given();  // the rows of table(), with these notes: it is empty now
  // Notes of another Loader, the `reader`-th, whose columns have been copied behind those of table(); reading goes on behind them.
  void adopt(const SectionNotes& notes, uint32_t reader);

  // What has been read so far, as if the file ended there; reading goes on. False if there is nothing to see yet.
  bool preview(Loaded& out) const;
  uint64_t records() const;  // so far
  const SourceReport& source() const;
  const std::vector<RawRecord>& raw_records() const;  // those asked for by OpenOptions::lines, after finish()

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tolle::engine
