// The whole page, drawn once per frame.
#pragma once
#include <memory>
#include <vector>

#include "model/cases.h"
#include "model/session.h"
#include "model/state.h"

namespace tolle::ui {
class Ui;
class Svg;
}  // namespace tolle::ui
namespace tolle::gfx {
class Marks;
}

namespace tolle::views {

// What a view cannot do itself: the host does it after the frame.
enum class Wish : uint8_t {
  OpenFile,     // the dialog to open a file, an address or pasted text
  OpenMapping,  // the role screen of the session's candidate
  Export,
  Share,
  Quality,
  Keyboard,  // DOM dialogs
  CancelLoading,
  OpenSample,   // of the file that was too large
  OpenBundled,  // the sample that comes with the page
  Undo,
  Redo,
  Write,  // the DOM's desk, where cases are written
  FullScreen,
  Notes,       // the speaker's window
  AddToCase,   // the thread that is open, or else the records on the screen
  Numbers,     // the table behind the chart
  Picture,     // of the view, as a file
  ChooseZone,  // a DOM dialog with all zones of the browser
};

struct Scratch;  // of all views: hover, scroll, animation
struct ScratchDeleter {
  void operator()(Scratch* scratch) const;
};
using ScratchPtr = std::unique_ptr<Scratch, ScratchDeleter>;
ScratchPtr make_scratch();

struct PageResult {
  model::Needs needs;  // for model::query_of
  std::vector<Wish> wishes;
  std::string svg;  // where PageInput asked for one, and a case is shown
};

// Edits `state` in place; `session` is read, apart from dismissing its error.
// `can_undo` and `can_redo` come from the history, which is not a view's business.
struct PageInput {
  bool can_undo = false, can_redo = false;
  ui::Svg* svg = nullptr;  // draw a picture of the case alone, and write it down here
};
PageResult draw_page(ui::Ui& ui, gfx::Marks& marks, model::State& state, model::Session& session, model::Cases& cases,
                     Scratch& scratch, PageInput input = {});

}  // namespace tolle::views
