// Holds the dataset and swaps it when a file has been read to its end.
#include "engine/engine.h"

#include <algorithm>
#include <utility>

namespace tolle::engine {
namespace {
bool has_nothing(const Error& e) { return e.code == ErrorCode::NoRecords || e.code == ErrorCode::Empty; }
}  // namespace

void Engine::add_zone(ZoneTable zone) {
  std::string name = zone.name;
  zones_.insert_or_assign(std::move(name), std::move(zone));
}

const ZoneTable* Engine::zone(const std::string& name) const {
  auto found = zones_.find(name);
  return found == zones_.end() ? nullptr : &found->second;
}

void Engine::open(OpenRequest request) {
  lines_only_ = !request.lines.empty();
  OpenOptions options{std::move(request.name),    request.size_bytes,       request.confirm,
                      std::move(request.mapping), std::move(request.masks), std::move(request.lines)};
  options.several = request.several;
  options.like_another = request.like_another;
  options.one_in = std::max(1u, request.one_in);
  options.zone = [this](const std::string& name) { return zone(name); };
  options.section = request.section;
  loader_ = std::make_unique<Loader>(std::move(options));
}

Result<Loader::Step> Engine::end_part() {
  Part part;
  auto step = loader_->finish(part);
  if (!step && has_nothing(step.error()) && !lines_only_) {
    part.source = loader_->source();
    if (!nothing_) nothing_ = step.error();
    step = Loader::Step::More;
  }
  if (!step || *step == Loader::Step::NeedsMapping) return step;
  if (lines_only_) raw_records_ = loader_->raw_records();
  else parts_.push_back(std::move(part));
  loader_.reset();
  return step;
}

Result<Loader::Step> Engine::finish() {
  if (loader_)
    if (auto step = end_part(); !step || *step == Loader::Step::NeedsMapping) return step;
  if (lines_only_) return Loader::Step::More;
  if (parts_.empty()) return fail(ErrorCode::NothingInside);
  if (nothing_ && std::ranges::all_of(parts_, [](const Part& p) { return p.rows.table.rows == 0; })) {
    parts_.clear();
    return std::unexpected(*std::exchange(nothing_, {}));
  }
  Loaded loaded = engine::loaded(std::move(parts_));
  parts_.clear();
  nothing_.reset();
  preview_.reset();
  dataset_.reset();  // before the new one takes memory for its threads
  dataset_ = std::make_unique<Dataset>(std::move(loaded.table), std::move(loaded.source), ++opened_);
  return Loader::Step::More;
}

bool Engine::preview() {
  Loaded loaded;
  if (!loader_ || !loader_->preview(loaded)) return false;
  preview_ = std::make_unique<Dataset>(std::move(loaded.table), std::move(loaded.source), ++opened_);
  return true;
}

const SourceReport& Engine::source() const {
  static const SourceReport kNothing;
  return loader_ ? loader_->source() : dataset_ ? dataset_->source() : kNothing;
}

Result<Report> Engine::ask(const Query& query, double search_ms) {
  const ZoneTable* table = zone(query.zone);
  if (!table) return fail(ErrorCode::UnknownZone, query.zone);
  if (Dataset* dataset = shown()) return dataset->answer(query, *table, search_ms);
  Report empty;
  empty.query = query;
  return empty;
}

Result<std::string> Engine::csv(const Query& query, uint64_t& cursor, size_t max_bytes) {
  const ZoneTable* table = zone(query.zone);
  if (!table) return fail(ErrorCode::UnknownZone, query.zone);
  if (!shown()) return std::string();
  const ZoneTable* read_in = zone(shown()->source().zone);
  return shown()->csv(query, *table, cursor, max_bytes, read_in ? *read_in : ZoneTable());
}

}  // namespace tolle::engine
