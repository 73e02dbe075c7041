// The most frequent values of a facet, each with its own share answered and exact medians.
#include <algorithm>

#include "engine/ask/views.h"

namespace tolle::engine {

FacetReport facet_of(const FacetNames& column, const SelectedComplaints& selected,
                     const std::vector<uint32_t>& responses, const std::vector<std::string>& chosen,
                     bool typed_responses, const Query& query) {
  FacetReport out;
  out.known = true;
  std::vector<uint64_t> complaints(selected.values());
  std::vector<Code> codes;
  auto is_chosen = [&](std::string_view name) { return std::find(chosen.begin(), chosen.end(), name) != chosen.end(); };
  for (Code v = 0; v < complaints.size(); v++) {
    complaints[v] = selected.complaints(v);
    bool present = complaints[v] || responses[v];
    out.distinct += present;
    if (present) codes.push_back(v);
  }
  auto before = [&](Code a, Code b) {
    if (complaints[a] != complaints[b]) return complaints[a] > complaints[b];
    if (!complaints[a] && responses[a] != responses[b]) return responses[a] > responses[b];
    return column.name(a) < column.name(b);
  };
  size_t shown = std::min<size_t>(query.facet_rows, codes.size());
  std::partial_sort(codes.begin(), codes.begin() + shown, codes.end(), before);
  size_t kept = shown;
  for (size_t i = shown; i < codes.size(); i++)
    if (!chosen.empty() && is_chosen(column.name(codes[i]))) codes[kept++] = codes[i];
  codes.resize(kept);
  std::sort(codes.begin() + shown, codes.end(), before);
  for (Code v : codes) {
    FacetRow row;
    row.key = column.name(v);
    row.complaints = complaints[v];
    row.answered = selected.answered(v);
    row.responses = typed_responses ? row.answered : responses[v];
    DurationFigures waits = selected.figures(v, query.promise_s);
    row.wait_median_s = waits.median_s;
    row.wait_p90_s = waits.p90_s;
    row.within_promise_share = waits.within_promise_share;
    out.rows.push_back(std::move(row));
  }
  for (const std::string& name : chosen)  // selected, and without anything in the selection
    if (std::none_of(out.rows.begin(), out.rows.end(), [&](const FacetRow& row) { return row.key == name; }))
      out.rows.push_back({name});
  return out;
}

}  // namespace tolle::engine
