// Markup as web forums, archives and timelines write it → the text a reader saw, and where it led.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tolle {

// Tags, comments, scripts and styles are dropped, entities decoded, <p>, <br>, <li> and the like become line breaks.
std::string text_from_html(std::string_view html);

// Entities only: what looks like a tag is text.
std::string text_from_entities(std::string_view text);

struct HtmlLink {
  std::string url, text;  // as written, entities decoded; the text of what is embedded is empty
  bool operator==(const HtmlLink&) const = default;
};
// Of <a href>, <iframe src> and <img src>, in their order.
std::vector<HtmlLink> links_in_html(std::string_view html);

// Escaped; lines become paragraphs where there is more than one, runs of white space one space.
std::string html_from_text(std::string_view text);

}  // namespace tolle
