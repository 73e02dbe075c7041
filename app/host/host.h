// Between the program and the world around it: what comes in, what is asked for. web.cpp is a browser, null.cpp a test.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gfx/marks.h"
#include "ui/ui.h"

namespace tolle::host {

enum class EventKind : int {  // web/bridge.js has the same list
  Resize,                     // n: CSS width, CSS height, physical width, physical height, device pixel ratio
  Scroll,                     // n: y
  Look,                       // n: dark, reduced motion, type scale
  Input,                      // the pointer moved, a key went down …: draw
  Touch,                      // n: phase (1 drag begins, 2 drags, 3 ends, 4 the page scrolled), x, y
  Pinch,                      // n: factor, x, y
  LongPress,                  // n: x, y
  Mirror,                     // key, text: value; n: ui::MirrorEvent::Kind, shift, ctrl
  Address,   // key: query string, text: fragment; n: came back to, with the case of this device, of data that are gone
  Lang,      // text: the browser's language, if the address names none
  Opening,   // text: name; n: is the sample
  Progress,  // n: bytes, total, records, seconds of the server's silence
  Opened,
  Mapping,
  Failed,     // bytes
  Cancelled,  // the role screen was closed
  Answer,
  Refused,  // bytes; n: sequence number
  Words,    // more words have been read
  Zone,     // bytes: a ZoneTable
  ContextLost,
  ContextBack,
  Case,        // key: { name, title, show } as JSON, text: the document
  CaseFailed,  // key: { name, title, code, what, number } as JSON
  CaseIndex,   // text: the bundled cases
  Image,       // n: scale; the next frame is drawn for a picture
  Preview,     // bytes, as Opened: the first rows of the file being read
  Cube,        // bytes: a part of an engine::Cube
};
struct Event {
  EventKind kind{};
  std::string key, text;
  std::vector<uint8_t> bytes;
  std::array<double, 6> n{};
};

void prepare();  // ImGui has a context afterwards
// Window, canvas and fonts. False: this browser has no WebGL 2.
bool start();
std::array<ImFont*, 3> fonts();  // regular, semibold, bold: for ui::Type::use_fonts
// Everything since the last call. Resize, scroll, look, pointers and the mirror are kept for `begin_frame`.
std::vector<Event> take_events();
ui::FrameInput begin_frame(double now_ms, ui::ThemeName theme);
void render(ui::Ui& ui, gfx::Marks& marks);
bool prefers_dark();

void publish(const ui::FrameOutput& out);  // heights, wanted wheels, cursor, focus, announcements
void publish_mirror(std::string_view json, std::string_view lang);
void ask(uint64_t seq, std::span<const uint8_t> query, std::string_view zone);
void give_query(std::span<const uint8_t> query, std::string_view zone);  // to web/api.js, for a CSV
void want_zone(std::string_view name);                                   // answered by Zone
void want_case(std::string_view name);  // answered by Case or CaseFailed; an empty name by CaseIndex
// `is_new_page`: Back leads to what was there before.
void set_address(std::string_view query, std::string_view fragment, bool is_new_page, bool is_own_case);
void dialog(std::string_view name,
            std::string_view json);  // the DOM's: "open", "export", "share", "quality", "keyboard" …
void wish(std::string_view name, std::string_view text = {});  // "cancel", "copy", "title" …
void changed();                                                // for tolle.on("change")

}  // namespace tolle::host
