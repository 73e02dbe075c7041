// What opens packed files and workbooks, in the worker: a program of its own, fetched when there is one to open
// (web/archive/unpack.js). Text crosses in two buffers: JavaScript fills `message`, `answer` is what is left behind.
#include <emscripten/emscripten.h>

#include <map>
#include <string>
#include <vector>

#include "engine/pack/inflate.h"
#include "engine/pack/sheet.h"

using namespace tolle::engine;

namespace {
std::map<int, Inflater> inflaters_;
int inflater_ = 0;
std::map<int, SheetReader> books_;
int book_ = 0;
std::vector<uint8_t> message_;
std::string text_;
}  // namespace

#define EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

EXPORT uint8_t* message_room(size_t size) {
  message_.resize(size);
  return message_.data();
}
EXPORT const char* answer() { return text_.data(); }
EXPORT size_t answer_size() { return text_.size(); }

// Unpacking: several at once, told apart by a number. Fill unpack_room, unpack_push, then
// unpack_take until it says that it wants more.
EXPORT int unpack_start(int packing) {
  inflaters_.emplace(++inflater_, Packing(packing));
  return inflater_;
}
EXPORT uint8_t* unpack_room(int n, size_t size) { return inflaters_.at(n).room(size).data(); }
EXPORT void unpack_push(int n, size_t size) { inflaters_.at(n).push(size); }
EXPORT int unpack_take(int n, int last) { return int(inflaters_.at(n).take(last)); }
EXPORT const uint8_t* unpack_piece(int n) { return inflaters_.at(n).piece().data(); }
EXPORT size_t unpack_size(int n) { return inflaters_.at(n).piece().size(); }
EXPORT double unpack_crc(int n) { return inflaters_.at(n).crc(); }
EXPORT void unpack_end(int n) { inflaters_.erase(n); }

// Workbooks, told apart as well: book_start, then for each part book_begin and, piece by piece, book_push of what is in the
// message buffer; each call of book_push and, behind a sheet, book_end_sheet leaves text in the answer buffer.
EXPORT int book_start() {
  books_.try_emplace(++book_);
  return book_;
}
EXPORT void book_begin(int n, int part) { books_.at(n).begin(SheetReader::Part(part)); }
EXPORT void book_push(int n) {
  text_.clear();
  books_.at(n).push({reinterpret_cast<const char*>(message_.data()), message_.size()}, text_);
}
EXPORT void book_end_sheet(int n) {
  text_.clear();
  books_.at(n).end(text_);
}
EXPORT void book_end(int n) { books_.erase(n); }
