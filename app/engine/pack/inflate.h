// Unpacks deflate (RFC 1951), Deflate64 and gzip (RFC 1952, several members too), in pieces.
//
// Of a damaged or cut file, every byte before the damage comes out: what the browser's own DecompressionStream throws away.
#pragma once
#include <cstdint>
#include <span>

#include "engine/table/raw_vector.h"

namespace tolle::engine {

enum class Packing : uint8_t { Deflate, Deflate64, Gzip };

class Inflater {
 public:
  explicit Inflater(Packing packing);

  // Where the next packed bytes go: `size` of them; then take() until it asks for more.
  std::span<uint8_t> room(size_t size);
  void push(size_t size) { in_end_ += size; }

  enum class Step : uint8_t { Piece, More, Done, Truncated, Damaged };
  // Piece: piece() has the next unpacked bytes, until the next call. More: push. `last`: there are no more packed bytes.
  // Truncated and Damaged: piece() may have some as well, the last ones.
  Step take(bool last);
  std::span<const uint8_t> piece() const { return {out_.data() + delivered_, out_at_ - delivered_}; }

  uint32_t crc() const { return crc_; }                                  // of what has come out of this member
  uint64_t unpacked() const { return total_; }                           // bytes that have come out
  size_t left() const { return in_end_ - in_at_ + size_t(count_) / 8; }  // packed bytes that were not needed

 private:
  enum class State : uint8_t { Header, Block, Stored, Codes, Trailer, Next, Done };
  struct Table {
    uint32_t root = 0;  // bits
    RawVector<uint32_t> entries;
  };
  Step run(bool last);
  Step header(bool last);
  Step block(bool last);
  Step codes(bool last);
  Step stored(bool last);
  Step trailer(bool last);
  bool read_tables();
  bool build(Table& table, const uint8_t* lengths, uint32_t symbols, uint32_t root, bool distances);
  void refill();
  uint32_t bits(uint32_t n);
  size_t available() const { return in_end_ - in_at_ + count_ / 8; }

  Packing packing_;
  State state_ = State::Block;
  RawVector<uint8_t> in_;
  size_t in_at_ = 0, in_end_ = 0;
  uint64_t bits_ = 0;
  uint32_t count_ = 0;
  bool short_ = false;  // bits were asked for that are not there
  bool final_block_ = false;
  uint32_t stored_left_ = 0;
  Table literals_, distances_;

  RawVector<uint8_t> out_;  // history, then what is new
  size_t out_at_ = 0, delivered_ = 0;
  uint64_t total_ = 0, member_total_ = 0;
  uint32_t crc_ = 0;
};

uint32_t crc32(uint32_t crc, std::span<const uint8_t> bytes);

}  // namespace tolle::engine
