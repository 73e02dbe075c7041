// The engine as the worker and the tests hold it: one dataset that can be asked, at the most one file being opened.
#pragma once
#include <map>
#include <memory>
#include <optional>

#include "base/archive.h"
#include "engine/ask/dataset.h"
#include "engine/read/loader.h"

namespace tolle::engine {

struct OpenRequest {
  std::string name;
  uint64_t size_bytes = 0;
  bool confirm = false;
  Mapping mapping;
  Masks masks;
  std::vector<uint32_t> lines;  // see OpenOptions
  bool section = false;         // see OpenOptions; not in the archive
  bool several = false;         // one of several files
  uint32_t one_in = 1;          // see OpenOptions
  bool like_another = false;    // see OpenOptions
};
template <class A>
void fields(A& a, Masks& x) {
  a(x.mask, x.mail, x.phone);
}
template <class A>
void fields(A& a, OpenRequest& x) {
  a(x.name, x.size_bytes, x.confirm, x.mapping, x.masks, x.lines, x.several, x.one_in, x.like_another);
}

class Engine {
 public:
  void add_zone(ZoneTable zone);

  // Opening: open, push …, end_part for each file, then finish. The dataset in place stays until finish() has succeeded,
  // and may be asked meanwhile. A file without records keeps its place among the others: only if there is none in any of them
  // does finish() fail.
  void open(OpenRequest request);
  std::span<uint8_t> room(size_t size) { return loader_->room(size); }
  Result<Loader::Step> push(size_t size) { return loader_->push(size); }
  void damaged(IssueKind how) { loader_->damaged(how); }  // the file is, behind what was pushed
  Result<Loader::Step> end_part();
  Result<Loader::Step> finish();
  Loader& loader() { return *loader_; }  // while opening()
  // Shows what has been read so far until finish() or cancel(); false: nothing to be seen yet.
  bool preview();
  void cancel() {
    loader_.reset();
    parts_.clear();
    nothing_.reset();
    preview_.reset();
  }
  bool opening() const { return loader_ != nullptr; }
  uint64_t records_read() const { return loader_ ? loader_->records() : 0; }

  // After a finish() that was asked for lines only: the dataset in place stays.
  bool answers_with_lines() const { return lines_only_; }
  const std::vector<RawRecord>& raw_records() const { return raw_records_; }

  // Of the file being opened, else of the dataset.
  const SourceReport& source() const;
  const SourceReport& shown_source() const { return shown()->source(); }  // after preview()

  // Fails with UnknownZone; without a dataset the report is empty (dataset 0).
  Result<Report> ask(const Query& query, double search_ms = kUnhurried);
  Dataset::Reading read(double budget_ms) { return shown() ? shown()->read(budget_ms) : Dataset::Reading::Nothing; }
  bool read_words(double budget_ms) { return shown() && shown()->read_words(budget_ms); }
  bool cube(std::vector<uint8_t>& part) { return shown() && shown()->cube(part); }
  Result<std::string> csv(const Query& query, uint64_t& cursor, size_t max_bytes);

 private:
  Dataset* shown() const { return preview_ ? preview_.get() : dataset_.get(); }
  const ZoneTable* zone(const std::string& name) const;

  std::map<std::string, ZoneTable> zones_{{"UTC", {}}};
  std::unique_ptr<Loader> loader_;
  std::vector<Part> parts_;
  std::optional<Error> nothing_;                // of the first of them that has no records
  std::unique_ptr<Dataset> dataset_, preview_;  // the preview is of the file being opened
  uint64_t opened_ = 0;
  bool lines_only_ = false;
  std::vector<RawRecord> raw_records_;
};

}  // namespace tolle::engine
