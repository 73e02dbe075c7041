// Values to bytes and back, little endian, for the messages between page and worker, which are built from one commit.
// A type takes part by `template <class A> void fields(A& a, T& t) { a(t.x, t.y); }` beside its definition.
#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace tolle {

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Writer {
 public:
  std::vector<uint8_t> bytes;
  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }

 private:
  void raw(const void* from, size_t n) {
    auto p = static_cast<const uint8_t*>(from);
    bytes.insert(bytes.end(), p, p + n);
  }
  template <Plain T>
  void put(const T& v) {
    raw(&v, sizeof v);
  }
  void put(const std::string& s) {
    put(uint32_t(s.size()));
    raw(s.data(), s.size());
  }
  template <class T>
  void put(const std::vector<T>& v) {
    put(uint32_t(v.size()));
    if constexpr (Plain<T>) raw(v.data(), v.size() * sizeof(T));
    else
      for (const T& x : v) put(x);
  }
  template <class T, size_t N>
  void put(const std::array<T, N>& v) {
    for (const T& x : v) put(x);
  }
  template <class T>
  void put(const std::optional<T>& v) {
    put(bool(v));
    if (v) put(*v);
  }
  template <class T>
    requires(std::is_class_v<T>)
  void put(const T& v) {
    fields(*this, const_cast<T&>(v));
  }
};

// Reading checks every length; after the first short read `ok()` is false and all further values are left as they were.
class Reader {
 public:
  explicit Reader(std::span<const uint8_t> bytes) : rest_(bytes) {}
  bool ok() const { return ok_; }
  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }

 private:
  std::span<const uint8_t> rest_;
  bool ok_ = true;
  bool take(void* to, size_t n) {
    if (!ok_ || n > rest_.size()) return ok_ = false;
    if (n) std::memcpy(to, rest_.data(), n);
    rest_ = rest_.subspan(n);
    return true;
  }
  size_t count(size_t each) {
    uint32_t n = 0;
    get(n);
    if (size_t(n) * each > rest_.size()) ok_ = false;
    return ok_ ? n : 0;
  }
  template <Plain T>
  void get(T& v) {
    take(&v, sizeof v);
  }
  void get(std::string& s) {
    s.resize(count(1));
    take(s.data(), s.size());
  }
  template <class T>
  void get(std::vector<T>& v) {
    v.clear();
    size_t n = count(1);
    if constexpr (Plain<T>) {
      if (n * sizeof(T) > rest_.size()) ok_ = false;
      v.resize(ok_ ? n : 0);
      take(v.data(), v.size() * sizeof(T));
    } else {
      for (size_t i = 0; i < n && ok_; i++) get(v.emplace_back());
    }
  }
  template <class T, size_t N>
  void get(std::array<T, N>& v) {
    for (T& x : v) get(x);
  }
  template <class T>
  void get(std::optional<T>& v) {
    bool has = false;
    get(has);
    if (has) get(v.emplace());
    else v.reset();
  }
  template <class T>
    requires(std::is_class_v<T>)
  void get(T& v) {
    fields(*this, v);
  }
};

template <class T>
std::vector<uint8_t> to_bytes(const T& value) {
  Writer w;
  w(value);
  return std::move(w.bytes);
}

// False when the bytes are too short for a T; `value` is then half filled.
template <class T>
bool from_bytes(std::span<const uint8_t> bytes, T& value) {
  Reader r(bytes);
  r(value);
  return r.ok();
}

}  // namespace tolle
