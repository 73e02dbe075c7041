#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/dates.h"
#include "base/html.h"
#include "base/text.h"
#include "case/export.h"
#include "case/import_slides.h"
#include "case/print.h"

namespace tolle::cases {
namespace {

using Json = nlohmann::ordered_json;
constexpr int64_t kDay_ms = 86'400'000;
constexpr const char* kParts[] = {"year", "month", "day", "hour", "minute", "second", "millisecond"};

// A stamp is local time and then Z or ±HH:MM.
int64_t offset_ms_of(const Stamp& stamp) {
  const std::string& w = stamp.written;
  if (w.ends_with('Z') || w.size() < 6) return 0;
  auto digit = [&](size_t back) { return int64_t(w[w.size() - back] - '0'); };
  int64_t minutes = (digit(5) * 10 + digit(4)) * 60 + digit(2) * 10 + digit(1);
  return (w[w.size() - 6] == '-' ? -minutes : minutes) * 60'000;
}

// The first `count` parts of a wall clock.
Json date_of(int64_t local_ms, size_t count) {
  int64_t days = (local_ms >= 0 ? local_ms : local_ms - (kDay_ms - 1)) / kDay_ms, rest = local_ms - days * kDay_ms;
  Civil civil = civil_from_days(days);
  const int64_t parts[] = {civil.year,         civil.month,      civil.day,  rest / 3'600'000,
                           rest / 60'000 % 60, rest / 1000 % 60, rest % 1000};
  Json date = Json::object();
  for (size_t i = 0; i < count; i++) date[kParts[i]] = parts[i];
  return date;
}

// How many parts two wall clocks, the first and the last of an interval, have in common; 7 for one millisecond.
size_t common_parts(int64_t from_ms, int64_t to_ms) {
  Json from = date_of(from_ms, 7), to = date_of(to_ms, 7);
  size_t n = 0;
  while (n < 7 && from[kParts[n]] == to[kParts[n]]) n++;
  return n == 4 ? 3 : n;  // an hour alone is no time of day there
}

struct Dates {
  Json start, end;    // null: none
  std::string words;  // in the place of a date, where the source or the interval says it better
};

class Writer {
 public:
  Writer(const Case& c, const Timeline& t, Language language, const ExportWords& words)
      : case_(c), t_(t), language_(language), words_(words) {
    for (const Event& e : c.events)
      for (const std::optional<Stamp>* stamp : {&e.time.at, &e.time.from, &e.time.to})
        if (*stamp && !offset_known_) offset_ms_ = offset_ms_of(**stamp), offset_known_ = true;
  }

  TimelineJs all() {
    Json file = Json::object();
    Json title = unknown_of(case_.extra);
    title["text"] = merged(title, "text", {{"headline", html(case_.title)}, {"text", html(case_.summary)}});
    file["title"] = std::move(title);
    Json& events = file["events"] = Json::array();
    TimelineJs out;
    for (size_t i = 0; i < case_.events.size(); i++) {
      Dates dates = dates_of(i);
      if (dates.start.is_null()) out.undated.push_back(case_.events[i].id);
      else events.push_back(slide_of(case_.events[i], dates));
    }
    out.json = printed(file) + "\n";
    return out;
  }

 private:
  const Case& case_;
  const Timeline& t_;
  Language language_;
  const ExportWords& words_;
  int64_t offset_ms_ = 0;  // of the first time that is written; intervals that are only computed are told in it
  bool offset_known_ = false;

  std::string html(const Text& text) const { return html_from_text(text.*language_); }

  // What an import of such a file kept aside goes back to where it was.
  static Json unknown_of(const Extras& extras) {
    for (const Extra& extra : extras)
      if (extra.name == kAside)
        if (Json kept = Json::parse(extra.json, nullptr, false); kept.is_object()) return kept;
    return Json::object();
  }
  static Json merged(Json& into, const char* name, Json fields) {
    Json part = into.contains(name) && into[name].is_object() ? into[name] : Json::object();
    for (auto it = fields.begin(); it != fields.end(); ++it) part[it.key()] = *it;
    return part;
  }

  static Json date_of_stamp(const Stamp& stamp) {
    std::string_view local(stamp.written);
    local = local.substr(0, stamp.written.ends_with('Z') ? stamp.written.size() - 1 : stamp.written.size() - 6);
    size_t parts = local.size() >= 20   ? 7
                   : local.size() >= 19 ? 6
                   : local.size() >= 16 ? 5
                   : local.size() >= 10 ? 3
                   : local.size() >= 7  ? 2
                                        : 1;
    return date_of(stamp.from_ms + offset_ms_of(stamp), parts);
  }

  std::string day_text(int64_t utc_ms) const {
    Json d = date_of(utc_ms + offset_ms_, 3);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", d["year"].get<int>(), d["month"].get<int>(),
                  d["day"].get<int>());
    return text;
  }

  Dates dates_of(size_t i) const {
    const Event& e = case_.events[i];
    Dates dates;
    dates.words = e.time.said.*language_;
    if (e.time.at) {
      dates.start = date_of_stamp(*e.time.at);
    } else if (t_.anchored) {
      const auto& [earliest, latest] = t_.intervals[i];
      if (earliest && latest) {
        size_t parts = common_parts(*earliest + offset_ms_, *latest + offset_ms_);
        dates.start = date_of(*earliest + offset_ms_, parts ? parts : 1);
        if (!parts && e.until.empty()) dates.end = date_of(*latest + offset_ms_, 1);
      } else if (earliest || latest) {
        int64_t known = earliest ? *earliest : *latest;
        dates.start = date_of(known + offset_ms_, 3);
        const std::string& pattern = earliest ? words_.after : words_.before;
        if (size_t at = pattern.find("{date}"); dates.words.empty() && at != pattern.npos)
          dates.words = std::string(pattern).replace(at, 6, day_text(known));
      }
    }
    if (e.until.at) dates.end = date_of_stamp(*e.until.at);
    else if (!e.until.empty() && t_.anchored && t_.ends[i].latest_ms)
      dates.end = date_of(*t_.ends[i].latest_ms + offset_ms_, 3);
    return dates;
  }

  // What TimelineJS can show beside a text; everything else it is only given as a link.
  static bool is_media(std::string_view url) {
    std::string lower;
    for (char c : url.substr(0, url.find_first_of("?#"))) lower += is_letter(c) ? char(c | 32) : c;
    for (std::string_view end :
         {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".mp4", ".mp3", ".m4a", ".wav", ".pdf"})
      if (lower.ends_with(end)) return true;
    for (std::string_view host :
         {"youtube.com/", "youtu.be/", "vimeo.com/", "dailymotion.com/", "soundcloud.com/", "flickr.com/", "flic.kr/",
          "instagram.com/p/", "twitter.com/", "google.com/maps", "wikipedia.org/"})
      if (lower.find(host) != lower.npos) return true;
    return false;
  }

  Json slide_of(const Event& e, const Dates& dates) const {
    Json slide = unknown_of(e.extra);
    slide["start_date"] = merged(slide, "start_date", dates.start);
    if (!dates.end.is_null()) slide["end_date"] = merged(slide, "end_date", dates.end);
    if (!dates.words.empty()) slide["display_date"] = html_from_text(dates.words);
    slide["unique_id"] = e.id;
    slide["group"] = group_of(e);
    Json media;
    std::string list;
    for (const std::string& id : e.sources) {
      size_t s = index_of(case_.sources, id);
      if (s == kNowhere) continue;
      const Source& source = case_.sources[s];
      std::string text = html_from_text(source.text.*language_);
      if (media.is_null() && list.empty() && is_media(source.url)) {
        media = {{"url", source.url}, {"caption", text}};
        continue;
      }
      std::string url;
      for (char c : source.url)
        url += c == '"' ? "%22" : c == '&' ? "&amp;" : c == '<' ? "%3C" : c == '>' ? "%3E" : std::string(1, c);
      list += source.url.empty() ? "<li>" + text + "</li>" : "<li><a href=\"" + url + "\">" + text + "</a></li>";
    }
    std::string text = html(e.text);
    if (!list.empty()) text += "<ul class=\"tolle-sources\">" + list + "</ul>";
    slide["text"] = merged(slide, "text", {{"headline", html(e.title)}, {"text", text}});
    if (!media.is_null()) slide["media"] = merged(slide, "media", std::move(media));
    return slide;
  }

  std::string group_of(const Event& e) const {
    for (const Extra& extra : e.extra)
      if (extra.name == kGroup)
        if (Json name = Json::parse(extra.json, nullptr, false); name.is_string()) return name.get<std::string>();
    return words_.lanes[size_t(e.lane)];
  }
};

}  // namespace

TimelineJs timelinejs_of(const Case& c, const Timeline& t, Language language, const ExportWords& words) {
  return Writer(c, t, language, words).all();
}

}  // namespace tolle::cases
