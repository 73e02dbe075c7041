// The conversation with the worker, seen from the page: what is open, what was asked, and the newest answer.
// It sends nothing itself: the host carries queries out and messages in, tests do so by hand.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "base/zone.h"
#include "engine/ask/cube.h"
#include "engine/report.h"
#include "model/state.h"

namespace tolle::model {

// What the pixels of the views that are on screen need, beyond what the state says. Zero: not needed.
struct Needs {
  uint32_t overview_bins = 0, zoom_bins = 0, marks_max = 0, trend_bins = 0, facet_rows = 8;
  engine::Ms brush_unit = 0;
  uint64_t records_offset = 0;
  uint32_t records_count = 0;
  engine::TimeWindow zoom;  // the part of the timeline that zoom_bins are for
  bool operator==(const Needs&) const = default;
};

engine::Query query_of(const State& state, const Needs& needs);

enum class Phase : uint8_t {
  Empty,         // nothing was ever opened
  Loading,       // what was open before stays open
  NeedsMapping,  // the reader has to say what the columns are
  Failed,        // `error` says why; what was open before stays open
  Open,
};

// What the page says about a bundled sample, in both languages (index: Lang).
struct SampleNote {
  std::array<std::string, 2> title, attribution;
  std::string source;  // address
  std::string missed;  // a file that was open until the page was loaded again, in whose place it is
};

struct Progress {
  std::string name;
  uint64_t bytes = 0, total = 0, records = 0;  // total 0: unknown
  double silent_s = 0;                         // how long the server has sent nothing; 0: it does
};

class Session {
 public:
  // Messages of the worker, handed in by the host.
  void opening(std::string name, std::optional<SampleNote> sample = {});
  void progress(uint64_t bytes, uint64_t total, uint64_t records, double silent_s = 0);
  // The first part of the file being read can be seen; what was open before comes back if the rest fails.
  void preview(engine::SourceReport source);
  void opened(engine::SourceReport source);
  void needs_mapping(engine::SourceReport source);
  void failed(Error error);                            // Cancelled is no failure: what was open comes back
  void answered(uint64_t seq, engine::Report report);  // dropped unless it is the one in flight
  void refused(uint64_t seq, Error error);
  void cube_part(std::span<const uint8_t> part) { cube_.add(part); }
  void words_read() { words_changed_ = true; }  // more words are known: ask again
  void know_zone(ZoneTable zone);
  void dismiss() { error_.reset(); }  // of a shown error

  // The question to send now, if any: at the most one is in flight, and the newest wins. Where there is a cube for it, the
  // report answers it at once, all but its records, which follow.
  struct Ask {
    uint64_t seq = 0;
    engine::Query query;
  };
  std::optional<Ask> ask(const engine::Query& query, double now_s);
  // Then ask() has to be called again: records are asked for when the hand that brushes rests, or a few times a second.
  std::optional<double> ask_again_in_s(double now_s) const;

  Phase phase() const;
  bool has_data() const { return opened_; }
  bool partial() const { return before_.has_value(); }  // a preview
  const engine::Report* report() const { return report_ ? &*report_ : nullptr; }
  uint64_t revision() const { return revision_; }                       // grows with every answer
  const engine::SourceReport& source() const { return source_; }        // of what is open
  const engine::SourceReport& candidate() const { return candidate_; }  // of what needs a mapping
  const Progress& loading() const { return progress_; }
  const std::optional<Error>& error() const { return error_; }
  const std::optional<SampleNote>& sample() const { return sample_; }  // set: what is open is a bundled sample
  bool in_flight() const { return in_flight_seq_ != 0; }
  // Nothing pending: the newest answer is to `query` (and all words are read).
  bool settled(const engine::Query& query) const;
  // Seconds for which the report has not been the answer to what was asked last; 0: it is.
  double stale_s(double now_s) const { return stale_since_s_ < 0 ? 0 : now_s - stale_since_s_; }

  // The offsets of a zone; UTC until the host has told it (see missing_zone).
  const ZoneTable& zone(const std::string& name) const;
  // A zone that was asked for and is not known yet; empty: none. Asking clears it.
  std::string take_missing_zone();

 private:
  std::optional<engine::Report> report_;
  engine::SourceReport source_, candidate_;
  Progress progress_;
  std::optional<Error> error_;
  std::optional<SampleNote> sample_, next_sample_;
  engine::Cube cube_;
  std::optional<engine::Query> asked_;
  std::optional<engine::Query> wanted_, answered_;  // by the page now; by the worker in full
  std::map<std::string, ZoneTable> zones_{{"UTC", {}}};
  mutable std::string missing_zone_;
  uint64_t next_seq_ = 1, in_flight_seq_ = 0, revision_ = 0;
  double stale_since_s_ = -1, wanted_since_s_ = 0, behind_since_s_ = -1;  // behind: the records
  std::optional<double> records_due_s_;
  struct Before {
    engine::SourceReport source;
    std::optional<SampleNote> sample;
    bool opened = false;
  };
  std::optional<Before> before_;  // a preview
  void leave_preview();
  void forget_answers();
  bool opened_ = false, loading_ = false, mapping_ = false, words_changed_ = false;
};

}  // namespace tolle::model
