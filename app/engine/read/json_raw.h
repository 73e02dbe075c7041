// Records of JSON as they stand in the file, for those who ask to see some of them by their numbers.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/read/source.h"

namespace tolle::engine {

// Texts are taken while tokens pass by: nothing of the file need be kept for it. Records may stand in records.
class JsonRaw {
 public:
  void want(std::vector<uint32_t> numbers) { wanted_ = std::move(numbers); }  // sorted
  bool wants() const { return !wanted_.empty(); }

  void open(uint32_t number, std::string_view beginning);
  void take(std::string_view more);  // of what is open
  // The innermost one ends. `last`: the number where it ends, if numbers are lines; its own else.
  void close(uint32_t last);
  bool is_open() const { return !open_.empty(); }
  // What stands where there is no record.
  void outside(uint32_t number, std::string_view text);

  std::vector<RawRecord> found() { return std::move(found_); }

 private:
  struct Open {
    uint32_t number;
    std::string text;
  };
  std::vector<uint32_t> wanted_;
  std::vector<uint32_t> served_;
  std::vector<Open> open_;
  std::vector<RawRecord> found_;
};

}  // namespace tolle::engine
