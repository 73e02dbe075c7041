// A vector that does not clear what it is about to be filled with: growing to hundreds of megabytes costs no writes.
#pragma once
#include <algorithm>
#include <memory>
#include <new>
#include <vector>

namespace tolle::engine {

template <class T>
struct RawAllocator : std::allocator<T> {
  template <class U>
  struct rebind {
    using other = RawAllocator<U>;
  };
  template <class U>
  void construct(U* at) {
    ::new (static_cast<void*>(at)) U;
  }
  template <class U, class... Args>
  void construct(U* at, Args&&... args) {
    ::new (static_cast<void*>(at)) U(std::forward<Args>(args)...);
  }
};

// resize() leaves new elements unset; resize(n, value) sets them.
template <class T>
using RawVector = std::vector<T, RawAllocator<T>>;
template <class T>
bool operator==(const RawVector<T>& a, const std::vector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

}  // namespace tolle::engine
