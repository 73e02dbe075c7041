// The session's bookkeeping: phases of opening, one question in flight, the newest answer.
#include "model/session.h"

#include <algorithm>
#include <utility>

namespace tolle::model {

namespace {

constexpr double kRest_s = 0.05, kPace_s = 0.2;

}  // namespace

engine::Query query_of(const State& state, const Needs& needs) {
  engine::Query q;
  q.filter = state.filter;
  q.promise_s = state.promise_s;
  q.zone = state.zone;
  q.work = state.work;
  q.overview_bins = needs.overview_bins;
  q.zoom = needs.zoom;
  q.zoom_bins = needs.zoom_bins;
  q.marks_max = needs.marks_max;
  q.trend_bins = needs.trend_bins;
  q.facet_rows = needs.facet_rows;
  q.brush_unit = needs.brush_unit;
  q.records = {state.sort.by, state.sort.descending, needs.records_offset, needs.records_count};
  q.thread = state.thread;
  return q;
}

void Session::opening(std::string name, std::optional<SampleNote> sample) {
  leave_preview();
  progress_ = {std::move(name), 0, 0, 0};
  next_sample_ = std::move(sample);
  loading_ = true;
  mapping_ = false;
  error_.reset();
}

void Session::progress(uint64_t bytes, uint64_t total, uint64_t records, double silent_s) {
  progress_.bytes = bytes;
  progress_.total = total;
  progress_.records = records;
  progress_.silent_s = silent_s;
}

void Session::forget_answers() {
  report_.reset();
  cube_ = {};
  asked_.reset();
  wanted_.reset();
  answered_.reset();
  in_flight_seq_ = 0;  // its answer would be about the data that is gone
  stale_since_s_ = -1;
}

void Session::preview(engine::SourceReport source) {
  if (!before_) before_ = {std::move(source_), std::move(sample_), opened_};
  source_ = std::move(source);
  sample_.reset();
  opened_ = true;
  forget_answers();
}

void Session::opened(engine::SourceReport source) {
  source_ = std::move(source);
  before_.reset();
  sample_ = std::move(next_sample_);
  next_sample_.reset();
  loading_ = mapping_ = false;
  opened_ = true;
  error_.reset();
  forget_answers();
}

void Session::needs_mapping(engine::SourceReport source) {
  leave_preview();
  candidate_ = std::move(source);
  loading_ = false;
  mapping_ = true;
}

// The worker drops what it showed beforehand of a file, whatever ends its reading.
void Session::leave_preview() {
  if (!before_) return;
  source_ = std::move(before_->source);
  sample_ = std::move(before_->sample);
  opened_ = before_->opened;
  before_.reset();
  forget_answers();
}

void Session::failed(Error error) {
  leave_preview();
  loading_ = mapping_ = false;
  next_sample_.reset();
  if (error.code != ErrorCode::Cancelled) error_ = std::move(error);
}

void Session::answered(uint64_t seq, engine::Report report) {
  if (seq != in_flight_seq_ || seq == 0) return;
  in_flight_seq_ = 0;
  answered_ = report.query;
  report_ = std::move(report);
  if (wanted_ && wanted_ != answered_) cube_.answer(*wanted_, *report_);  // the hand has moved on
  revision_++;
}

void Session::refused(uint64_t seq, Error error) {
  if (seq != in_flight_seq_ || seq == 0) return;
  in_flight_seq_ = 0;
  error_ = std::move(error);
}

void Session::know_zone(ZoneTable zone) {
  std::string name = zone.name;
  zones_.insert_or_assign(std::move(name), std::move(zone));
}

std::optional<Session::Ask> Session::ask(const engine::Query& query, double now_s) {
  if (!opened_) return {};
  if (wanted_ != query) wanted_ = query, wanted_since_s_ = now_s;
  records_due_s_.reset();
  if (report_ && report_->query != query && !words_changed_ && cube_.answer(query, *report_)) revision_++;
  bool shown = report_ && report_->query == query && !words_changed_, answered = shown && answered_ == query;
  if (shown) stale_since_s_ = -1;
  else if (stale_since_s_ < 0) stale_since_s_ = now_s;
  if (in_flight_seq_ || answered) return {};
  // A refused question is not asked again until it changes.
  if (asked_ == query && !words_changed_ && error_) return {};
  if (shown) {
    if (behind_since_s_ < 0) behind_since_s_ = now_s;
    double due = std::min(wanted_since_s_ + kRest_s, behind_since_s_ + kPace_s);
    if (now_s < due) return records_due_s_ = due, std::nullopt;
  }
  behind_since_s_ = -1;
  words_changed_ = false;
  asked_ = query;
  in_flight_seq_ = next_seq_++;
  return Ask{in_flight_seq_, query};
}

std::optional<double> Session::ask_again_in_s(double now_s) const {
  if (!records_due_s_) return {};
  return std::max(0.0, *records_due_s_ - now_s);
}

Phase Session::phase() const {
  if (loading_) return Phase::Loading;
  if (mapping_) return Phase::NeedsMapping;
  if (error_) return Phase::Failed;
  return opened_ ? Phase::Open : Phase::Empty;
}

bool Session::settled(const engine::Query& query) const {
  if (loading_) return false;
  if (!opened_ || error_) return !in_flight_seq_;
  return !in_flight_seq_ && !words_changed_ && report_ && answered_ == query && report_->query == query &&
         report_->progress >= 1 && report_->searched >= 1;
}

const ZoneTable& Session::zone(const std::string& name) const {
  static const ZoneTable kUtc;
  auto found = zones_.find(name);
  if (found != zones_.end()) return found->second;
  missing_zone_ = name;
  return kUtc;
}

std::string Session::take_missing_zone() { return std::exchange(missing_zone_, {}); }

}  // namespace tolle::model
