#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <string>

#include "engine/pack/inflate.h"

using namespace tolle::engine;

namespace {

std::string from_hex(std::string_view hex) {
  std::string out;
  auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  for (size_t i = 0; i + 1 < hex.size(); i += 2) out += char(digit(hex[i]) * 16 + digit(hex[i + 1]));
  return out;
}

struct Unpacked {
  std::string text;
  Inflater::Step end{};
  uint32_t crc = 0;
};

// `first` bytes, then pieces.
Unpacked unpack(Packing packing, std::string_view packed, size_t piece = 1 << 20, size_t first = 0) {
  Inflater inflater(packing);
  Unpacked out;
  for (;;) {
    Inflater::Step step = inflater.take(packed.empty());
    out.text.append(reinterpret_cast<const char*>(inflater.piece().data()), inflater.piece().size());
    out.end = step;
    out.crc = inflater.crc();
    if (step == Inflater::Step::Piece) continue;
    if (step != Inflater::Step::More) return out;
    size_t n = std::min(first ? first : piece, packed.size());
    first = 0;
    std::memcpy(inflater.room(n).data(), packed.data(), n);
    inflater.push(n);
    packed.remove_prefix(n);
  }
}

// Made with zlib: fixed codes, dynamic codes, stored, and two members of gzip.
constexpr std::string_view kFixed = "cb4cd12949ad28e132d449c403b800";
constexpr std::string_view kDynamic =
    "75558b6ec33008fc15ff5aa6746da5ce4c6ea4a97f3f01e6389c566a1ac7601e0787bb7cc9fe6ac7edd2b6fea2f5dea4cf9f6ee4eab11d97"
    "b65db77b2f27ba1b2a46a6d2de7e1fdbf12de3676efd6dcfd0376baa0c95436024b50f694f1983b7d4aebd6de7b9ddf7a902932eb14f92f8"
    "d2ff7b660fff58984915c5439ed43963a6dffa9850a3b285f4f036bf0ee1dcf5c0029bd91deac69c8abd4aac1e04a34705f1a3eac2360d39"
    "b563dbb37eeac2211a80c7fe90a7f4eacc1551d99178cfb48a36659cbec3b96d87bebb959e90870031ba31c8a3ee05768ad1bd0e2a13c18a"
    "de05005213f4b5b4c4ad145e4ae39ace9827ccd9870e5a520856d83f377d21841430198b6c088d14b904c054d47996c8c9142a751a41543a"
    "ce89be81099da64f291053dfe127fe4f9e60c35c25609e58e9b71974908be1bf7d388ae60f1b42a4f0e48a7e8c01397522050e4bce63f404"
    "a3723a4685c88641a34d8e279740d4ac75a59dee2c33102003226ffd6bad29959ba61e3a784d3ceb1bf6a7a0c84fc42c2539df053477960e"
    "596e163356f207751b9a28e8f92eb218769566e7868c114443437a991b294419d7bb4e72b652b01881c97dbbdbf67ad7a14e65b0f1947ffb"
    "5a2fa46847844bc8cc1bd4a2fa07";
constexpr std::string_view kStored =
    "012700d8ff69642c746578740a312c616161616161616161616161616161616161616161616161616161610a";
constexpr std::string_view kGzip =
    "1f8b0800000000000003cb4cd12949ad28e132d449c403b8009766774b270000001f8b0800000000000003cb4cd12949ad28e132d449c403"
    "b8009766774b27000000";
constexpr std::string_view kShort = "id,text\n1,aaaaaaaaaaaaaaaaaaaaaaaaaaaa\n";

// The text of kDynamic.
std::string words() {
  constexpr const char* kWords[] = {"the",   "train", "was",     "late", "again", "and",      "nobody", "said",
                                    "sorry", "to",    "anybody", "on",   "the",   "platform", ""};
  std::string out;
  double s = 7;
  for (int i = 0; i < 400; i++) {
    s = std::fmod(s * 1103515245 + 12345, 2147483648.0);  // as JavaScript computes it
    out += kWords[size_t(std::fmod(s, 15))];
    out += ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("deflate: fixed, dynamic and stored blocks, whatever the pieces") {
  for (size_t piece : {1, 2, 3, 7, 100, 1 << 20}) {
    INFO("pieces of " << piece);
    CHECK(unpack(Packing::Deflate, from_hex(kFixed), piece).text == kShort);
    CHECK(unpack(Packing::Deflate, from_hex(kStored), piece).text == kShort);
    Unpacked dynamic = unpack(Packing::Deflate, from_hex(kDynamic), piece);
    CHECK(dynamic.text == words());
    CHECK(dynamic.end == Inflater::Step::Done);
    Unpacked gzip = unpack(Packing::Gzip, from_hex(kGzip), piece);
    CHECK(gzip.text == std::string(kShort) + std::string(kShort));
    CHECK(gzip.end == Inflater::Step::Done);
  }
  std::string dynamic = from_hex(kDynamic), gzip = from_hex(kGzip), text = words();
  for (size_t first = 1; first < dynamic.size(); first++) {
    INFO("split at " << first);
    REQUIRE(unpack(Packing::Deflate, dynamic, 1 << 20, first).text == text);
    Unpacked u = unpack(Packing::Gzip, gzip, 1 << 20, first);
    REQUIRE(u.text == std::string(kShort) + std::string(kShort));
    REQUIRE(u.end == Inflater::Step::Done);
  }
}

TEST_CASE("what is cut off or damaged gives what came before, and says which it is") {
  std::string packed = from_hex(kDynamic), whole = words();
  for (size_t size = 0; size < packed.size(); size++) {
    Unpacked cut = unpack(Packing::Deflate, packed.substr(0, size));
    REQUIRE(cut.end == Inflater::Step::Truncated);
    REQUIRE(whole.starts_with(cut.text));
    if (size > packed.size() / 2) REQUIRE(cut.text.size() > whole.size() / 3);
    REQUIRE(unpack(Packing::Deflate, packed.substr(0, size), 1).text == cut.text);
  }
  std::string gzip = from_hex(kGzip);
  gzip[gzip.size() - 6] ^= 1;  // of the check sum
  Unpacked wrong = unpack(Packing::Gzip, gzip);
  CHECK(wrong.end == Inflater::Step::Damaged);
  CHECK(wrong.text.size() == 2 * kShort.size());
  CHECK(unpack(Packing::Deflate, "\x07").end == Inflater::Step::Damaged);
  CHECK(unpack(Packing::Gzip, "no gzip at all").end == Inflater::Step::Damaged);
  CHECK(unpack(Packing::Gzip, "").end == Inflater::Step::Truncated);
}

TEST_CASE("check sums are those of zip and gzip") {
  std::string_view text = "123456789";
  CHECK(crc32(0, {reinterpret_cast<const uint8_t*>(text.data()), text.size()}) == 0xCBF43926);
}
