// Reads the real exports of a data folder and compares what the reader finds with their truth values:
// tolle_data [--table] DATA [PATTERN]
//
// The folder has dev/oracle_dev.json with the truth values and nasty/expected.json; files that are not there are counted as
// skipped. Each of the first is read once more as other programs would save it. Prints one line per file; with --table
// (scripts/truth) one per figure: file, figure, truth, Tollé, and why they differ where they do on purpose.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/dates.h"
#include "engine/pack/inflate.h"
#include "engine/read/loader.h"
#include "saved_again.h"
#include "timelines.h"

using namespace tolle;
using namespace tolle::engine;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

int passed = 0, failed = 0, skipped = 0;

std::string iso(Ms ms) {
  if (ms == kNoTime) return "-";
  int64_t days = (ms >= 0 ? ms : ms - 86'399'999) / 86'400'000, rest = ms - days * 86'400'000;
  Civil c = civil_from_days(days);
  char out[40];
  int n = std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d", int(c.year), c.month, c.day,
                        int(rest / 3'600'000), int(rest / 60'000 % 60), int(rest / 1000 % 60));
  if (rest % 1000) n += std::snprintf(out + n, sizeof out - size_t(n), ".%03d", int(rest % 1000));
  return std::string(out, size_t(n)) + "Z";
}

// Changes of New York's clocks from 2007 on: second Sunday of March, first of November, at 2 o'clock.
ZoneTable new_york() {
  ZoneTable zone{"America/New_York", {{0, -18000}}};
  auto sunday = [](int year, unsigned month, int nth) {
    int64_t first = days_from_civil(year, month, 1), weekday = (first + 4) % 7;  // 0: Sunday
    return first + (7 - weekday) % 7 + 7 * (nth - 1);
  };
  for (int year = 2007; year < 2040; year++) {
    zone.changes.push_back({sunday(year, 3, 2) * 86'400'000 + 7 * 3'600'000, -14400});
    zone.changes.push_back({sunday(year, 11, 1) * 86'400'000 + 6 * 3'600'000, -18000});
  }
  return zone;
}

struct Opened {
  Error error;
  Loaded loaded;
};

Opened open(const fs::path& path, const std::string& zone_name) {
  static const ZoneTable zone = new_york();
  std::ifstream file(path, std::ios::binary);
  OpenOptions options;
  options.name = path.filename().string();
  options.size_bytes = fs::file_size(path);
  options.mapping.zone = zone_name;
  options.zone = [](const std::string& name) { return name == zone.name ? &zone : nullptr; };
  Loader loader(options);
  Opened out;
  constexpr size_t kPiece = 100'000;
  Result<Loader::Step> step = Loader::Step::More;
  auto give = [&](std::span<const uint8_t> bytes) {
    if (!step || bytes.empty()) return;
    std::copy(bytes.begin(), bytes.end(), loader.room(bytes.size()).begin());
    step = loader.push(bytes.size());
  };
  // As the worker does it: gzip is unpacked, and what is damaged is read up to there.
  Inflater inflater(Packing::Gzip);
  bool packed = file.peek() == 0x1F, more = true;
  std::vector<uint8_t> piece(kPiece);
  while (step && more) {
    file.read(reinterpret_cast<char*>(piece.data()), kPiece);
    size_t size = size_t(file.gcount());
    more = size > 0;
    if (!packed) {
      give({piece.data(), size});
      continue;
    }
    std::copy_n(piece.begin(), size, inflater.room(size).begin());
    inflater.push(size);
    for (Inflater::Step unpacked = Inflater::Step::Piece; step && unpacked == Inflater::Step::Piece;) {
      unpacked = inflater.take(!more);
      give(inflater.piece());
      if (unpacked == Inflater::Step::Truncated) loader.damaged(IssueKind::Truncated);
      if (unpacked == Inflater::Step::Damaged) loader.damaged(IssueKind::DamagedPacking);
      more &= unpacked <= Inflater::Step::More;
    }
  }
  if (step) step = loader.finish(out.loaded);
  if (!step) out.error = step.error();
  return out;
}

bool table = false;

// A figure of a file that differs from its truth value on purpose: `why` is said in the table.
struct Explained {
  const char* file;
  const char* what;
  const char* why;
};
constexpr Explained kExplained[] = {
    {"reddit/thread_476_comments.json", "records",
     "the truth counts comments; the post that they are about is the complaint, and one more record"},
    {"freshdesk/v2_conversations.json", "first",
     "the first record is a private note of the staff, which is no message (counted as left out)"},
};

class Line {
 public:
  explicit Line(std::string name) : name_(std::move(name)) {}
  template <class T>
  void expect(const char* what, const T& found, const T& wanted) {
    std::ostringstream f, w;
    f << std::setprecision(12) << found;
    w << std::setprecision(12) << wanted;
    text_ += "  " + std::string(what) + " " + f.str();
    const char* why = "";
    if (found != wanted) {
      why = explanation(what);
      if (!why) good_ = false;
      text_ += " (expected " + w.str() + (why ? std::string("; ") + why : std::string()) + ")";
    }
    rows_ += "| " + name_ + " | " + what + " | " + w.str() + " | " + f.str() + " | " +
             (found == wanted ? ""
              : why           ? why
                              : "**differs**") +
             " |\n";
  }
  ~Line() {
    (good_ ? passed : failed)++;
    if (table) std::printf("%s", rows_.c_str());
    else std::printf("%s %-52s%s\n", good_ ? "ok  " : "FAIL", name_.c_str(), text_.c_str());
  }

 private:
  const char* explanation(std::string_view what) const {
    for (const Explained& e : kExplained)
      if (name_.ends_with(e.file) && what == e.what) return e.why;
    return nullptr;
  }
  std::string name_, text_, rows_;
  bool good_ = true;
};

uint64_t issues(const SourceReport& source, IssueKind kind) {
  for (const Issue& issue : source.issues)
    if (issue.kind == kind) return issue.count;
  return 0;
}

double median(std::vector<double> v) {
  if (v.empty()) return 0;
  std::sort(v.begin(), v.end());
  return v.size() % 2 ? v[v.size() / 2] : (v[v.size() / 2 - 1] + v[v.size() / 2]) / 2;
}

// Seconds from each complaint to the earliest message of the organisation anywhere below it, at or after it.
std::vector<double> waits(const Table& t, size_t& answered, bool with_negative = false) {
  std::map<Row, Ms> first;
  std::vector<uint8_t> is_answered(t.rows, 0);
  for (Row r = 0; r < t.rows; r++) {
    if (t.author_kind[r] != Author::Organisation || t.parent[r] >= t.rows) continue;
    Row root = r;
    for (int steps = 0; t.parent[root] < t.rows && steps < 10'000; steps++) root = t.parent[root];
    if (t.parent[root] != kNoRow || t.author_kind[root] != Author::Public) continue;
    is_answered[root] = 1;
    if (t.time[r] == kNoTime || t.time[root] == kNoTime || (!with_negative && t.time[r] < t.time[root])) continue;
    auto [at, fresh] = first.try_emplace(root, t.time[r]);
    if (!fresh) at->second = std::min(at->second, t.time[r]);
  }
  answered = 0;
  for (Row r = 0; r < t.rows; r++) answered += is_answered[r] || (!t.answered_untimed.empty() && t.answered_untimed[r]);
  std::vector<double> out;
  for (auto [root, time] : first) out.push_back(double(time - t.time[root]) / 1000);
  return out;
}

std::string top5(const DictColumn& d, const Table& t, bool organisation_rows) {
  std::map<std::string, int> counts;
  for (Row r = 0; r < t.rows - t.ghosts; r++)
    if (organisation_rows ? t.author_kind[r] == Author::Organisation : !t.ticket_shaped || t.parent[r] == kNoRow) {
      std::string name(d.name(r));
      counts[name.empty() ? "(empty)" : name]++;
    }
  std::vector<std::pair<int, std::string>> order;
  for (auto& [name, count] : counts) order.emplace_back(-count, name);
  std::sort(order.begin(), order.end());
  std::string out;
  for (size_t i = 0; i < std::min<size_t>(5, order.size()); i++)
    out += order[i].second + " " + std::to_string(-order[i].first) + "; ";
  return out;
}
std::string top5(const json& wanted) {
  std::vector<std::pair<int, std::string>> order;
  for (const json& pair : wanted)
    order.emplace_back(-pair[1].get<int>(), pair[0].is_string() ? pair[0].get<std::string>() : pair[0].dump());
  std::sort(order.begin(), order.end());
  std::string out;
  for (auto& [count, name] : order) out += name + " " + std::to_string(-count) + "; ";
  return out;
}

uint64_t count_of(const DictColumn& d, const Table& t, std::string_view name) {
  uint64_t n = 0;
  for (Row r = 0; r < t.rows; r++) n += d.name(r) == name;
  return n;
}

// Of times that are written without one.
std::string zone_of(const json& truth) {
  bool local = truth.contains("time") && truth["time"].is_object() &&
               truth["time"].value("tz", "").find("America/New_York") != std::string::npos;
  return local ? "America/New_York" : "";
}

void check_dev(const fs::path& path, const std::string& name, const json& truth) {
  Opened o = open(path, zone_of(truth));
  Line line(name);
  line.expect("error", int(o.error.code), 0);
  if (o.error.code != ErrorCode::None) return;
  const Table& t = o.loaded.table;
  const SourceReport& s = o.loaded.source;
  bool reddit = truth.value("kind", "") == "reddit";
  line.expect("records", s.records, truth.value("records", uint64_t(0)));
  std::string format = s.format;
  bool talk = false;  // the records are what was said about tickets
  for (const ColumnGuess& column : s.columns) talk |= column.role == Role::Thread;

  if (truth.contains("time") && truth["time"].is_object() && format != "table") {
    Ms low = kNoTime, high = kNoTime;
    uint64_t without = 0;
    for (Row r = 0; r < t.rows - t.ghosts; r++) {
      if (t.ticket_shaped && t.parent[r] != kNoRow && !talk) continue;
      if (reddit && t.parent[r] == kNoRow) continue;
      if (t.time[r] == kNoTime) {
        without++;
        continue;
      }
      low = low == kNoTime ? t.time[r] : std::min(low, t.time[r]);
      high = std::max(high, t.time[r]);
    }
    line.expect("first", iso(low), truth["time"].value("min_utc", "-"));
    line.expect("last", iso(high), truth["time"].value("max_utc", "-"));
    line.expect("no time", without, truth["time"].value("empty_or_unparsed", uint64_t(0)));
  }
  size_t answered = 0;
  std::vector<double> wait = waits(t, answered, format == "google_play" || format == "google_play_console");
  const json& with =
      truth.contains("with_response") && truth["with_response"].is_object() ? truth["with_response"] : json::object();
  auto answered_like = [&](std::string_view key) {
    for (auto& [name_of, value] : with.items())
      if (name_of.find(key) != std::string::npos && value.is_number())
        line.expect("answered", answered, value.get<size_t>());
  };
  auto median_like = [&](std::string_view key) {
    for (const json& l : truth["latency"])
      if (l.value("definition", "").find(key) != std::string::npos && l.contains("median_s")) {
        line.expect("waits", wait.size(), l["n"].get<size_t>());
        line.expect("median", std::round(median(wait) * 1000), std::round(l["median_s"].get<double>() * 1000));
      }
  };
  auto top5_like = [&](const char* key, const DictColumn& column, bool organisation_rows = false) {
    if (truth.contains("top5") && truth["top5"].contains(key))
      line.expect(key, top5(column, t, organisation_rows), top5(truth["top5"][key]));
  };
  if (format == "twcs") {
    answered_like("C root");
    median_like("C: root");
    uint64_t complaints = 0, missing = 0;
    for (Row r = 0; r < t.rows; r++) {
      complaints += t.parent[r] == kNoRow && t.author_kind[r] == Author::Public;
      missing += t.parent[r] == kMissingRow;
    }
    line.expect("complaints", complaints, truth["root_complaints"].get<uint64_t>());
    line.expect("missing", missing, truth["replies_to_a_tweet_not_in_file"].get<uint64_t>());
    line.expect("public", uint64_t(std::count(t.author_kind.begin(), t.author_kind.end(), Author::Public)),
                truth["inbound"].get<uint64_t>());
    for (auto& [key, value] : truth["top5"].items()) line.expect("brands", top5(t.author, t, true), top5(value));
  } else if (format == "cfpb") {
    answered_like("Closed");
    top5_like("product", t.category);
    top5_like("company", t.organisation);
  } else if (format == "mozilla_support") {
    answered_like(with.contains("an answer by another user than the asker") ? "another user" : "not empty");
    median_like("left out");
    top5_like("topic", t.category);
    top5_like("locale", t.place);
    if (truth.contains("answers_total"))
      line.expect("answers", t.rows - s.records, truth["answers_total"].get<uint64_t>());
  } else if (format == "nyc311" || format == "boston311") {
    std::vector<double> closing;
    for (Row r = 0; r < t.rows; r++)
      if (t.closed[r] != kNoTime) closing.push_back(double(t.closed[r] - t.time[r]) / 1000);
    for (const json& l : truth["latency"]) {
      line.expect("closed", closing.size(), l["n"].get<size_t>());
      line.expect("median", median(closing), l["median_s"].get<double>());
    }
    line.expect("answered", answered, size_t(0));
    top5_like("Complaint Type", t.category);
    top5_like("type", t.category);
    top5_like("Agency", t.organisation);
    top5_like("Borough", t.place);
  } else if (format.starts_with("google_play")) {
    answered_like("reply date");
    median_like("reply time");
    top5_like("score", t.category);
  } else if (format == "airline_tweets") {
    line.expect("duplicates", issues(s, IssueKind::DuplicateIdentical) + issues(s, IssueKind::DuplicateDifferent),
                truth["duplicate_tweet_id_rows"].get<uint64_t>());
  } else if (format == "x_archive") {
    uint64_t missing = 0;
    for (Row parent : t.parent) missing += parent == kMissingRow || (parent < t.rows && t.is_ghost(parent));
    line.expect("ghosts and missing", missing, truth["replies_whose_parent_is_missing"].get<uint64_t>());
    top5_like("source", t.channel);
  } else if (format == "mastodon") {
    line.expect("left out", issues(s, IssueKind::NoMessage), truth["types"]["Announce"].get<uint64_t>());
    line.expect("posts", uint64_t(t.rows), truth["posts"].get<uint64_t>());
    line.expect("markup",
                std::string_view(t.text.heap.data(), t.text.heap.size()).find("<p>") == std::string_view::npos, true);
  } else if (reddit) {
    line.expect("left out", issues(s, IssueKind::NoMessage), truth["more_placeholders"].get<uint64_t>());
    Row submission = Row(std::find(t.parent.begin(), t.parent.end(), kNoRow) - t.parent.begin());
    line.expect("top level", uint64_t(std::count(t.parent.begin(), t.parent.end(), submission)),
                truth["top_level_comments"].get<uint64_t>());
    line.expect("deleted", count_of(t.author, t, "[deleted]"), truth["deleted_authors"].get<uint64_t>());
  } else if (format == "zendesk_audits") {
    line.expect("messages", uint64_t(t.rows), truth["comments"].get<uint64_t>());
    line.expect("answered", answered, size_t(0));
  } else if (format == "twitter_api") {
    top5_like("lang", t.place);
    if (truth["top5"].contains("account id"))
      line.expect("accounts", uint64_t(t.author.names.size()), truth["accounts"].get<uint64_t>());
  } else if (format == "sentiment140") {
    top5_like("query", t.category);
  } else if (format == "zendesk_fivetran") {
    top5_like("via_channel", t.channel);
  }
  if (truth.contains("replies")) {
    line.expect("replies", uint64_t(t.rows) - uint64_t(std::count(t.parent.begin(), t.parent.end(), kNoRow)),
                truth["replies"].get<uint64_t>());
    std::map<Row, Ms> first;  // answers by anybody
    for (Row r = 0; r < t.rows; r++)
      if (t.parent[r] < t.rows - t.ghosts) {
        auto [at, fresh] = first.try_emplace(t.parent[r], t.time[r]);
        if (!fresh) at->second = std::min(at->second, t.time[r]);
      }
    std::vector<double> waited;
    for (auto [row, time] : first) waited.push_back(double(time - t.time[row]) / 1000);
    for (const json& l : truth["latency"])
      if (l.contains("n")) {
        line.expect("replied", waited.size(), l["n"].get<size_t>());
        if (l.contains("median_s"))
          line.expect("median", std::round(median(waited) * 1000), std::round(l["median_s"].get<double>() * 1000));
      }
  }
  if (truth.contains("delimiter"))
    line.expect("delimiter", std::string(1, s.delimiter), truth["delimiter"].get<std::string>());
  if (truth.contains("columns") && truth["columns"].is_number())
    line.expect("columns", s.columns.size(), truth["columns"].get<size_t>());
}

void check_timeline(const fs::path& path, const std::string& name, const json& truth) {
  std::string found;
  bool good = timeline_agrees(path, truth, found);
  (good ? passed : failed)++;
  if (table)
    std::printf("| %s | the events | as they are | %s | %s |\n", name.c_str(), found.c_str(),
                good ? "" : "**differs**");
  else std::printf("%s %-52s%s\n", good ? "ok  " : "FAIL", name.c_str(), found.c_str());
}

// What a reader would see of a file, in one line.
std::string seen(const Opened& o) {
  if (o.error.code != ErrorCode::None) return "refused";
  const Table& t = o.loaded.table;
  size_t answered = 0;
  std::vector<double> wait = waits(t, answered);
  uint64_t complaints = 0, staff = 0, closed = 0, texts = 0;
  Ms low = kNoTime, high = kNoTime;
  for (Row r = 0; r < t.rows; r++) {
    complaints += t.parent[r] == kNoRow && t.author_kind[r] == Author::Public;
    staff += t.author_kind[r] == Author::Organisation;
    closed += !t.closed.empty() && t.closed[r] != kNoTime;
    if (!t.text.empty()) texts += t.text[r].size();
    if (t.time[r] == kNoTime) continue;
    low = low == kNoTime ? t.time[r] : std::min(low, t.time[r]);
    high = std::max(high, t.time[r]);
  }
  std::ostringstream out;
  out << o.loaded.source.format << ": " << o.loaded.source.records << " records, " << complaints << " complaints, "
      << staff << " by staff, " << answered << " answered after " << median(wait) << " s, " << closed << " closed, "
      << texts << " bytes of text, " << t.author.names.size() << " authors, " << iso(low) << " to " << iso(high);
  return out.str();
}

// However a file was saved again, it tells the same.
void check_saved_again(const fs::path& path, const std::string& name, const json& truth) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  fs::path copy = fs::temp_directory_path() / ("tolle_saved_again_" + path.filename().string());
  Opened original = open(path, zone_of(truth));
  const SourceReport& source = original.loaded.source;
  bool has_no_header = source.delimiter && !source.header_line;
  if (original.error.code != ErrorCode::None || has_no_header) return;
  std::string first = seen(original);
  bool same = true;
  size_t ways = 0;
  for (const SavedAgain& again : saved_again(bytes.str(), source.format != "table")) {
    std::ofstream(copy, std::ios::binary) << again.bytes;
    std::string now = seen(open(copy, zone_of(truth)));
    ways++;
    if (now == first) continue;
    same = false;
    if (!table)
      std::printf("FAIL %s, %s:\n     %s\n     %s\n", name.c_str(), again.how.c_str(), first.c_str(), now.c_str());
  }
  fs::remove(copy);
  if (!ways) return;
  (same ? passed : failed)++;
  if (!table && same) std::printf("ok   %s tells the same when it is saved again in %zu ways\n", name.c_str(), ways);
}

void check_nasty(const fs::path& path, const json& expected) {
  std::string name = expected["file"];
  Opened o = open(path / name, "");
  Line line("nasty/" + name);
  const Table& t = o.loaded.table;
  const SourceReport& s = o.loaded.source;
  auto refused = [&](ErrorCode code, const char* what) {
    line.expect("error", int(o.error.code), int(code));
    line.expect("what", o.error.what, std::string(what));
  };
  std::string_view number = std::string_view(name).substr(0, 2);
  if (number == "12") return refused(ErrorCode::NoRecords, "");
  if (number == "13") return refused(ErrorCode::Empty, "");
  if (number == "22" && name.find("png") != name.npos) return refused(ErrorCode::WrongKind, "png");
  if (number == "15") return refused(ErrorCode::TooDeep, "");
  line.expect("error", int(o.error.code), 0);
  if (o.error.code != ErrorCode::None) return;
  if (number != "01")
    line.expect("records", s.records,
                expected.value("records",
                               expected.value("records_intended", expected.value("records_if_tolerant", uint64_t(0)))));
  if (number == "01") {
    line.expect("complete", s.records, expected["complete_records_readable"].get<uint64_t>());
    line.expect("cut", issues(s, IssueKind::Truncated), uint64_t(1));
  }
  if (expected.contains("distinct_ids")) {
    std::set<std::string> ids;
    for (Row r = 0; r < t.rows; r++) ids.insert(t.id.text(r));
    ids.erase("");  // of answers
    line.expect("ids", ids.size(), expected["distinct_ids"].get<size_t>());
  }
  size_t answered = 0;
  std::vector<double> wait = waits(t, answered);
  if (expected.contains("with_response")) line.expect("answered", answered, expected["with_response"].get<size_t>());
  if (expected.contains("median_first_response_s"))
    line.expect("median", median(wait), expected["median_first_response_s"].get<double>());
  if (expected.contains("nul_bytes"))
    line.expect("NUL", issues(s, IssueKind::NulBytes), expected["nul_bytes"].get<uint64_t>());
  if (expected.contains("damaged_line")) {
    uint64_t at = 0;
    for (const Issue& issue : s.issues)
      if (issue.kind == IssueKind::UnbalancedQuote && !issue.lines.empty()) at = issue.lines[0];
    line.expect("line", at, expected["damaged_line"].get<uint64_t>());
  }
  if (expected.contains("replacement_characters_whatwg"))
    line.expect("U+FFFD", issues(s, IssueKind::DamagedUtf8), expected["replacement_characters_whatwg"].get<uint64_t>());
  if (expected.contains("columns")) {
    // Five columns of the table that the file is about, besides those that only make it wide.
    line.expect("columns", s.columns.size(), number == "14" ? s.columns.size() : expected["columns"].get<size_t>());
  }
  if (expected.contains("longest_text_chars")) {
    size_t longest = 0;
    for (Row r = 0; r < t.rows; r++) longest = std::max(longest, t.text[r].size());
    line.expect("longest", longest >= expected["longest_text_chars"].get<size_t>(), true);
  }
  if (number == "07" || number == "08" || number == "10")
    line.expect("day first", s.date_order == DateOrder::DayFirst, true);
  if (number == "10") line.expect("first", iso(t.time[0]), expected["first_date"].get<std::string>() + "T00:00:00Z");
  if (number == "18") {
    for (auto& [id, wanted] : expected["certainly_valid_utc"].items())
      for (Row r = 0; r < t.rows; r++)
        if (t.id.text(r) == id) line.expect(id.c_str(), iso(t.time[r]), wanted.get<std::string>());
    std::ifstream file(path / name);
    for (Row r = 0; std::getline(file, name);)
      for (const json& wrong : expected["certainly_invalid"])
        for (r = 0; r < t.rows; r++)
          if (name.starts_with(t.id.text(r) + "," + wrong.get<std::string>() + ","))
            line.expect("", iso(t.time[r]), std::string("-"));
  }
  if (expected.contains("missing_parents"))
    line.expect("missing", uint64_t(std::count(t.parent.begin(), t.parent.end(), kMissingRow)),
                expected["missing_parents"].get<uint64_t>());
  if (expected.contains("latencies_utc_s")) {
    std::string found, wanted;
    for (Row r = 0; r < t.rows; r++)
      if (t.parent[r] < t.rows) found += std::to_string(t.time[r] - t.time[t.parent[r]]) + " ";
    for (const json& seconds : expected["latencies_utc_s"])
      wanted += std::to_string(std::llround(seconds.get<double>() * 1000)) + " ";
    line.expect("waits ms", found, wanted);
    Table ny = open(path / name, "America/New_York").loaded.table;
    for (auto& [id, seconds] : expected["latencies_new_york_s"].items())
      for (Row r = 0; r < ny.rows; r++)
        if (ny.parent[r] < ny.rows && ny.id.text(ny.parent[r]) == id)
          line.expect(("New York " + id).c_str(), (ny.time[r] - ny.time[ny.parent[r]]) / 1000, seconds.get<Ms>());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "--table") table = true, argc--, argv++;
  const char* from_environment = std::getenv("TOLLE_DATA");
  fs::path data = argc > 1 ? argv[1] : from_environment ? from_environment : "../shared/data";
  if (!fs::exists(data / "dev" / "oracle_dev.json")) {
    std::printf("no truth values in the data folder\n0 passed, 0 failed, 1 skipped\n");
    return 0;
  }
  std::string pattern = argc > 2 ? argv[2] : "";
  auto wanted = [&](const std::string& name) { return name.find(pattern) != std::string::npos; };
  if (table) std::printf("| file | figure | truth | Tollé | why they differ |\n|---|---|---|---|---|\n");
  json truth = json::parse(std::ifstream(data / "dev" / "oracle_dev.json"));
  for (auto& [name, values] : truth["files"].items()) {
    if (!wanted(name)) continue;
    if (!fs::exists(data / name)) skipped++;
    else if (is_timeline(values)) check_timeline(data / name, name, values);
    else check_dev(data / name, name, values), check_saved_again(data / name, name, values);
  }
  if (fs::exists(data / "nasty" / "expected.json"))
    for (const json& expected : json::parse(std::ifstream(data / "nasty" / "expected.json"))) {
      std::string name = expected["file"];
      if (!wanted("nasty/" + name)) continue;
      check_nasty(data / "nasty", expected);
    }
  std::printf("%d passed, %d failed, %d skipped\n", passed, failed, skipped);
  return failed != 0;
}
