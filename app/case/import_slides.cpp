#include "case/import_slides.h"

#include <algorithm>
#include <set>

#include "base/html.h"
#include "base/text.h"
#include "case/limits.h"
#include "case/print.h"

namespace tolle::cases {
namespace {

Text both(std::string text) { return {text, text, {}}; }

size_t code_points(std::string_view text) {
  return size_t(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

// An address that a source may have; empty: none. "//host/x" is what pages write for either protocol.
std::string web_address(std::string_view text) {
  text = trimmed(text);
  std::string url = text.starts_with("//") ? "https:" + std::string(text) : std::string(text);
  std::string lower = folded(url.substr(0, 8));
  if (!lower.starts_with("http") || (!url.starts_with("http://") && !url.starts_with("https://"))) return {};
  bool clean = std::ranges::none_of(url, [](char c) { return uint8_t(c) <= ' ' || c == 0x7F; });
  return clean && url.size() > url.find("//") + 2 && code_points(url) <= kMaxUrl ? url : "";
}

std::string host_of(std::string_view url) {
  size_t from = url.find("//") + 2;
  return std::string(url.substr(from, url.find_first_of("/?#", from) - from));
}

SourceKind kind_of(std::string_view url) {
  std::string host = host_of(url);
  for (std::string_view network : {"twitter.com", "x.com", "facebook.com", "instagram.com", "bsky.app", "threads.net"})
    if (host == network || host.ends_with("." + std::string(network))) return SourceKind::Post;
  return SourceKind::Other;
}

std::string id_from_name(std::string_view name) {
  std::string id;
  for (char c : folded(name)) id += is_letter(c) || is_digit(c) ? c : c == ' ' && !id.empty() ? '-' : '\0';
  std::erase(id, '\0');
  id = id.substr(0, 40);
  while (id.ends_with('-')) id.pop_back();
  return is_id(id) ? id : "timeline";
}

class Maker {
 public:
  Maker(const Slides& slides, const ImportOptions& options) : options_(options) {
    out_.format = slides.format;
    Case& c = out_.value;
    c.id = id_from_name(options.name);
    if (options.zone.name != "UTC") c.zone = options.zone.name;
    for (const Slide& slide : slides.list)
      if (is_id(slide.id) && slide.id.size() <= kMaxId) taken_.insert(slide.id);
    for (const Slide& slide : slides.list) {
      if (slide.kind == Slide::Kind::Title) take_title(slide);
      else take_event(slide);
    }
    for (uint64_t at : slides.no_records) note(ImportNote::NotARecord, at);
    if (c.title.empty()) c.title = both(fitting(options.name.empty() ? "Timeline" : options.name, kMaxLabel, 0));
    std::ranges::stable_sort(out_.notes, {}, &Noted::note);
    set_origin();
  }
  Imported take() { return std::move(out_); }

 private:
  const ImportOptions& options_;
  Imported out_;
  std::set<std::string> taken_, used_;
  size_t number_ = 0;

  void note(ImportNote what, uint64_t at, const std::string& field = {}) {
    auto found = std::ranges::find_if(out_.notes, [&](const Noted& n) { return n.note == what && n.field == field; });
    if (found == out_.notes.end()) found = out_.notes.insert(found, {what, field, 0, {}});
    found->count++;
    if (found->at.size() < 10 && at && (found->at.empty() || found->at.back() != at)) found->at.push_back(at);
  }

  std::string fitting(std::string_view text, size_t most, uint64_t at) {
    if (code_points(text) <= most) return std::string(text);
    note(ImportNote::Shortened, at);
    return shortened(text, most);
  }

  std::string plain(const Slide& slide, const std::string& text) const {
    return slide.is_markup ? text_from_html(text) : std::string(trimmed(text));
  }

  // Files begin with anything; time begins with the first thing that happened.
  void set_origin() {
    const Event* first = nullptr;
    for (const Event& e : out_.value.events)
      if (e.time.at && (!first || e.time.at->from_ms < first->time.at->from_ms)) first = &e;
    if (first) out_.value.origin = first->id;
  }

  std::string new_event_id(const Slide& slide) {
    if (is_id(slide.id) && slide.id.size() <= kMaxId && used_.insert(slide.id).second) return slide.id;
    std::string id;
    do id = "N" + std::to_string(++number_);
    while (taken_.contains(id) || used_.contains(id));
    used_.insert(id);
    return id;
  }

  // One source for each address and description.
  void add_source(std::vector<std::string>& to, const std::string& url, std::string text, uint64_t at) {
    std::ranges::replace(text, '\n', ' ');
    auto& sources = out_.value.sources;
    auto found = std::ranges::find_if(
        sources, [&](const Source& s) { return s.url == url && (text.empty() ? !url.empty() : s.text.fr == text); });
    if (text.empty()) text = host_of(url);
    if (found == sources.end()) {
      if (sources.size() == kMaxSources) return note(ImportNote::TooManySources, at);
      SourceKind kind = url.empty() ? SourceKind::Other : kind_of(url);
      sources.push_back(
          {"S" + std::to_string(sources.size() + 1), kind, both(fitting(text, kMaxLine, at)), {}, url, {}});
      found = sources.end() - 1;
    }
    if (std::ranges::find(to, found->id) != to.end()) return;
    if (to.size() == kMaxItems) return note(ImportNote::TooManySources, at);
    to.push_back(found->id);
  }

  void add_links(std::vector<std::string>& to, const std::string& markup, uint64_t at) {
    for (const HtmlLink& link : links_in_html(markup))
      if (std::string url = web_address(link.url); !url.empty()) add_source(to, url, link.text, at);
  }

  // What stands beside the words: becomes sources, and words where it is words.
  std::string take_media(const Slide& slide, std::vector<std::string>& sources) {
    std::string media(trimmed(slide.media)), words;
    std::string about = text_from_html(slide.caption), credit = text_from_html(slide.credit);
    if (!credit.empty()) about += about.empty() ? credit : " — " + credit;
    if (std::string url = web_address(media); !url.empty()) {
      add_source(sources, url, about, slide.at);
    } else if (media.find('<') != media.npos) {
      words = text_from_html(media);
      add_links(sources, media, slide.at);
      if (!about.empty() && sources.empty()) add_source(sources, "", about, slide.at);
    } else if (media.find_first_of(" \n") != media.npos) {
      words = media;  // a quotation
      if (!about.empty()) add_source(sources, "", about, slide.at);
    } else if (!media.empty()) {
      note(ImportNote::MediaWithoutLink, slide.at);
      add_source(sources, "", about.empty() ? media : about + " (" + media + ")", slide.at);
    } else if (!about.empty()) {
      add_source(sources, "", about, slide.at);
    }
    add_links(sources, slide.caption, slide.at);
    add_links(sources, slide.credit, slide.at);
    return words;
  }

  // Our own export writes the sources that are not shown as media in a list of their own at the end of the text.
  std::string take_text(const Slide& slide, std::vector<std::string>& sources) {
    static constexpr std::string_view kList = R"(<ul class="tolle-sources">)";
    size_t at = slide.is_markup ? slide.text.find(kList) : slide.text.npos;
    if (at == slide.text.npos) {
      if (slide.is_markup) add_links(sources, slide.text, slide.at);
      return plain(slide, slide.text);
    }
    std::string_view rest = std::string_view(slide.text).substr(at + kList.size());
    for (size_t item = rest.find("<li>"); item != rest.npos; item = rest.find("<li>", item + 4)) {
      std::string_view inside = rest.substr(item + 4, rest.find("</li>", item) - item - 4);
      auto links = links_in_html(inside);
      add_source(sources, links.empty() ? "" : web_address(links[0].url), text_from_html(inside), slide.at);
    }
    return text_from_html(std::string_view(slide.text).substr(0, at));
  }

  void take_title(const Slide& slide) {
    Case& c = out_.value;
    std::string headline = plain(slide, slide.headline);
    std::ranges::replace(headline, '\n', ' ');
    std::vector<std::string> sources;  // in the list of sources; a case as a whole names none
    std::string text = take_text(slide, sources), words = take_media(slide, sources);
    if (!words.empty()) text += text.empty() ? words : "\n" + words;
    if (!headline.empty()) c.title = both(fitting(headline, kMaxLabel, slide.at));
    if (!text.empty()) c.summary = both(fitting(text, kMaxProse, slide.at));
    set_aside(slide, c.extra);
  }

  void set_aside(const Slide& slide, Extras& extra) {
    if (slide.aside_json.empty()) return;
    for (const std::string& field : slide.aside) note(ImportNote::KeptAside, slide.at, field);
    extra.push_back({kAside, slide.aside_json});
  }

  Time time_of(const DateParts& date, uint64_t at) {
    Time time;
    if (date.state == DateParts::State::None) return time;
    if (auto stamp = stamp_of(date, options_.zone)) {
      if (!date.has_zone) note(ImportNote::NoZone, at);
      if (date.ambiguous) note(ImportNote::AmbiguousDate, at);
      time.at = std::move(stamp);
    } else {
      note(ImportNote::OddDate, at);
      time.said = both(fitting(date.written, kMaxLine, at));
    }
    return time;
  }

  void take_event(const Slide& slide) {
    Case& c = out_.value;
    out_.records++;
    if (c.events.size() == kMaxEvents) return note(ImportNote::TooManyEvents, slide.at);
    Event e;
    e.id = new_event_id(slide);
    e.time = time_of(slide.start, slide.at);
    if (slide.start.state == DateParts::State::None) note(ImportNote::NoDate, slide.at);
    e.until = time_of(slide.end, slide.at);
    if (e.until.at && e.time.at && e.until.at->to_ms < e.time.at->from_ms) {
      note(ImportNote::EndBeforeStart, slide.at);
      e.until = {};
    }
    std::string said = text_from_html(slide.said);
    if (!said.empty()) e.time.said = both(fitting(said, kMaxLine, slide.at));

    std::string words = take_media(slide, e.sources), text = take_text(slide, e.sources);
    if (!words.empty()) text += text.empty() ? words : "\n" + words;
    std::string headline = plain(slide, slide.headline);
    std::ranges::replace(headline, '\n', ' ');
    if (headline.empty()) {
      note(ImportNote::NoTitle, slide.at);
      headline = text.empty() ? text_from_html(slide.caption) : text;
      std::ranges::replace(headline, '\n', ' ');
      headline = headline.empty() ? e.id : shortened(headline, 80);
    } else if (code_points(headline) > kMaxLabel) {
      text = headline + (text.empty() ? "" : "\n" + text);  // nothing of it is lost
      headline = shortened(headline, kMaxLabel);
    }
    e.title = both(headline);
    e.text = both(fitting(text, kMaxProse, slide.at));
    take_group(slide, e);
    if (slide.kind == Slide::Kind::Era) note(ImportNote::EraAsEvent, slide.at);
    set_aside(slide, e.extra);
    c.events.push_back(std::move(e));
  }

  void take_group(const Slide& slide, Event& e) {
    std::string name(trimmed(slide.group));
    if (name.empty()) return;
    auto found = options_.lanes.find(folded(name));
    auto lane = found != options_.lanes.end() ? found->second : value_of<Lane>(folded(name));
    e.lane = lane.value_or(Lane::Context);
    if (!lane) {
      note(ImportNote::GroupWithoutLane, slide.at);
      e.extra.push_back({kGroup, printed(nlohmann::ordered_json(name))});
    }
    auto group = std::ranges::find(out_.groups, name, &ImportGroup::name);
    if (group == out_.groups.end()) group = out_.groups.insert(group, {name, 0, e.lane});
    group->events++;
  }
};

}  // namespace

Imported case_of(const Slides& slides, const ImportOptions& options) { return Maker(slides, options).take(); }

}  // namespace tolle::cases
