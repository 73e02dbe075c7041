// The parts of a workbook: any pieces give the same text.
#include <cstdlib>

#include "engine/pack/sheet.h"

using namespace tolle::engine;

namespace {

std::string csv(std::string_view xml, size_t piece) {
  SheetReader reader;
  std::string all, out;
  for (auto part :
       {SheetReader::Part::Workbook, SheetReader::Part::Styles, SheetReader::Part::Strings, SheetReader::Part::Sheet}) {
    reader.begin(part);
    for (size_t at = 0; at < xml.size(); at += piece) {
      out.clear();
      reader.push(xml.substr(at, piece), out);
      all += out;
    }
  }
  out.clear();
  reader.end(out);
  return all + out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 1) return 0;
  std::string_view xml(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (csv(xml, xml.size() + 1) != csv(xml, 1 + data[0] % 40)) std::abort();
  return 0;
}
