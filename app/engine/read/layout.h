// From the first stretch of text: the delimiter, where the header is, and some records to guess from.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tolle::engine {

struct Layout {
  bool is_table = false;  // at least two fields side by side
  bool complete = true;   // false: the header does not end within the head; give more
  char delimiter = ',';
  bool lone_cr_ends = false;
  bool has_header = true;
  std::vector<std::string> names;  // unique; "column_3" where the header says nothing
  uint32_t renamed = 0;            // names that were empty or there twice
  uint32_t header_line = 1;
  std::string header_text;  // the record as it stands
  uint32_t body = 0;        // offset of the first record below the header
  uint32_t body_line = 1;
  double bytes_per_record = 100;
  std::vector<std::vector<std::string>> samples;  // the first records, unquoted
};

struct LayoutHints {
  char delimiter = 0;                                             // 0: to be found
  std::function<bool(std::span<const std::string>)> known_names;  // of a header that is known, wherever it stands
};

// Whether each record below the header, or with it, is in quotes as a whole, and the quotes in it are doubled.
bool records_in_quotes(std::string_view head, const Layout& layout);

// `whole`: the head is the whole file.
Layout sniff_layout(std::string_view head, bool whole, const LayoutHints& hints = {});

}  // namespace tolle::engine
