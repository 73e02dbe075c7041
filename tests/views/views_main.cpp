// Runs tests/views/*.case: a small export, what the reader does, and what the text mirror then says. No pixels.
//
//   The first line says the rule.
//   --- data name.csv          the export as it is, up to the next line that begins with ---
//   --- do                     one step per line:
//   lang fr | size 820 1180 | view staff | address ?lang=fr#1;p=60 | click Label | set Label = value | key Label = Enter
//   case coffee-boutique (a bundled one) | case ../../tests/unit/case/data/valid.json | press ArrowRight (a key that no control has)
//   --- says                   lines that the mirror has, in this order, others may be in between (indentation aside)
//   --- never                  lines of which none is part of any line
//   --- mirror                 the whole mirror
//
// `do`, `says` and `never` may be repeated. `tolle_views FILE --print` shows the mirror at the end.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/engine.h"
#include "host/null.h"
#include "model/address.h"
#include "model/codes.h"
#include "model/history.h"
#include "views/page.h"

using namespace tolle;

namespace {

// No-break spaces are as good as spaces here: cases are typed by hand. tests/unit/i18n looks at them.
std::string with_plain_spaces(std::string text) {
  for (const char* space : {"\u202f", "\u00a0"})
    for (size_t at; (at = text.find(space)) != text.npos;) text.replace(at, std::string_view(space).size(), " ");
  return text;
}

struct Page {
  ui::Ui ui;
  gfx::Marks marks;
  engine::Engine engine;
  model::State state;
  model::Session session;
  model::Cases cases;
  model::History history;
  views::ScratchPtr scratch = views::make_scratch();
  double now_s = 1;

  Page() { ui.type().use_fonts(host::fonts()); }

  void open(const std::string& name, const std::string& bytes) {
    session.opening(name);
    engine.open({name, bytes.size(), false, {}});
    auto room = engine.room(bytes.size());
    std::copy(bytes.begin(), bytes.end(), room.begin());
    auto step = engine.push(bytes.size());
    if (step) step = engine.finish();
    if (!step) return session.failed(step.error());
    if (*step == engine::Loader::Step::NeedsMapping) return session.needs_mapping(engine.source());
    while (engine.read_words(1000)) {}
    session.opened(engine.source());
  }

  static std::string asset(const std::string& name) {
    std::ifstream in("assets/cases/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  void frame() {
    for (const std::string& name : cases.take_missing()) {
      if (name.empty()) cases.know_index(asset("index.json"));
      else cases.read(name, asset(name + ".tolle.json"));
    }
    now_s += 1.0 / 60;
    model::State before = state;
    marks.begin_frame();
    ui.begin_frame(host::begin_frame(now_s * 1000, ui::ThemeName::Light));
    views::PageResult result =
        views::draw_page(ui, marks, state, session, cases, *scratch, {history.can_undo(), history.can_redo()});
    ui::FrameOutput out = ui.end_frame();
    ui.mirror().difference();
    for (views::Wish wish : result.wishes) {
      if (wish == views::Wish::Undo) history.undo(state);
      if (wish == views::Wish::Redo) history.redo(state);
    }
    if (result.wishes.empty()) history.remember(before, state, out.dragging, now_s);
    if (auto ask = session.ask(model::query_of(state, result.needs), now_s)) {
      auto report = engine.ask(ask->query);
      if (report) session.answered(ask->seq, std::move(*report));
      else session.refused(ask->seq, report.error());
    }
    host::render(ui, marks);
  }

  void open_case(const std::string& id) {
    if (cases.read(id, asset(id.ends_with(".json") ? id : id + ".tolle.json"))) model::show_case(state, id);
  }

  // Until nothing changes any more: an answer shows in the next frame, and may ask for the next page of rows.
  void settle() {
    for (int i = 0; i < 5; i++) frame();
  }

  bool tell(ui::MirrorEvent::Kind kind, const std::string& label, const std::string& value = {}) {
    const ui::Node* node = nullptr;
    for (const ui::Node& n : ui.mirror().nodes())
      if ((with_plain_spaces(n.label) == label || n.key == label) && n.role >= ui::Role::Figure && !node) node = &n;
    if (!node) return false;
    host::null::happen({host::EventKind::Mirror, node->key, value, {}, {double(int(kind))}});
    settle();
    now_s += 5;
    return true;
  }
};

struct Part {
  std::string head, body;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (size_t at = line.find_first_not_of(' '); at != line.npos) lines.push_back(line.substr(at));
  return lines;
}

// "" when the step was done, else what was wrong.
std::string do_step(Page& page, const std::string& step) {
  size_t space = step.find(' ');
  std::string verb = step.substr(0, space), rest = space == step.npos ? "" : step.substr(space + 1);
  size_t equals = rest.find(" = ");
  std::string label = rest.substr(0, equals), value = equals == rest.npos ? "" : rest.substr(equals + 3);
  using enum ui::MirrorEvent::Kind;
  bool done = true;
  if (verb == "lang") page.state.lang = rest == "fr" ? Lang::Fr : Lang::En;
  else if (verb == "view") page.state.view = model::code_named<model::View>(rest).value_or(model::View::Overview);
  else if (verb == "case") page.open_case(rest);
  else if (verb == "press") {
    host::null::happen({host::EventKind::Mirror, "", rest, {}, {double(int(Key))}});
  } else if (verb == "size") {
    float w = 0, h = 0;
    std::istringstream(rest) >> w >> h;
    host::null::resize(w, h);
  } else if (verb == "address") {
    size_t hash = rest.find('#');
    model::read_query_string(rest.substr(0, hash), page.state);
    model::read_fragment(hash == rest.npos ? "" : rest.substr(hash), page.state);
  } else if (verb == "click") done = page.tell(Activate, rest);
  else if (verb == "set") done = page.tell(Value, label, value);
  else if (verb == "key") done = page.tell(Key, label, value);
  else return "no such step: " + step;
  page.settle();
  return done ? "" : "nothing is called so: " + step;
}

std::string check(const std::string& told, const Part& part) {
  std::string mirror = with_plain_spaces(told);
  std::vector<std::string> have = lines_of(mirror), want = lines_of(with_plain_spaces(part.body));
  if (part.head == "mirror") return have == want ? "" : "the mirror is another one:\n" + mirror;
  if (part.head == "never") {
    for (const std::string& line : want)
      if (mirror.find(line) != mirror.npos) return "this must not be said: " + line;
    return "";
  }
  size_t at = 0;
  for (const std::string& line : want) {
    size_t start = at;
    while (at < have.size() && have[at] != line) at++;
    if (at == have.size())
      return "not said (in this order): " + line + (start ? "\n    after: " + have[start - 1] : "");
    at++;
  }
  return "";
}

std::string run(const std::filesystem::path& file, bool print) {
  std::ifstream in(file, std::ios::binary);
  std::string line;
  std::vector<Part> parts;
  std::getline(in, line);
  while (std::getline(in, line)) {
    if (line.starts_with("--- ")) parts.push_back({line.substr(4), ""});
    else if (!parts.empty()) parts.back().body += line + "\n";
  }
  Page page;
  host::null::resize(1440, 900);
  std::string fault;
  for (const Part& part : parts) {
    if (part.head.starts_with("data ")) page.open(part.head.substr(5), part.body);
    page.settle();
    if (part.head == "do")
      for (const std::string& step : lines_of(part.body))
        if (fault.empty()) fault = do_step(page, step);
    if (fault.empty() && (part.head == "says" || part.head == "never" || part.head == "mirror"))
      fault = check(page.ui.mirror().as_text(), part);
  }
  if (print) std::cout << page.ui.mirror().as_text();
  return fault;
}

}  // namespace

int main(int argc, char** argv) {
  host::start();
  bool print = argc > 2 && std::string(argv[2]) == "--print";
  std::filesystem::path where = argc > 1 ? argv[1] : "tests/views";
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(where)) {
    for (const auto& entry : std::filesystem::directory_iterator(where))
      if (entry.path().extension() == ".case") files.push_back(entry.path());
  } else {
    files.push_back(where);
  }
  std::sort(files.begin(), files.end());
  int passed = 0, failed = 0;
  for (const auto& file : files) {
    std::string fault = run(file, print);
    if (fault.empty()) passed++;
    else failed++, std::cout << file.filename().string() << ": " << fault << "\n";
  }
  std::cout << passed << " passed, " << failed << " failed\n";
  return failed != 0;
}
