// A vector that does not clear what it is about to be filled with: growing to hundreds of megabytes costs no writes.
#pragma once
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

}  // namespace tolle::engine
