#include <doctest/doctest.h>

#include <algorithm>

#include "engine/pack/sheet.h"

using namespace tolle::engine;

namespace {

struct Xml {
  SheetReader::Part part;
  std::string_view text;
};

// Each part in pieces; `first` bytes are one of their own. What comes of a piece is taken away before the next, as the worker does.
std::string csv(std::initializer_list<Xml> parts, size_t piece = 1 << 20, size_t first = 0) {
  SheetReader reader;
  std::string all, out;
  auto push = [&](std::string_view xml) {
    out.clear();
    reader.push(xml, out);
    all += out;
  };
  for (const Xml& xml : parts) {
    reader.begin(xml.part);
    push(xml.text.substr(0, first));
    for (size_t at = std::min(first, xml.text.size()); at < xml.text.size(); at += piece)
      push(xml.text.substr(at, piece));
  }
  out.clear();
  reader.end(out);
  return all + out;
}

using Part = SheetReader::Part;
constexpr Xml kStyles{
    Part::Styles,
    "<styleSheet><numFmts count='2'><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd&quot; d &quot;\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"[Red]0.0&quot;days&quot;\"/></numFmts><cellStyleXfs><xf "
    "numFmtId=\"22\"/></cellStyleXfs>"
    "<cellXfs count='5'><xf numFmtId=\"0\"/><xf numFmtId='22' applyNumberFormat='1'><alignment/></xf><xf "
    "numFmtId=\"164\"/>"
    "<xf numFmtId=\"165\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"};
constexpr Xml kStrings{Part::Strings,
                       "<?xml version=\"1.0\"?><sst><si><t>id</t></si><si><t xml:space=\"preserve\">date "
                       "</t></si><si><r><rPr/><t>te</t></r>"
                       "<r><t>xt</t></r><rPh sb='0' eb='1'><t>phonetic</t></rPh></si><si><t>A &amp; B, "
                       "\"quoted\"&#10;é_x000D_</t></si></sst>"};
constexpr Xml kSheet{
    Part::Sheet,
    "<x:worksheet xmlns:x='y'><x:sheetData><x:row r='1'><x:c r='A1' t='s'><x:v>0</x:v></x:c><x:c r='B1' "
    "t='s'><x:v>1</x:v></x:c>"
    "<x:c r='C1' t='s'><x:v>2</x:v></x:c></x:row><!-- a comment > --><x:row r='3'><x:c r='A3'><x:v>7</x:v></x:c>"
    "<x:c r='B3' s='1'><x:f>NOW()</x:f><x:v>45413.416666666664</x:v></x:c><x:c r='C3' t='s'><x:v>3</x:v></x:c></x:row>"
    "<x:row r='4'><x:c r='B4' s='2'><x:v>45414</x:v></x:c><x:c r='C4' t='inlineStr'><x:is><x:t>in "
    "line</x:t></x:is></x:c></x:row>"
    "<x:row r='5'><x:c r='A5' s='3'><x:v>9</x:v></x:c></x:row></x:sheetData></x:worksheet>"};

}  // namespace

TEST_CASE(
    "a sheet of a workbook is comma-separated text, whatever the pieces: shared and inline strings, gaps, dates") {
  std::string expected =
      "\"id\",\"date \",\"text\"\n\n\"7\",\"2024-05-01 10:00:00\",\"A & B, \"\"quoted\"\"\né\r\"\n,\"2024-05-02\",\"in "
      "line\"\n\"9\",,\n";
  for (size_t piece : {1, 2, 3, 7, 1 << 20}) {
    INFO("pieces of " << piece);
    CHECK(csv({kStyles, kStrings, kSheet}, piece) == expected);
  }
  for (size_t first = 1; first < std::max(kSheet.text.size(), kStyles.text.size()); first++) {
    INFO("split at " << first);
    REQUIRE(csv({kStyles, kStrings, kSheet}, 1 << 20, first) == expected);
  }
}

TEST_CASE("serials count from 1900, with its leap day that was none, or from 1904") {
  auto dates = [](std::string_view workbook) {
    return csv({{Part::Workbook, workbook},
                kStyles,
                {Part::Sheet, "<row><c s='4'><v>1</v></c><c s='4'><v>61</v></c><c s='4'><v>43951</v></c></row>"}});
  };
  CHECK(dates("<workbookPr/>") == "\"1900-01-01\",\"1900-03-01\",\"2020-04-30\"\n");
  CHECK(dates("<workbookPr date1904=\"1\"/>") == "\"1904-01-02\",\"1904-03-02\",\"2024-05-01\"\n");
}

TEST_CASE("what a workbook shows as a clock alone is how long something took, unless it has a day as well") {
  constexpr Xml kClocks{
      Part::Styles,
      "<styleSheet><numFmts count='1'><numFmt numFmtId=\"164\" formatCode=\"[h]:mm:ss\"/></numFmts>"
      "<cellXfs count='3'><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"};
  constexpr Xml kRow{
      Part::Sheet,
      "<worksheet><sheetData><row r='1'><c r='A1' s='1'><v>0.104166666666667</v></c><c r='B1' s='2'><v>1.25</v></c>"
      "<c r='C1' s='1'><v>45413.5</v></c><c r='D1' s='1'><v>0</v></c></row></sheetData></worksheet>"};
  CHECK(csv({kClocks, kRow}, 1 << 20) == "\"2:30:00\",\"30:00:00\",\"2024-05-01 12:00:00\",\"0:00:00\"\n");
}
