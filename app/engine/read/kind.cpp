// Magic numbers first, then the first words of text formats.
#include "engine/read/kind.h"

#include <algorithm>

#include "base/text.h"

namespace tolle::engine {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  size_t at;
  std::string_view kind;
};
constexpr Magic kMagic[] = {{"\x89PNG\r\n\x1A\n"sv, 0, "png"},
                            {"\xFF\xD8\xFF"sv, 0, "jpeg"},
                            {"GIF8"sv, 0, "gif"},
                            {"WEBP"sv, 8, "webp"},
                            {"WAVE"sv, 8, "wav"},
                            {"AVI "sv, 8, "avi"},
                            {"ftypheic"sv, 4, "heic"},
                            {"ftypmif1"sv, 4, "heic"},
                            {"ftyp"sv, 4, "mp4"},
                            {"ID3"sv, 0, "mp3"},
                            {"%PDF-"sv, 0, "pdf"},
                            {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, "ole"},
                            {"PK\x03\x04"sv, 0, "zip"},
                            {"PK\x05\x06"sv, 0, "zip"},
                            {"\x1F\x8B"sv, 0, "gzip"},
                            {"BZh"sv, 0, "bzip2"},
                            {"\xFD"
                             "7zXZ"sv,
                             0, "xz"},
                            {"\x28\xB5\x2F\xFD"sv, 0, "zstd"},
                            {"7z\xBC\xAF\x27\x1C"sv, 0, "7z"},
                            {"Rar!\x1A\x07"sv, 0, "rar"},
                            {"ustar"sv, 257, "tar"},
                            {"PAR1"sv, 0, "parquet"},
                            {"SQLite format 3\0"sv, 0, "sqlite"},
                            {"BM\0"sv, 0, "bmp"},
                            {"II*\0"sv, 0, "tiff"},
                            {"MM\0*"sv, 0, "tiff"},
                            {"\x7F"
                             "ELF"sv,
                             0, "elf"},
                            {"\0asm"sv, 0, "wasm"},
                            {"{\\rtf"sv, 0, "rtf"}};

// Old Office documents begin alike: the stream that one has, in its directory in UTF-16, tells which it is.
struct Stream {
  std::string_view name, kind;
};
constexpr Stream kStreams[] = {{"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, "doc"},
                               {"W\0o\0r\0k\0b\0o\0o\0k\0"sv, "xls"},
                               {"B\0o\0o\0k\0"sv, "xls"}};
std::string_view ole_kind(std::string_view head) {
  for (const Stream& stream : kStreams)
    if (head.find(stream.name) != head.npos) return stream.kind;
  return "ole";
}

// [ or { with what JSON allows behind it.
bool looks_like_json(std::string_view text) {
  char open = text.front();
  std::string_view rest = trimmed(text.substr(1, 4096));
  if (rest.empty()) return false;
  char next = rest.front();
  if (open == '{') return next == '"' || next == '}';
  if (next == '{' || next == '[' || next == ']') return true;
  if (next != '"' && next != '-' && !is_digit(next))
    return rest.starts_with("null") || rest.starts_with("true") || rest.starts_with("false");
  return rest.find_first_of(",]") != rest.npos;
}

// Without white space, record separators (RFC 7464) and comments of JavaScript in front; empty if one of these does not end.
std::string_view without_comments(std::string_view text) {
  for (;;) {
    while (!text.empty() && (is_space(text.front()) || text.front() == '\x1E')) text.remove_prefix(1);
    bool line = text.starts_with("//");
    if (!line && !text.starts_with("/*")) return text;
    size_t end = line ? text.find('\n') : text.find("*/", 2);
    if (end == text.npos) return {};
    text.remove_prefix(end + (line ? 1 : 2));
  }
}

// window.YTD.tweets.part0 = [ …, var x = { …, callback( …, export default [ …
bool looks_like_script(std::string_view text) {
  constexpr size_t kLongest = 200;
  constexpr std::string_view kExport = "export default";
  size_t at = text.starts_with(kExport) ? kExport.size() - 1 : text.substr(0, kLongest).find_first_of("=(");
  if (at == text.npos) return false;
  std::string_view name = trimmed(text.substr(0, at)), value = trimmed(text.substr(at + 1, 4096));
  if (name.empty() || !is_letter(name[0])) return false;
  for (char c : name)
    if (!is_letter(c) && !is_digit(c) && std::string_view("_$.[]\"' ").find(c) == std::string_view::npos) return false;
  return !value.empty() && (value[0] == '[' || value[0] == '{') && looks_like_json(value);
}

// 01/05/2024, 10:00 - Ann: … or [2024-05-01, 10:00:00] Ann: …
bool looks_like_chat(std::string_view text) {
  constexpr std::string_view kMark = "\u200E";  // left to right
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  bool in_brackets = text.starts_with('[');
  text.remove_prefix(in_brackets);
  auto take = [&](std::string_view allowed, size_t least, size_t most) {
    size_t n = 0;
    while (n < std::min(text.size(), most) && (is_digit(text[n]) || allowed.contains(text[n]))) n++;
    if (n >= least) text.remove_prefix(n);
    return n >= least;
  };
  if (!take("./-", 6, 10) || !text.starts_with(", ")) return false;
  text.remove_prefix(2);
  if (!take(":.", 4, 8)) return false;
  constexpr size_t kHalfOfDay = 12;  // " PM", " p. m."
  size_t end = text.substr(0, kHalfOfDay + 3).find(in_brackets ? "] " : " - ");
  return end <= kHalfOfDay && std::ranges::none_of(text.substr(0, end), is_digit);
}

// One message, or a mailbox of them.
bool looks_like_mail(std::string_view text) {
  constexpr std::string_view kFields[] = {"return-path: ", "received: from ", "delivered-to: ",  "mime-version: ",
                                          "message-id: <", "x-gm-thrid: ",    "dkim-signature: "};
  if (text.starts_with("From ")) {
    size_t line = text.find('\n');
    std::string_view first = text.substr(0, line);
    return line != text.npos && first.contains(':') && first.find_first_of(",;\t") == first.npos &&
           text.substr(line + 1).find(": ") < 80;
  }
  return std::ranges::any_of(
      kFields, [&](std::string_view field) { return equals_ignoring_case(text.substr(0, field.size()), field); });
}

}  // namespace

std::string_view kind_by_bytes(std::string_view head) {
  for (const Magic& m : kMagic)
    if (head.size() >= m.at + m.bytes.size() && head.substr(m.at, m.bytes.size()) == m.bytes) {
      if (m.kind == "zip" && head.substr(0, 4096).find("xl/") != head.npos) return "xlsx";
      if (m.kind == "ole") return ole_kind(head);
      return m.kind;
    }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  std::string_view text = without_comments(head);
  if (text.empty()) return {};
  if (looks_like_chat(text)) return "whatsapp";
  if (looks_like_mail(text)) return "mail";
  if (text.front() == '[' || text.front() == '{') return looks_like_json(text) ? "json" : "";
  auto begins = [&](std::string_view word) { return equals_ignoring_case(text.substr(0, word.size()), word); };
  if (begins("<!doctype html") || begins("<html") || begins("<head") || begins("<body")) return "html";
  if (begins("<?xml") || begins("<rss") || begins("<feed")) return "xml";
  if (looks_like_script(text)) return "js";
  return {};
}

}  // namespace tolle::engine
