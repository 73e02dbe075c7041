#include "ui/svg.h"

#include <cmath>
#include <cstdio>

namespace tolle::ui {
namespace {

std::string number(float v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", double(std::isfinite(v) ? v : 0));
  std::string out = text;
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (uint8_t(c) >= ' ' || c == '\t' || c == '\n') out += c;  // others are not allowed in XML
  }
  return out;
}

std::string attribute(const char* name, float v) { return std::string(" ") + name + "=\"" + number(v) + "\""; }
std::string attributes(const Rect& r) {
  return attribute("x", r.x) + attribute("y", r.y) + attribute("width", std::max(0.f, r.w)) +
         attribute("height", std::max(0.f, r.h));
}
std::string paint(const char* name, Colour c) {
  char text[16];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", c.r, c.g, c.b);
  std::string out = std::string(" ") + name + "=\"" + text + "\"";
  if (c.a < 255) out += std::string(" ") + name + "-opacity=\"" + number(float(c.a) / 255) + "\"";
  return out;
}
std::string stop(float offset, Colour c, float ink) {
  Colour faded = c.faded(ink);
  char text[96];
  std::snprintf(text, sizeof text, "<stop offset=\"%s\" stop-color=\"#%02x%02x%02x\" stop-opacity=\"%s\"/>",
                number(std::clamp(offset, 0.f, 1.f)).c_str(), c.r, c.g, c.b, number(float(faded.a) / 255).c_str());
  return text;
}
std::string stroke(Colour c, float width_px) {
  return " fill=\"none\"" + paint("stroke", c) + attribute("stroke-width", width_px);
}
std::string points(std::span<const Vec> list) {
  std::string out;
  for (Vec p : list) out += (out.empty() ? "" : " ") + number(p.x) + "," + number(p.y);
  return out;
}

}  // namespace

void Svg::rectangle(const Rect& r, Colour fill, float radius) {
  if (!fill.a || r.empty()) return;
  body_ += "<rect" + attributes(r) + (radius > 0 ? attribute("rx", std::min({radius, r.w / 2, r.h / 2})) : "") +
           paint("fill", fill) + "/>\n";
}
void Svg::outline(const Rect& r, Colour c, float radius, float width_px) {
  body_ += "<rect" + attributes(r.inset(width_px / 2)) + (radius > 0 ? attribute("rx", radius) : "") +
           stroke(c, width_px) + "/>\n";
}
void Svg::fade(const Rect& r, Colour left, Colour right) {
  std::string id = "g" + std::to_string(++number_);
  definitions_ += "<linearGradient id=\"" + id + "\">" + stop(0, left, 1) + stop(1, right, 1) + "</linearGradient>\n";
  body_ += "<rect" + attributes(r) + " fill=\"url(#" + id + ")\"/>\n";
}
void Svg::circle(Vec m, float radius, Colour fill) {
  body_ +=
      "<circle" + attribute("cx", m.x) + attribute("cy", m.y) + attribute("r", radius) + paint("fill", fill) + "/>\n";
}
void Svg::ring(Vec m, float radius, Colour c, float width_px) {
  body_ +=
      "<circle" + attribute("cx", m.x) + attribute("cy", m.y) + attribute("r", radius) + stroke(c, width_px) + "/>\n";
}
void Svg::path(std::span<const Vec> list, Colour c, float width_px) {
  body_ += "<polyline points=\"" + points(list) + "\"" + stroke(c, width_px) + "/>\n";
}
void Svg::polygon(std::span<const Vec> list, Colour fill) {
  body_ += "<polygon points=\"" + points(list) + "\"" + paint("fill", fill) + "/>\n";
}
void Svg::curve(Vec from, Vec out, Vec in, Vec to, Colour c, float width_px) {
  Vec controls[] = {out, in, to};
  body_ += "<path d=\"M" + number(from.x) + "," + number(from.y) + " C" + points(controls) + "\"" +
           stroke(c, width_px) + "/>\n";
}

void Svg::text(Vec at, std::string_view text, Colour c, float size_px, float line_px, int weight, float width_px) {
  if (text.empty()) return;
  float baseline = at.y + line_px / 2 + size_px * .35f;  // of the middle of the box; near enough for any sans serif
  body_ += "<text" + attribute("x", at.x) + attribute("y", baseline) + attribute("font-size", size_px);
  if (weight != 400) body_ += " font-weight=\"" + std::to_string(weight) + "\"";
  if (width_px > 1) body_ += attribute("textLength", width_px) + " lengthAdjust=\"spacingAndGlyphs\"";
  body_ += paint("fill", c) + ">" + escaped(text) + "</text>\n";
}

void Svg::soft(const Rect& r, Colour c, float from_soft, float to_soft, float from_end, float to_end, bool upright,
               float radius) {
  float length = upright ? r.h : r.w;
  if (length <= 0 || r.empty()) return;
  std::string id = "g" + std::to_string(++number_);
  float in = std::min(1.f, from_soft / length), out = std::max(in, 1 - to_soft / length);
  definitions_ += "<linearGradient id=\"" + id + "\"" + (upright ? " x2=\"0\" y2=\"1\"" : "") + ">" +
                  stop(0, c, from_end) + stop(in, c, 1) + stop(out, c, 1) + stop(1, c, to_end) + "</linearGradient>\n";
  body_ += "<rect" + attributes(r) + attribute("rx", std::min({radius, r.w / 2, r.h / 2})) + " fill=\"url(#" + id +
           ")\"/>\n";
}

void Svg::push_clip(const Rect& r) {
  std::string id = "c" + std::to_string(++number_);
  definitions_ += "<clipPath id=\"" + id + "\"><rect" + attributes(r) + "/></clipPath>\n";
  body_ += "<g clip-path=\"url(#" + id + ")\">\n";
  open_++;
}
void Svg::pop_clip() {
  if (open_ == 0) return;
  body_ += "</g>\n";
  open_--;
}

std::string Svg::document(const Rect& b, Colour paper, std::string_view title, std::string_view description) const {
  std::string out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", b.w) + attribute("height", b.h) + " viewBox=\"" +
      number(b.x) + " " + number(b.y) + " " + number(b.w) + " " + number(b.h) +
      "\" role=\"img\" font-family=\"system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, "
      "sans-serif\">\n";
  out += "<title>" + escaped(title) + "</title>\n<desc>" + escaped(description) + "</desc>\n";
  out += "<defs>\n" + definitions_ + "</defs>\n";
  out += "<rect" + attributes(b) + paint("fill", paper) + "/>\n" + body_;
  for (int i = 0; i < open_; i++) out += "</g>\n";
  return out + "</svg>\n";
}

}  // namespace tolle::ui
