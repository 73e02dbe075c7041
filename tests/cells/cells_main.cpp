// Writes the cells of delimited files as JSON, one array per record, to be compared with other parsers: tolle_cells FILE…
//
// Each file starts with a line {"file": …}; the header is the first record. See tests/web/differential.test.mjs.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "engine/read/block.h"
#include "engine/read/encoding.h"
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

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; i++) print_cells(argv[i]);
}
