// TimelineJS in both generations, and vis-timeline: lists of objects.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "case/import_slides.h"
#include "case/print.h"

namespace tolle::cases {
namespace {

using Json = nlohmann::ordered_json;

const Json& at(const Json& object, const char* name) {
  static const Json kNothing;
  if (!object.is_object()) return kNothing;
  auto found = object.find(name);
  return found == object.end() ? kNothing : *found;
}

// Texts as they stand, numbers as text; anything else is no text.
std::string string_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() ? value.dump() : std::string();
}
std::string string_at(const Json& object, const char* name) { return string_of(at(object, name)); }

bool says_nothing(const Json& value) {
  return value.is_null() || (value.is_string() && trimmed(value.get_ref<const std::string&>()).empty()) ||
         (value.is_structured() && value.empty());
}

// Everything but the fields that were understood. Fields without content are left out.
Json rest_of(const Json& object, std::initializer_list<std::string_view> understood) {
  Json rest = Json::object();
  if (object.is_object())
    for (auto it = object.begin(); it != object.end(); ++it)
      if (std::ranges::find(understood, std::string_view(it.key())) == understood.end() && !says_nothing(*it))
        rest[it.key()] = *it;
  return rest;
}

void keep_aside(Slide& slide, const Json& rest) {
  if (rest.empty()) return;
  for (auto it = rest.begin(); it != rest.end(); ++it) slide.aside.push_back(it.key());
  slide.aside_json = printed(rest);
}

// ---- TimelineJS 3: { title, events: [{ start_date: { year, … }, text: { headline, text }, media, group }], eras }

DateParts date3(const Json& date) {
  std::string time = string_at(date, "hour");
  if (!time.empty()) {
    std::string minute = string_at(date, "minute"), second = string_at(date, "second"),
                ms = string_at(date, "millisecond");
    auto two = [](const std::string& digits) { return digits.size() == 1 ? "0" + digits : digits; };
    time = two(time) + ":" + (minute.empty() ? "00" : two(minute));
    if (!second.empty() || !ms.empty()) time += ":" + (second.empty() ? "00" : two(second));
    if (!ms.empty()) time += "." + std::string(ms.size() < 3 ? 3 - ms.size() : 0, '0') + ms;
  }
  return date_of_parts(string_at(date, "year"), string_at(date, "month"), string_at(date, "day"), time);
}

Slide slide3(const Json& j, uint64_t place, Slide::Kind kind) {
  Slide s{.at = place, .kind = kind};
  const Json &start = at(j, "start_date"), &end = at(j, "end_date"), &text = at(j, "text"), &media = at(j, "media");
  s.start = date3(start);
  s.end = date3(end);
  for (const std::string& words :
       {string_at(j, "display_date"), string_at(start, "display_date"), string_at(end, "display_date")})
    if (s.said.empty()) s.said = words;
  s.id = string_at(j, "unique_id");
  s.headline = string_at(text, "headline");
  s.text = string_at(text, "text");
  s.group = string_at(j, "group");
  s.media = string_at(media, "url");
  s.caption = string_at(media, "caption");
  s.credit = string_at(media, "credit");
  Json rest = rest_of(j, {"start_date", "end_date", "display_date", "text", "media", "group", "unique_id"});
  auto add = [&](const char* name, Json&& part) {
    if (!part.empty()) rest[name] = std::move(part);
  };
  // A case as a whole has no picture; the title's stays in the file, and goes back to TimelineJS with it.
  if (kind == Slide::Kind::Title) add("media", rest_of(media, {}));
  else add("media", rest_of(media, {"url", "caption", "credit"}));
  static constexpr std::initializer_list<std::string_view> kDate = {"year",   "month",  "day",         "hour",
                                                                    "minute", "second", "millisecond", "display_date"};
  add("start_date", rest_of(start, kDate));
  add("end_date", rest_of(end, kDate));
  add("text", rest_of(text, {"headline", "text"}));
  keep_aside(s, rest);
  return s;
}

void timelinejs3(const Json& file, Slides& slides) {
  if (at(file, "title").is_object()) slides.list.push_back(slide3(at(file, "title"), 0, Slide::Kind::Title));
  auto take = [&](const Json& list, Slide::Kind kind) {
    for (size_t i = 0; list.is_array() && i < list.size(); i++) {
      if (list[i].is_object()) slides.list.push_back(slide3(list[i], i + 1, kind));
      else slides.no_records.push_back(i + 1);
    }
  };
  take(at(file, "events"), Slide::Kind::Event);
  take(at(file, "eras"), Slide::Kind::Era);
}

// ---- TimelineJS 1: { timeline: { headline, text, asset, date: [{ startDate: "2011,3,23", headline, text, asset, tag }], era } }

Slide slide1(const Json& j, uint64_t place, Slide::Kind kind) {
  Slide s{.at = place, .kind = kind};
  const Json& asset = at(j, "asset");
  s.start = date_of_list(string_at(j, "startDate"));
  s.end = date_of_list(string_at(j, "endDate"));
  s.said = string_at(j, "displayDate");
  s.headline = string_at(j, "headline");
  s.text = string_at(j, "text");
  s.group = string_at(j, "tag");
  s.media = string_at(asset, "media");
  s.caption = string_at(asset, "caption");
  s.credit = string_at(asset, "credit");
  Json rest = rest_of(j, {"startDate", "endDate", "displayDate", "headline", "text", "tag", "asset", "date", "era"});
  if (kind == Slide::Kind::Title) rest.erase("type");  // always "default"
  if (Json more = rest_of(asset, {"media", "caption", "credit"}); !more.empty()) rest["asset"] = std::move(more);
  keep_aside(s, rest);
  return s;
}

void timelinejs1(const Json& file, Slides& slides) {
  const Json& timeline = at(file, "timeline");
  slides.list.push_back(slide1(timeline, 0, Slide::Kind::Title));
  auto take = [&](const Json& list, Slide::Kind kind) {
    for (size_t i = 0; list.is_array() && i < list.size(); i++) {
      if (list[i].is_object()) slides.list.push_back(slide1(list[i], i + 1, kind));
      else slides.no_records.push_back(i + 1);
    }
  };
  take(at(timeline, "date"), Slide::Kind::Event);
  take(at(timeline, "era"), Slide::Kind::Era);
}

// ---- vis-timeline: [{ id, content, start, end, group, type, title }], or { items, groups: [{ id, content }] }

void vis(const Json& file, Slides& slides) {
  const Json &items = file.is_array() ? file : at(file, "items"), &groups = at(file, "groups");
  auto group_name = [&](const Json& item) {
    const Json& id = at(item, "group");
    for (size_t i = 0; groups.is_array() && i < groups.size(); i++)
      if (std::string name = string_at(groups[i], "content");
          !id.is_null() && at(groups[i], "id") == id && !name.empty())
        return name;
    return string_of(id);
  };
  for (size_t i = 0; i < items.size(); i++) {
    const Json& item = items[i];
    if (!item.is_object()) {
      slides.no_records.push_back(i + 1);
      continue;
    }
    bool background = string_at(item, "type") == "background";
    Slide s{.at = i + 1, .kind = background ? Slide::Kind::Era : Slide::Kind::Event};
    s.start = date_of_text(string_at(item, "start"));
    s.end = date_of_text(string_at(item, "end"));
    s.id = string_at(item, "id");
    s.headline = string_at(item, "content");
    s.text = string_at(item, "title");
    s.group = group_name(item);
    Json rest = rest_of(item, {"id", "content", "start", "end", "title", "group", "type"});
    keep_aside(s, rest);
    slides.list.push_back(std::move(s));
  }
}

}  // namespace

Slides slides_of_json(std::string_view text, TimelineFormat format) {
  Slides slides{format, {}, {}};
  Json file = Json::parse(text, nullptr, false);
  if (format == TimelineFormat::TimelineJs3) timelinejs3(file, slides);
  else if (format == TimelineFormat::TimelineJs1) timelinejs1(file, slides);
  else vis(file, slides);
  return slides;
}

// The shape tells: none of these files says its name.
std::optional<TimelineFormat> json_timeline_format(std::string_view text) {
  Json file = Json::parse(text, nullptr, false);
  if (file.is_discarded()) return {};
  if (at(at(file, "timeline"), "date").is_array()) return TimelineFormat::TimelineJs1;
  const Json& events = at(file, "events");
  if (events.is_array() && !file.contains("format"))
    for (const Json& event : events)
      if (event.is_object() && (event.contains("start_date") || at(event, "text").is_object()))
        return TimelineFormat::TimelineJs3;
  const Json& items = file.is_array() ? file : at(file, "items");
  if (items.is_array())
    for (const Json& item : items)
      if (item.is_object() && item.contains("start") && item.contains("content")) return TimelineFormat::Vis;
  return {};
}

}  // namespace tolle::cases
