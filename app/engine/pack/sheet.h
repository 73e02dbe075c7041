// The parts of an .xlsx workbook, in pieces → the rows of a sheet as comma-separated text, which is then read like any other.
//
// Our own rather than a library: the delimited reader does the rest, and only the shared strings are kept. No library was measured.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/table/raw_vector.h"

namespace tolle::engine {

// Tags and texts of XML, whatever the pieces. Comments, declarations and processing instructions are passed over.
class XmlScanner {
 public:
  // on_tag(name without prefix, attributes, opens, closes), on_text(text, entities resolved)
  template <class T, class X>
  void push(std::string_view bytes, T&& on_tag, X&& on_text) {
    rest_.append(bytes);
    size_t at = 0;
    while (step(at)) {
      if (is_tag_) on_tag(name_, attributes_, opens_, closes_);
      else on_text(std::string_view(text_));
    }
    rest_.erase(0, at);
  }
  void reset() { rest_.clear(), looked_ = 0; }

 private:
  bool step(size_t& at);  // one tag or one stretch of text; false: more bytes are needed
  std::string rest_, text_;
  size_t looked_ = 0;  // of rest_, for the end of what it begins with
  std::string_view name_, attributes_;
  bool is_tag_ = false, opens_ = false, closes_ = false;
};

// The value of an attribute, with its entities resolved; empty where there is none.
std::string xml_attribute(std::string_view attributes, std::string_view name);

class SheetReader {
 public:
  enum class Part : uint8_t { Workbook, Styles, Strings, Sheet };
  // Parts come in this order; what a workbook does not have is left out.
  void begin(Part part);
  // Appends text to `out` while a sheet is pushed. Dates are written as 2024-05-01 10:00:00; row numbers are line numbers.
  void push(std::string_view bytes, std::string& out);
  void end(std::string& out);  // of the sheet

 private:
  void workbook(std::string_view name, std::string_view attributes);
  void styles(std::string_view name, std::string_view attributes, bool opens, bool closes);
  void strings(std::string_view name, bool opens, bool closes);
  void sheet(std::string_view name, std::string_view attributes, bool opens, bool closes, std::string& out);
  void cell(std::string& out);
  void end_row(std::string& out);
  std::string_view shared(size_t index) const;

  static constexpr uint32_t kMostColumns = 16'384;
  enum class Shows : uint8_t { Number, Date, Time, Clock };  // Time: a time of day as well; Clock: nothing else
  XmlScanner xml_;
  Part part_ = Part::Workbook;
  bool from_1904_ = false;
  std::vector<std::pair<uint32_t, Shows>> formats_;  // of their own, by number
  std::vector<Shows> cell_formats_;
  bool in_cell_formats_ = false;
  RawVector<char> heap_;
  RawVector<size_t> ends_;
  bool in_text_ = false, phonetic_ = false, in_value_ = false;
  std::string value_, type_;
  uint32_t style_ = 0, row_ = 0, column_ = 0, next_ = 0, width_ = 0;  // next_: columns written of this row
};

}  // namespace tolle::engine
