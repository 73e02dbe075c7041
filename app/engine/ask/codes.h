// Codes below a known number: two bytes each, or four where there are many.
#pragma once
#include <utility>

#include "engine/table/raw_vector.h"
#include "engine/words.h"

namespace tolle::engine {

class Codes {
 public:
  // `values` different codes; they are unset.
  void resize(size_t size, uint32_t values) {
    narrow_.resize(values <= 0x10000 ? size : 0);
    wide_.resize(values <= 0x10000 ? 0 : size);
  }
  Code operator[](size_t i) const { return wide_.empty() ? narrow_[i] : wide_[i]; }
  void set(size_t i, Code code) {
    if (wide_.empty()) narrow_[i] = uint16_t(code);
    else wide_[i] = code;
  }
  // f(codes) with a pointer to them as they are.
  template <class F>
  decltype(auto) with(F&& f) const {
    return wide_.empty() ? f(narrow_.data()) : f(wide_.data());
  }

 private:
  RawVector<uint16_t> narrow_;
  RawVector<Code> wide_;
};

}  // namespace tolle::engine
