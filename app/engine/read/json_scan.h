// JSON in pieces → tokens. Grammar is checked on the way; nesting is a stack of bits, not of calls.
//
// A token that is not complete stays where it is until more bytes come; each byte is looked at once. Beyond the standard,
// and only where nothing else could be meant: an assignment in front ("window.YTD.tweets.part0 = ", "var x ="), a call or
// an export around ("callback(…);", "export default …"), comments before and behind, several values one behind the other (lines, or with commas and semicolons between them), a comma before a closing bracket, raw
// control characters in strings, zeros in front of numbers, and the words NaN, Infinity and undefined.
#pragma once
#include <cstdint>
#include <string_view>

#include "engine/table/raw_vector.h"

namespace tolle::engine {

struct JsonToken {
  enum class Kind : uint8_t {
    None,  // more bytes are needed; at the end of the file: all is read
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Key,
    String,
    Number,
    True,
    False,
    Null,
    NoNumber,  // NaN and the like
    Cut,       // the file ends inside a value
    Broken,    // a byte that cannot stand there: see line(), column()
    TooDeep
  };
  Kind kind = Kind::None;
  uint32_t from = 0, to = 0;  // of keys, strings (without the quotes) and numbers
  bool escaped = false;       // there is a backslash in it
};

class JsonScanner {
 public:
  static constexpr uint32_t kDeepest = 10'000;

  // With `one_line`, a value at the top ends with its line at the latest: a line end inside it is Broken.
  void start(uint32_t position = 0, uint32_t line = 1, bool one_line = false);
  // Bytes up to base + end + 64 must be readable.
  JsonToken next(const char* base, uint32_t end, bool last);
  // After Broken between or in the values of a file of lines: goes on behind the line's end. False if it is not there yet.
  bool skip_line(const char* base, uint32_t end, bool last);
  // Counts lines only.
  void skip_rest(const char* base, uint32_t end);

  uint32_t position() const { return at_; }                                     // everything before it is used up
  void move_back(uint32_t by);                                                  // the bytes were moved to the front
  uint32_t line() const { return line_; }                                       // of position(), 1-based
  uint64_t column() const { return uint64_t(int64_t(at_) - line_start_) + 1; }  // in bytes, 1-based
  size_t depth() const { return nesting_.size(); }
  uint64_t values() const { return values_; }  // complete ones at the top
  bool can_end() const { return nesting_.empty() && expect_ == Expect::Top; }

 private:
  enum class Comment : uint8_t { None, Line, Block, BlockStar };  // …Star: behind a star
  enum class Expect : uint8_t { Top, Value, ValueOrEnd, KeyOrEnd, Colon, CommaOrEnd };
  bool skip_space(const char* base, uint32_t end);
  JsonToken string(const char* base, uint32_t end, bool last);
  JsonToken word(const char* base, uint32_t end, bool last);
  JsonToken open(bool object);
  JsonToken close(bool object);
  bool skip_comment(const char* base, uint32_t end);
  JsonToken assignment(const char* base, uint32_t end, bool last);
  void value_done();

  Expect expect_ = Expect::Top;
  Comment comment_ = Comment::None;  // that is open; at the top only
  uint32_t at_ = 0;
  uint32_t looked_ = 0;  // how far an incomplete token has been looked at; at_ or less: not at all
  bool escaped_ = false, one_line_ = false;
  uint32_t line_ = 1, token_lines_ = 0;
  int64_t line_start_ = 0, token_line_start_ = 0;
  uint64_t values_ = 0;
  RawVector<uint8_t> nesting_;  // 1: an object
};

// Escapes resolved into `out`, which has room for as many bytes as there are. Halves of character pairs become U+FFFD and
// are counted, as are NUL characters, which are left out. Returns the end of what was written.
char* json_unescape(std::string_view text, char* out, uint64_t& damaged, uint64_t& nuls);

}  // namespace tolle::engine
