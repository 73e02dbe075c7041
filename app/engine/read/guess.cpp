// Each column gets a score for each role from its name, corrected by what its values are; the best pairs win.
#include "engine/read/guess.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <map>
#include <set>

#include "base/date_words.h"
#include "base/dates.h"
#include "base/text.h"
#include "engine/read/answers.h"
#include "engine/read/clean.h"
#include "engine/read/column_name.h"
#include "engine/read/columns.h"
#include "engine/read/delays.h"
#include "engine/read/directions.h"
#include "engine/read/guess_words.h"
#include "engine/read/times.h"

namespace tolle::engine {
namespace {

constexpr size_t kSamples = 5, kSampleLength = 80;

struct Values {
  // Shares of the filled ones; words: with a space or none of ASCII.
  double date = 0, ago = 0, number = 0, delay = 0, words = 0, mails = 0, links = 0;
  double different = 0, length = 0;  // share; mean
  size_t filled = 0, kinds = 0;      // kinds: different ones
  double fill = 0;                   // share of all that are filled
  bool flags = true;                 // only 0 and 1
  bool yes_no = true;                // only true and false
  bool times = false;                // numbers that count from an epoch
  bool clocks = false;               // dates with a time of day
  bool comments = false;             // each with its time and author before it
  bool spoilt = false;               // ids that a spreadsheet has made alike
  bool states = false;               // what a ticket may be in: open, closed
  bool sides = false;                // nothing but words for the public and for staff, both of them
};

// "2 months ago": when, only its page knew.
bool tells_how_long_ago(std::string_view folded) {
  constexpr std::string_view kBefore[] = {"il y a ", "vor ", "hace ", "ha "},
                             kBehind[] = {" ago", " fa", " geleden", " atras"};
  constexpr std::string_view kOne[] = {"a ", "an ", " un ", " une ", " um ", " einem ", " einer "};
  bool number = std::ranges::any_of(folded, is_digit) ||
                std::ranges::any_of(kOne, [&](auto word) { return folded.contains(word); });
  return number && (std::ranges::any_of(kBefore, [&](auto word) { return folded.starts_with(word); }) ||
                    std::ranges::any_of(kBehind, [&](auto word) { return folded.ends_with(word); }));
}

Values values_of(const Layout& layout, size_t column) {
  Values v;
  std::set<std::string_view> seen;
  size_t dates = 0, agos = 0, numbers = 0, delays = 0, words = 0, mails = 0, links = 0, length = 0;
  std::vector<std::string_view> cells;
  DecimalMarks marks;
  for (const auto& record : layout.samples) {
    if (column >= record.size()) continue;
    std::string_view cell = trimmed(record[column]);
    if (cell.empty() || means_nothing(cell)) continue;
    v.filled++;
    cells.push_back(cell);
    seen.insert(cell);
    length += cell.size();
    size_t at = cell.find('@');
    mails += at != cell.npos && at > 0 && cell.find('.', at) != cell.npos && !cell.starts_with('<');
    agos += cell.size() < 32 && tells_how_long_ago(folded(cell));
    links += cell.starts_with("https://") || cell.starts_with("http://");
    words += std::ranges::any_of(cell, [](char c) { return c == ' ' || uint8_t(c) >= 0x80; });
    v.flags &= cell == "0" || cell == "1";
    v.yes_no &= equals_ignoring_case(cell, "true") || equals_ignoring_case(cell, "false");
    bool number = is_digit(cell[0]) || cell[0] == '-' || cell[0] == '.' || cell[0] == ',';
    for (char c : cell) number &= is_digit(c) || c == '.' || c == ',' || c == '-' || c == '+' || (c | 32) == 'e';
    numbers += number;
    v.spoilt |= is_damaged_id(cell);
    if (cell.size() < 72 && (!number || cell.size() == 8 || cell.size() == 10 || cell.size() == 14)) {
      Date date = read_date(cell, true);
      dates += date.fault == Date::Fault::None;
      v.clocks |= date.unit > Date::Unit::Day;
    }
    delays += cell.size() < 48 && read_delay(cell, 1, marks).has_value();
  }
  if (!v.filled) return v;
  auto share = [&](size_t n) { return double(n) / double(v.filled); };
  v.comments = std::ranges::all_of(cells, [](std::string_view cell) { return comment_in(cell).has_value(); });
  v.date = share(dates), v.ago = share(agos), v.number = share(numbers), v.delay = share(delays),
  v.words = share(words), v.mails = share(mails), v.links = share(links);
  v.fill = double(v.filled) / double(layout.samples.size());
  v.different = share(seen.size()), v.length = share(length), v.kinds = seen.size();
  v.times = number_unit(cells, "epoch") != NumberUnit::None;
  constexpr std::string_view kStates[] = {"open",   "closed", "new",     "pending", "solved", "resolved",  "active",
                                          "ouvert", "ferme",  "clos",    "nouveau", "resolu", "published", "draft",
                                          "offen",  "neu",    "abierto", "cerrado", "aberto", "fechado"};
  v.states = v.kinds < 12 &&
             std::ranges::any_of(seen, [&](auto cell) { return std::ranges::contains(kStates, folded(cell)); });
  if (v.kinds > 1 && v.kinds < 8) {
    auto speaks = [&](Speaks who) {
      return std::ranges::any_of(seen, [&](auto cell) { return Sides().of(cell) == who; });
    };
    v.sides = std::ranges::all_of(seen, is_side) && speaks(Speaks::Public) && speaks(Speaks::Organisation);
  }
  return v;
}

bool has_word(std::string_view name, std::string_view word) {
  for (size_t at = name.find(word); at != name.npos; at = name.find(word, at + 1))
    if (at == 0 || name[at - 1] == ' ') return true;
  return false;
}

bool fits(const RoleWord& word, std::string_view name) {
  return word.whole ? name == word.folded : has_word(name, word.folded);
}
bool fits(const RoleWord& word, const Reading& reading) {
  return (word.whole || reading.parts) && fits(word, reading.name);
}

// One of them, whole.
bool has_one_of(std::string_view name, std::initializer_list<std::string_view> words) {
  for (std::string_view word : words)
    for (size_t at = name.find(word); at != name.npos; at = name.find(word, at + 1))
      if ((at == 0 || name[at - 1] == ' ') && (at + word.size() == name.size() || name[at + word.size()] == ' '))
        return true;
  return false;
}

bool speaks_of_time(std::string_view name) {
  return has_one_of(name, {"date", "time", "at", "le", "on", "timestamp", "millis", "heure", "utc", "ts", "epoch",
                           "unix", "created", "closed", "am", "datum", "zeit", "fecha", "hora"});
}
bool speaks_of_duration(std::string_view name) {
  return unit_in_name(name) > 0 || has_one_of(name, {"time", "delay", "duration", "wait", "delai", "temps", "duree",
                                                     "antwortzeit", "dauer", "tiempo", "tempo"});
}
// Of somebody, not of what was said.
bool is_about_people(std::string_view name) {
  return has_one_of(name, {"user", "author", "screen", "name", "username", "email"});
}

// How much of something, not which one.
bool speaks_of_number(std::string_view name) {
  return has_one_of(name, {"count", "counts", "stations", "replies", "messages", "touches", "changes", "nombre", "nb"});
}

// When something should be, not when it was.
bool speaks_of_plans(std::string_view name) {
  for (std::string_view goal : {"tempo para ", "temps pour ", "time to resolve", "time to own"})  // GLPI
    if (name.starts_with(goal)) return true;
  return has_one_of(name, {"due", "deadline", "target", "sla", "limite", "prevue", "prevu", "echeance", "expected",
                           "escalation", "escalated", "planned", "estimated", "scheduled"});
}
// Of Jira: of the time that was promised for an answer, not what it took.
bool is_what_is_left(std::string_view name) {
  constexpr std::string_view kCustom[] = {"custom field ", "campo personalizado ", "champ personnalise ",
                                          "campo personalizzato ", "benutzerdefiniertes feld "};
  return std::ranges::any_of(kCustom, [&](std::string_view custom) {
    return name.starts_with(custom) && name.substr(custom.size()).starts_with("time to ");
  });
}
// Of what the customer wrote back.
bool is_by_customer(std::string_view name) {
  for (std::string_view who : {"customer", "contact", "requester", "client", "user"})
    for (std::string_view what : {" repl", " respon", " first repl", " first respon", " answer"})
      if (has_word(name, std::string(who) + std::string(what))) return true;
  return false;
}
// Of several times the one that began what the figures count.
int rank_of_time(Role role, std::string_view name) {
  if (role == Role::Time) {
    int rank = has_one_of(name, {"complaint", "reclamation", "plainte", "beschwerde", "queja", "reclamacao"}) ? 10 : 0;
    if (has_one_of(name, {"order", "commande", "incident", "delivery", "livraison", "travel", "voyage", "stay",
                          "sejour", "updated", "update", "modified", "modification", "maj"}))
      rank -= 25;
    return rank;
  }
  if (has_one_of(name, {"first", "premiere", "premier", "initial", "initiale", "erste", "primera"})) return 12;
  return has_one_of(name, {"last", "latest", "derniere", "dernier", "letzte", "ultima"}) ? -10 : 0;
}

// What the values make of a role that the name suggests; 0: out of the question.
int corrected(Role role, int score, std::string_view name, const Values& v) {
  bool date_role = role == Role::Time || role == Role::ResponseTime || role == Role::ClosedTime;
  if (date_role) {
    if (speaks_of_plans(name) || (role == Role::ResponseTime && is_by_customer(name))) return 0;
    if (has_one_of(name, {"birth", "naissance", "purchase", "achat"})) return 0;  // nobody complains on that day
    score += rank_of_time(role, name);
    if (v.filled == 0) return speaks_of_time(name) ? score / 2 : 0;
    if (v.clocks && v.kinds == 1 && v.filled > 1) score -= 15;  // when all were fetched
    if (v.date >= 0.8) return score + (v.clocks ? 7 : 5);
    if (v.ago >= 0.8)
      return role == Role::Time ? std::min(score, 25) : 0;  // told, row by row, if nothing better is there
    if (v.date >= 0.2 || (v.times && speaks_of_time(name))) return score * 3 / 4;
    return 0;
  }
  if (v.date >= 0.8 && v.length > 7) return 0;
  switch (role) {
    case Role::Id: return v.different >= 0.95 || !v.filled || v.spoilt ? score + 5 : name == "id" ? score - 10 : 0;
    case Role::Thread: return v.different < 0.95 && v.filled ? score : 0;
    case Role::Parent:  // an id, not a person, and where there are two the one that is not rounded
      if (v.length > 200 || v.words > 0.2 || v.mails > 0.2 || is_about_people(name)) return 0;
      if (has_one_of(name, {"category", "categorie", "account", "compte", "company", "topic", "group", "type", "asin",
                            "product", "sku", "item", "variant"}))
        return 0;
      return has_one_of(name, {"str"}) ? score + 3 : score;
    case Role::Text:
      if (v.links > 0.8 || (v.length > 30 && v.words == 0 && v.different == 1)) return 0;  // addresses, long ids
      if (!v.filled) return score / 3;
      score -= int(30 * (1 - v.fill));
      if (speaks_for(name, Role::ResponseTime)) score -= 30;
      return v.length >= 20 ? score + 5 : v.length < 6 ? score / 2 : score - 10;
    case Role::ResponseText:
      if (has_word(name, "reply to") || v.ago >= 0.8) return 0;  // whom, not what
      if (has_one_of(name, {"text", "body", "content", "snippet", "message"})) score += 5;
      if (has_one_of(name, {"title", "lang"})) score -= 10;
      if (has_one_of(name, {"type", "language", "langue", "id", "status", "statut", "state", "etat", "sla"})) return 0;
      if (!v.filled) return speaks_of_duration(name) || speaks_of_time(name) ? 0 : score;
      return v.words < 0.3 || v.date >= 0.2 || v.delay >= 0.8 ? 0 : score;
    case Role::ResponseKind:  // yes and no, or a short list
      if (is_what_is_left(name) || has_word(name, "reply to")) return 0;
      if (!v.filled || (v.number > 0 && !v.flags) || v.kinds > 8 || v.date > 0 || v.length > 40) return 0;
      if ((v.kinds == 1 && v.filled > 1) || v.ago >= 0.8) return 0;
      return has_one_of(name, {"type", "language", "langue", "id", "souhaitee", "wanted", "preferred", "requested",
                               "required", "count", "rate", "requise", "sla"}) ||
                     is_about_people(name)
                 ? 0
                 : score;
    case Role::ResponseDelay:
      if (v.delay < 0.8 || (v.number > 0.2 ? !unit_in_name(name) : !speaks_of_duration(name)) || speaks_of_plans(name))
        return 0;
      if (is_what_is_left(name)) return 0;
      score += rank_of_time(role, name);
      return has_word(name, "business") ? score - 10 : score;
    case Role::AuthorName:  // not what is known of them
      if (has_one_of(name, {"since",        "status",    "state",       "availability", "type",     "url",
                            "link",         "avatar",    "image",       "language",     "locale",   "country",
                            "satisfaction", "rating",    "score",       "reply",        "response", "wait",
                            "waiting",      "is",        "association", "number of",    "reviews",  "role",
                            "verified",     "followers", "count",       "karma",        "points",   "bio",
                            "flair",        "phone",     "mentions",    "complaint",    "feedback", "issue"}))
        return 0;
      if (v.filled && v.yes_no) return 0;
      if (name.ends_with(" id")) score -= 12;
      return v.links > 0.5 ? score / 2 : score;
    case Role::Agent:
      if (has_one_of(name, {"answer", "reply", "response", "title", "link", "url", "department"})) return 0;
      if (v.delay >= 0.8 && v.number < 1) return 0;
      return v.filled && v.number == 1 && (speaks_of_duration(name) || speaks_of_number(name)) ? 0 : score;
    case Role::Category:
    case Role::Channel:
    case Role::Place:
      if (role == Role::Place && (v.states || (name == "state" && v.number > 0.5))) return 0;
      if (role == Role::Category && has_one_of(name, {"statetype", "state type", "status type"})) return 0;
      if (v.length > 120) return 0;
      return v.different > 0.9 && v.filled > 20 ? score / 2 : score;
    case Role::Direction: return v.kinds > 4 || (name == "staff" && !v.yes_no) ? 0 : score;
    default: return score;
  }
}

// Names that have a parent: "parent sr number" tells that "sr number" has the ids.
std::set<std::string> children(const std::vector<std::string>& names) {
  constexpr std::string_view kParent = "parent ";
  std::set<std::string> out;
  for (const std::string& name : names)
    if (name.starts_with(kParent)) out.insert(name.substr(kParent.size()));
    else if (name.ends_with("reply to status id")) out.insert("status id");
  return out;
}

}  // namespace

std::vector<ColumnGuess> guess_roles(const Layout& layout) {
  struct Pair {
    int score;
    size_t column;
    Role role;
  };
  std::vector<ColumnGuess> out(layout.names.size());
  std::vector<Pair> pairs;
  std::vector<Values> values;
  std::vector<std::string> names;
  for (const std::string& name : layout.names) names.push_back(folded(name));
  const std::set<std::string> have_parents = children(names);
  // Of a forum, where posts are counted in each topic.
  const bool topics = std::ranges::contains(names, "topic id") && std::ranges::contains(names, "post number");
  for (size_t c = 0; c < out.size(); c++) {
    out[c].name = layout.names[c];
    Values v = values.emplace_back(values_of(layout, c));
    if (v.comments) {
      out[c].role = Role::Answers, out[c].certainty = 85;
      continue;
    }
    int best[size_t(Role::Count_)] = {};
    const Way way = way_to(layout.names[c]);
    const std::vector<Reading> readings = readings_of(layout.names[c]);
    bool of_staff =
        has_one_of(readings[0].name, {"reply", "response", "answer", "assignee", "agent", "owner", "staff"});
    bool of_place = has_one_of(readings[0].name, {"location", "place", "placeinfo"});
    for (const Reading& reading : readings)
      for (const RoleWord& w : role_words()) {
        int way_costs = w.whole ? reading.less : reading.less_part, &of = best[size_t(w.role)];
        int less = w.role == Role::Id ? way_costs * 4 : way_costs;
        if (way.last && w.role != Role::ResponseTime && w.role != Role::ClosedTime) less += 60;
        if (way.people && w.role == Role::Time) less += 30;
        if (w.role == Role::AuthorName && (of_staff || of_place)) continue;
        if (fits(w, reading)) of = std::max(of, corrected(w.role, w.score, reading.name, v) - less);
      }
    if (topics && names[c] == "topic id") best[size_t(Role::Thread)] = 92;
    if (topics && names[c].contains("post number")) best[size_t(Role::Id)] = best[size_t(Role::Parent)] = 0;
    if (have_parents.contains(names[c]))
      best[size_t(Role::Id)] = std::max(best[size_t(Role::Id)], corrected(Role::Id, 88, names[c], v));
    if (v.date >= 0.9 && v.number < 1) best[size_t(Role::Time)] = std::max(best[size_t(Role::Time)], 35);
    if (v.length >= 25 && v.different > 0.6 && v.date < 0.2 && v.links < 0.5)
      best[size_t(Role::Text)] = std::max(best[size_t(Role::Text)], 25 + int(std::min(v.length / 20, 9.0)));
    for (size_t role = 1; role < size_t(Role::Count_); role++)
      if (best[role] >= 25) pairs.push_back({best[role], c, Role(role)});
  }
  // An id that comes again is the ticket's that messages belong to, if they have ids of their own or it comes again and again;
  // else a ticket is there twice.
  bool have_ids = std::ranges::any_of(
      pairs, [&](const Pair& p) { return p.role == Role::Id && p.score >= 80 && values[p.column].different >= 0.95; });
  std::erase_if(pairs, [&](const Pair& p) {
    const Values& v = values[p.column];
    return p.role == Role::Thread && !have_ids && (v.different > 0.75 || v.filled < 4);
  });
  // Words for people tell who speaks in a table of what was said, whatever their column is called.
  auto links = [](const Pair& p) { return p.role == Role::Thread || p.role == Role::Parent; };
  for (size_t c = 0; c < out.size() && std::ranges::any_of(pairs, links); c++)
    if (values[c].sides) pairs.push_back({78, c, Role::Direction});
  // Names like response_time speak for the response before they speak for the time.
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.score > b.score; });
  std::array<size_t, size_t(Role::Count_)> taken;
  taken.fill(out.size());
  for (const Pair& p : pairs) {
    if (taken[size_t(p.role)] < out.size() || out[p.column].role != Role::Unused) continue;
    taken[size_t(p.role)] = p.column;
    out[p.column].role = p.role;
    out[p.column].certainty = uint8_t(std::clamp(p.score, 0, 95));
  }
  // In a table of what was said, with the ticket's own columns beside, those of the ticket come again within it.
  auto comes_again = [&](size_t column) {
    size_t thread = taken[size_t(Role::Thread)], pairs_seen = 0, different = 0;
    std::map<std::string_view, std::string_view> first;
    for (const auto& record : layout.samples) {
      if (std::max(thread, column) >= record.size() || record[thread].empty()) continue;
      auto [at, fresh] = first.try_emplace(record[thread], record[column]);
      pairs_seen += !fresh, different += !fresh && at->second != record[column];
    }
    return pairs_seen > 0 && different == 0;
  };
  for (Role role : {Role::Time, Role::AuthorName}) {
    size_t column = taken[size_t(role)];
    if (taken[size_t(Role::Thread)] >= out.size() || column >= out.size() || !comes_again(column)) continue;
    for (const Pair& p : pairs) {
      if (p.role != role || out[p.column].role != Role::Unused || comes_again(p.column)) continue;
      std::swap(out[p.column].role, out[column].role);
      std::swap(out[p.column].certainty, out[column].certainty);
      taken[size_t(role)] = p.column;
      break;
    }
  }
  // Where nothing else is one, the subject is the text; in JSON what was said may still stand within the record.
  for (size_t c = 0; c < out.size() && layout.delimiter && taken[size_t(Role::Text)] == out.size(); c++) {
    bool free = out[c].role == Role::Unused || out[c].role == Role::Category;
    if (!free || values[c].different < 0.6 || values[c].words < 0.3 ||
        !has_one_of(names[c],
                    {"subject", "sujet", "objet", "title", "titre", "summary", "betreff", "asunto", "assunto"}))
      continue;
    taken[size_t(Role::Text)] = c;
    out[c].role = Role::Text, out[c].certainty = 50;
  }
  // What a reply names is written like the ids.
  if (size_t id = taken[size_t(Role::Id)], parent = taken[size_t(Role::Parent)];
      id < out.size() && parent < out.size() && values[parent].filled && values[id].filled &&
      std::abs(values[id].number - values[parent].number) > 0.8)
    out[parent].role = Role::Unused, out[parent].certainty = 0;
  // Nor is it what a record is called itself.
  if (size_t id = taken[size_t(Role::Id)], parent = taken[size_t(Role::Parent)];
      id < out.size() && parent < out.size()) {
    size_t both = 0, equal = 0;
    for (const auto& record : layout.samples)
      if (std::max(id, parent) < record.size() && !record[parent].empty())
        both++, equal += record[id] == record[parent];
    if (equal * 2 > both) out[parent].role = Role::Unused, out[parent].certainty = 0;
  }
  return out;
}

Markup markup_of(std::span<const std::string_view> cells) {
  constexpr std::string_view kTags[] = {"</", "<br", "<p>", "<p ", "<div", "<img ", "<BR", "<P>", "<DIV"};
  constexpr std::string_view kEntities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#", "&nbsp;", "&apos;", "&eacute;"};
  auto has_one = [](std::string_view cell, const auto& of) {
    return std::ranges::any_of(of, [&](std::string_view part) { return cell.find(part) != cell.npos; });
  };
  size_t filled = 0, tagged = 0;
  bool entities = false;
  for (std::string_view cell : cells) {
    filled += !cell.empty();
    tagged += has_one(cell, kTags);
    entities |= has_one(cell, kEntities);
  }
  return tagged && tagged * 2 >= filled ? Markup::Html : entities ? Markup::Entities : Markup::None;
}

bool speaks_for(std::string_view name, Role role) {
  return std::ranges::any_of(role_words(), [&](const RoleWord& w) { return w.role == role && fits(w, name); });
}

std::vector<std::string> samples_of(const Layout& layout, size_t column) {
  std::vector<std::string> out;
  for (const auto& record : layout.samples) {
    if (column >= record.size()) continue;
    std::string_view cell = trimmed(record[column]);
    if (cell.empty()) continue;
    std::string sample = shortened(cell, kSampleLength * 2), masked;
    if (mask_mails(sample, "…@example.org", masked)) sample.swap(masked);
    if (mask_phones(sample, "…", masked)) sample.swap(masked);
    sample = shortened(sample, kSampleLength);
    if (std::find(out.begin(), out.end(), sample) != out.end()) continue;
    out.push_back(std::move(sample));
    if (out.size() == kSamples) break;
  }
  return out;
}

}  // namespace tolle::engine
