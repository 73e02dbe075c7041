// Writes what the readers make of files, to be compared with other parsers: tolle_cells FILE…
//
// Each file starts with a line {"file": …}. Of delimited files the header and each record follow, as arrays of cells; of files
// named .json, .jsonl, .ndjson or .js each value at the top, where numbers are strings, "\u0001" and the digits of the file.
// See tests/web/differential.test.mjs.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "engine/read/block.h"
#include "engine/read/encoding.h"
#include "engine/read/json_scan.h"
#include "engine/read/layout.h"
#include "engine/read/scan.h"

using namespace tolle::engine;

namespace {

void print(const nlohmann::json& json) { std::printf("%s\n", json.dump().c_str()); }

void print_cells(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}}, text;
  SniffedEncoding sniffed = sniff_encoding(bytes);
  Decoder(sniffed.encoding).decode(std::string_view(bytes).substr(sniffed.mark_bytes), true, text);
  Layout layout = sniff_layout(std::string_view(text).substr(0, 256 << 10), text.size() <= 256 << 10);
  print({{"file", path}, {"delimiter", std::string(1, layout.delimiter)}});
  if (layout.has_header) print(layout.names);
  size_t size = text.size();
  text.append(kBlock + 8, '\0');
  Scanner scanner;
  scanner.start({layout.delimiter, layout.lone_cr_ends, uint32_t(layout.names.size())}, layout.body, layout.body_line);
  scanner.scan(text.data(), uint32_t(size), true);
  Batch batch = scanner.batch(text.data());
  for (uint32_t r = 0; r < batch.records; r++) {
    Batch one = part_of(batch, r, r + 1);
    nlohmann::json cells = nlohmann::json::array();
    for (uint32_t c = 0; c < one.first[1] - one.first[0]; c++)
      each_cell(one, c, [&](uint32_t, const char* from, const char* to, bool quoted) {
        std::string cell;
        for (const char* p = from; p < to; p++) {
          cell += *p;
          if (quoted && *p == '"' && p + 1 < to && p[1] == '"') p++;
        }
        cells.push_back(cell);
      });
    print(cells);
  }
}

// The tokens of the reader, put together again.
void print_values(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}}, out;
  print({{"file", path}});
  size_t size = text.size();
  text.append(kBlock + 8, '\0');
  JsonScanner scanner;
  scanner.start(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  uint64_t damaged = 0, nuls = 0;
  bool first = true;
  for (;;) {
    using Kind = JsonToken::Kind;
    JsonToken token = scanner.next(text.data(), uint32_t(size), true);
    if (token.kind == Kind::None) return;
    std::string_view raw(text.data() + token.from, token.to - token.from);
    std::string value(raw.size(), '\0');
    bool ends = token.kind == Kind::EndObject || token.kind == Kind::EndArray;
    if (!first && !ends) out += ',';
    first = token.kind == Kind::BeginObject || token.kind == Kind::BeginArray || token.kind == Kind::Key;
    switch (token.kind) {
      case Kind::BeginObject: out += '{'; break;
      case Kind::EndObject: out += '}'; break;
      case Kind::BeginArray: out += '['; break;
      case Kind::EndArray: out += ']'; break;
      case Kind::Number: out += nlohmann::json("\x01" + std::string(raw)).dump(); break;
      case Kind::True: out += "true"; break;
      case Kind::False: out += "false"; break;
      case Kind::Null: out += "null"; break;
      case Kind::Key:
      case Kind::String:
        value.resize(size_t(json_unescape(raw, value.data(), damaged, nuls) - value.data()));
        out += nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        if (token.kind == Kind::Key) out += ':';
        break;
      default: print({{"broken", std::to_string(scanner.line()) + ":" + std::to_string(scanner.column())}}); return;
    }
    if (scanner.depth()) continue;
    std::printf("%s\n", out.c_str());
    out.clear();
    first = true;
  }
}

bool is_json(std::string_view path) {
  for (std::string_view end : {".json", ".jsonl", ".ndjson", ".js"})
    if (path.ends_with(end)) return true;
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; i++) (is_json(argv[i]) ? print_values : print_cells)(argv[i]);
}
