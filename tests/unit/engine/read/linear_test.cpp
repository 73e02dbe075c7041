#include <doctest/doctest.h>

#include <ctime>

#include "base/html.h"
#include "engine/pack/sheet.h"
#include "reading.h"

using namespace tolle;
using namespace tolle::engine;

namespace {

std::string repeated(std::string_view text, size_t size) {
  std::string out;
  while (out.size() < size) out += text;
  return out;
}

constexpr size_t kPiece = 8 << 10;

void read_table(const std::string& bytes) { (void)read(bytes, {}, kPiece); }
void read_sheet(const std::string& bytes) {
  SheetReader reader;
  std::string out;
  reader.begin(SheetReader::Part::Sheet);
  for (size_t at = 0; at < bytes.size(); at += kPiece)
    out.clear(), reader.push(std::string_view(bytes).substr(at, kPiece), out);
  reader.end(out);
}

// Seconds of the processor for a file that comes in small pieces.
double seconds(void (*reader)(const std::string&), const std::string& bytes) {
  std::clock_t start = std::clock();
  reader(bytes);
  return double(std::clock() - start) / CLOCKS_PER_SEC;
}

struct Shape {
  const char* name;
  std::string (*of)(size_t bytes);
  void (*reader)(const std::string&) = read_table;
};
const Shape kShapes[] = {
    {"delimited, a long field",
     [](size_t n) { return "id,created_at,text\n1,2024-05-01," + repeated("word ", n) + "\n"; }},
    {"delimited, many columns",
     [](size_t n) {
       return repeated("name of a column,", n / 2) + "id\n" + repeated("a cell to be read,", n / 2) + "1\n";
     }},
    {"delimited, many quotes",
     [](size_t n) { return "id,text\n" + repeated("1,\"\"\"\"\"a\"\" \"\"b\"\n2,a\"b\n", n); }},
    {"delimited, quotes that never close", [](size_t n) { return "id,text,more\n" + repeated("1,\"a,b\n", n); }},
    {"JSON, a long field",
     [](size_t n) {
       return "[{\"id\":1,\"created_at\":\"2024-05-01\",\"text\":\"" + repeated("w\\u00e9rd ", n) + "\"}]";
     }},
    {"JSON, many columns",
     [](size_t n) {
       std::string out = "[{\"id\":1";
       for (size_t i = 0; out.size() < n; i++) out += ",\"column " + std::to_string(i) + "\":1";
       return out + "}]";
     }},
    {"JSON, many quotes", [](size_t n) { return "[{\"id\":1,\"text\":\"" + repeated("\\\"\\\\", n) + "\"}]"; }},
    {"JSON, one line",
     [](size_t n) {
       return "[" + repeated("{\"id\":1,\"created_at\":\"2024-05-01\",\"text\":\"a\"},", n) + "{\"id\":2}]";
     }},
    {"JSON, deep nesting",
     [](size_t n) {
       return "[" + repeated("{\"id\":1,\"a\":" + repeated("[", 5000) + repeated("]", 5000) + "},", n) + "{\"id\":2}]";
     }},
    {"JSON, keys that are all different",
     [](size_t n) {
       std::string out = "{\"data\":[";
       for (size_t i = 0; out.size() < n; i++)
         out += "{\"id\":" + std::to_string(i) + ",\"k" + std::to_string(i) + "\":{}},";
       return out + "{\"id\":1}]}";
     }},
    {"JSON, objects under names that are no ids",
     [](size_t n) {
       std::string out = "{";
       for (size_t i = 0; out.size() < n / 8; i++)
         out += "\"user_" + std::to_string(i) + "x\":{\"id\":1,\"text\":\"a\",\"created_at\":\"2024-05-01\"},";
       return out + "\"end\":{\"id\":1,\"text\":\"a\",\"created_at\":\"2024-05-01\"}}";
     }},
    {"markup, tags that never end", [](size_t n) { return repeated("<a", n); },
     [](const std::string& bytes) { (void)text_from_html(bytes); }},
    {"a workbook, a long field",
     [](size_t n) { return "<row><c t=\"inlineStr\"><is><t>" + repeated("word &amp; ", n) + "</t></is></c></row>"; },
     read_sheet},
    {"a workbook, many columns",
     [](size_t n) { return "<row>" + repeated("<c t=\"str\"><v>\"1\"</v></c>", n) + "</row>"; }, read_sheet},
    {"a workbook, many rows", [](size_t n) { return repeated("<row><c><v>1</v></c><c><v>2</v></c></row>", n); },
     read_sheet},
    {"a workbook, a tag that never ends",  // longer than tags may be: what is behind is read as text
     [](size_t n) { return "<row><c " + repeated("r='A1' ", n); }, read_sheet},
    {"a workbook, deep nesting", [](size_t n) { return repeated("<is>", n); }, read_sheet},
};

}  // namespace

// A busy machine makes single readings too long, never too short: both are the best of as many as it takes, in turns. What
// grows with the square takes 64 times as long in all of them; what the caches no longer hold, up to 16 times.
TEST_CASE("eight times as many bytes take no more than about eight times as long") {
  for (const Shape& shape : kShapes) {
    constexpr size_t kBytes = 1 << 18;
    std::string small = shape.of(kBytes), large = shape.of(8 * kBytes);
    double once = 1e9, eight = 1e9;
    auto too_long = [&] { return eight > 32 * std::max(once, 0.002); };
    for (int turn = 0; turn < 8 && (turn == 0 || too_long()); turn++) {
      once = std::min(once, seconds(shape.reader, small));
      eight = std::min(eight, seconds(shape.reader, large));
    }
    INFO(std::string(shape.name) << ": " << once << " s, " << eight << " s");
    CHECK_FALSE(too_long());
  }
}
