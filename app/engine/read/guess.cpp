// Each column gets a score for each role from its name, corrected by what its values are; the best pairs win.
#include "engine/read/guess.h"

#include <algorithm>
#include <set>

#include "base/dates.h"
#include "base/text.h"

namespace tolle::engine {
namespace {

constexpr size_t kSamples = 5, kSampleLength = 80;

struct Word {
  Role role;
  std::string_view folded;
  int score;
  bool whole = true;  // the whole name, else a word or the beginning of a word in it
};
constexpr bool kPart = false;

// English, French, and what exporters write whatever their language.
constexpr Word kWords[] = {
    {Role::Id, "id", 90},
    {Role::Id, "tweet id", 90},
    {Role::Id, "ticket id", 90},
    {Role::Id, "case id", 90},
    {Role::Id, "complaint id", 90},
    {Role::Id, "review id", 90},
    {Role::Id, "report id", 90},
    {Role::Id, "message id", 90},
    {Role::Id, "conversation id", 85},
    {Role::Id, "post id", 90},
    {Role::Id, "unique key", 90},
    {Role::Id, "id str", 95},
    {Role::Id, "reference", 70},
    {Role::Id, "ref", 70},
    {Role::Id, "numero", 75},
    {Role::Id, "number", 65},
    {Role::Id, "n", 70},
    {Role::Id, "no", 65},
    {Role::Id, "key", 55},
    {Role::Id, "uuid", 80},
    {Role::Id, "identifiant", 85},
    {Role::Id, "numero de", 60, kPart},
    {Role::Id, "n de", 55, kPart},
    {Role::Parent, "in reply to", 90, kPart},
    {Role::Parent, "in response to", 90, kPart},
    {Role::Parent, "parent", 80, kPart},
    {Role::Parent, "reply to", 75, kPart},
    {Role::Parent, "replied to", 75, kPart},
    {Role::Parent, "en reponse a", 85, kPart},
    {Role::Time, "created at", 95},
    {Role::Time, "created", 90},
    {Role::Time, "date", 85},
    {Role::Time, "datetime", 90},
    {Role::Time, "timestamp", 85},
    {Role::Time, "time", 70},
    {Role::Time, "date creation", 90},
    {Role::Time, "date de creation", 90},
    {Role::Time, "creationdate", 90},
    {Role::Time, "date de reception", 88},
    {Role::Time, "date received", 90},
    {Role::Time, "received", 70, kPart},
    {Role::Time, "submitted", 65, kPart},
    {Role::Time, "opened", 70, kPart},
    {Role::Time, "published", 70, kPart},
    {Role::Time, "posted", 70, kPart},
    {Role::Time, "recorded date", 75},
    {Role::Time, "publie", 65, kPart},
    {Role::Time, "depose", 65, kPart},
    {Role::Time, "date", 50, kPart},
    {Role::Time, "created", 60, kPart},
    {Role::Time, "creation", 60, kPart},
    {Role::Time, "reception", 55, kPart},
    {Role::ResponseTime, "respond", 80, kPart},
    {Role::ResponseTime, "response", 70, kPart},
    {Role::ResponseTime, "replied", 80, kPart},
    {Role::ResponseTime, "reply", 70, kPart},
    {Role::ResponseTime, "answered", 80, kPart},
    {Role::ResponseTime, "answer", 70, kPart},
    {Role::ResponseTime, "reponse", 75, kPart},
    {Role::ResponseTime, "repondu", 80, kPart},
    {Role::ResponseTime, "repliedat", 85},
    {Role::ResponseTime, "replydate", 85},
    {Role::ResponseTime, "resposta", 70, kPart},
    {Role::ResponseText, "response", 60, kPart},
    {Role::ResponseText, "reply", 60, kPart},
    {Role::ResponseText, "replycontent", 80},
    {Role::ResponseText, "replytext", 80},
    {Role::ResponseText, "answer", 55, kPart},
    {Role::ResponseText, "reponse", 60, kPart},
    {Role::ResponseText, "resposta", 60, kPart},
    {Role::ClosedTime, "closed", 80, kPart},
    {Role::ClosedTime, "resolved", 75, kPart},
    {Role::ClosedTime, "solved", 75, kPart},
    {Role::ClosedTime, "completed", 65, kPart},
    {Role::ClosedTime, "cloture", 80, kPart},
    {Role::ClosedTime, "clos", 70, kPart},
    {Role::ClosedTime, "fermeture", 70, kPart},
    {Role::ClosedTime, "resolution", 60, kPart},
    {Role::AuthorName, "author", 80, kPart},
    {Role::AuthorName, "auteur", 80, kPart},
    {Role::AuthorName, "user", 70},
    {Role::AuthorName, "username", 80},
    {Role::AuthorName, "user name", 80},
    {Role::AuthorName, "user id", 60},
    {Role::AuthorName, "screen name", 80},
    {Role::AuthorName, "customer", 65, kPart},
    {Role::AuthorName, "client", 60, kPart},
    {Role::AuthorName, "requester", 70, kPart},
    {Role::AuthorName, "sender", 70, kPart},
    {Role::AuthorName, "from", 60},
    {Role::AuthorName, "creator", 70},
    {Role::AuthorName, "nom", 50},
    {Role::AuthorName, "name", 45},
    {Role::AuthorName, "contact name", 60},
    {Role::AuthorName, "pseudo", 65},
    {Role::Direction, "inbound", 90},
    {Role::Direction, "direction", 85},
    {Role::Direction, "incoming", 80},
    {Role::Direction, "sens", 60},
    {Role::Organisation, "company", 85},
    {Role::Organisation, "organisation", 85},
    {Role::Organisation, "organization", 85},
    {Role::Organisation, "organisme", 80},
    {Role::Organisation, "brand", 80},
    {Role::Organisation, "marque", 75},
    {Role::Organisation, "entreprise", 80},
    {Role::Organisation, "societe", 75},
    {Role::Organisation, "agency", 75},
    {Role::Organisation, "airline", 75},
    {Role::Organisation, "provider", 70},
    {Role::Organisation, "operateur", 65},
    {Role::Organisation, "nome fantasia", 85},
    {Role::Organisation, "professionnel", 60},
    {Role::Organisation, "department", 55},
    {Role::Organisation, "service", 50},
    {Role::Channel, "channel", 85, kPart},
    {Role::Channel, "canal", 85, kPart},
    {Role::Channel, "submitted via", 85},
    {Role::Channel, "source", 65},
    {Role::Channel, "via", 75},
    {Role::Channel, "medium", 65},
    {Role::Channel, "origine", 60},
    {Role::Channel, "platform", 60, kPart},
    {Role::Channel, "plateforme", 60, kPart},
    {Role::Category, "category", 85},
    {Role::Category, "categorie", 85},
    {Role::Category, "complaint type", 85},
    {Role::Category, "type", 65},
    {Role::Category, "topic", 75},
    {Role::Category, "motif", 75},
    {Role::Category, "theme", 70},
    {Role::Category, "product", 65},
    {Role::Category, "produit", 65},
    {Role::Category, "issue", 65},
    {Role::Category, "reason", 65},
    {Role::Category, "sujet", 55},
    {Role::Category, "subject", 45},
    {Role::Category, "assunto", 70},
    {Role::Category, "type", 45, kPart},
    {Role::Category, "category", 60, kPart},
    {Role::Category, "categorie", 60, kPart},
    {Role::Category, "score", 40},
    {Role::Category, "rating", 45},
    {Role::Place, "city", 75},
    {Role::Place, "ville", 75},
    {Role::Place, "commune", 75},
    {Role::Place, "state", 55},
    {Role::Place, "region", 70},
    {Role::Place, "reg name", 65},
    {Role::Place, "dep name", 70},
    {Role::Place, "departement", 70},
    {Role::Place, "borough", 75},
    {Role::Place, "neighborhood", 75},
    {Role::Place, "country", 65},
    {Role::Place, "pays", 65},
    {Role::Place, "place", 60},
    {Role::Place, "lieu", 65},
    {Role::Place, "location", 55},
    {Role::Place, "uf", 60},
    {Role::Place, "cidade", 75},
    {Role::Place, "ward", 60},
    {Role::Text, "text", 95},
    {Role::Text, "texte", 95},
    {Role::Text, "full text", 98},
    {Role::Text, "message", 85},
    {Role::Text, "content", 85},
    {Role::Text, "contenu", 85},
    {Role::Text, "body", 85},
    {Role::Text, "description", 80},
    {Role::Text, "comment", 75, kPart},
    {Role::Text, "commentaire", 75, kPart},
    {Role::Text, "narrative", 80, kPart},
    {Role::Text, "review text", 90},
    {Role::Text, "review content", 90},
    {Role::Text, "review", 70},
    {Role::Text, "avis", 70},
    {Role::Text, "detail", 75},
    {Role::Text, "details", 75},
    {Role::Text, "objet", 72},
    {Role::Text, "subject", 55},
    {Role::Text, "title", 55},
    {Role::Text, "titre", 55},
    {Role::Text, "reclamation", 65},
    {Role::Text, "tweet", 75},
    {Role::Text, "verbatim", 85},
    {Role::Agent, "agent", 80, kPart},
    {Role::Agent, "assignee", 80, kPart},
    {Role::Agent, "owner", 55},
    {Role::Agent, "handled by", 75},
    {Role::Agent, "conseiller", 75, kPart},
    {Role::ResponseKind, "company response to consumer", 90},
    {Role::ResponseKind, "respondida", 80},
};

struct Values {
  double date = 0, number = 0, different = 0, length = 0;  // shares of the filled ones; mean length
  size_t filled = 0;
};

Values values_of(const Layout& layout, size_t column) {
  Values v;
  std::set<std::string_view> seen;
  size_t dates = 0, numbers = 0, length = 0;
  for (const auto& record : layout.samples) {
    if (column >= record.size()) continue;
    std::string_view cell = trimmed(record[column]);
    if (cell.empty()) continue;
    v.filled++;
    seen.insert(cell);
    length += cell.size();
    bool number = true;
    for (char c : cell) number &= is_digit(c) || c == '.' || c == ',' || c == '-';
    numbers += number;
    if (cell.size() < 48 && (!number || cell.size() == 8 || cell.size() == 10 || cell.size() == 14))
      dates += read_date(cell, true).fault == Date::Fault::None;
  }
  if (!v.filled) return v;
  v.date = double(dates) / double(v.filled);
  v.number = double(numbers) / double(v.filled);
  v.different = double(seen.size()) / double(v.filled);
  v.length = double(length) / double(v.filled);
  return v;
}

bool has_word(std::string_view name, std::string_view word) {
  for (size_t at = name.find(word); at != name.npos; at = name.find(word, at + 1))
    if (at == 0 || name[at - 1] == ' ') return true;
  return false;
}

bool speaks_of_time(std::string_view name) {
  for (std::string_view word : {"date", "time", "at", "le", "on", "timestamp", "millis", "heure"}) {
    size_t at = name.find(word);
    for (; at != name.npos; at = name.find(word, at + 1))
      if ((at == 0 || name[at - 1] == ' ') && (at + word.size() == name.size() || name[at + word.size()] == ' '))
        return true;
  }
  return false;
}

// What the values make of a role that the name suggests; 0: out of the question.
int corrected(Role role, int score, std::string_view name, const Values& v) {
  bool date_role = role == Role::Time || role == Role::ResponseTime || role == Role::ClosedTime;
  if (date_role) {
    if (v.filled == 0) return speaks_of_time(name) ? score / 2 : 0;
    if (v.date >= 0.8) return score + 5;
    if (v.date >= 0.2 || (v.number == 1 && v.length >= 5 && speaks_of_time(name))) return score * 3 / 4;
    return 0;
  }
  if (v.date >= 0.8 && v.length > 7) return 0;
  switch (role) {
    case Role::Id: return v.different >= 0.95 || !v.filled ? score + 5 : name == "id" ? score - 10 : 0;
    case Role::Parent: return v.length > 40 ? 0 : score;
    case Role::Text: return v.length >= 20 ? score + 5 : v.length < 6 && v.filled ? score / 2 : score - 10;
    case Role::ResponseText: return v.filled && v.length < 2 ? 0 : score;
    case Role::Category:
    case Role::Channel:
    case Role::Place:
      if (v.length > 120) return 0;
      return v.different > 0.9 && v.filled > 20 ? score / 2 : score;
    case Role::Direction: return v.different * double(v.filled) > 4 ? 0 : score;
    default: return score;
  }
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
  for (size_t c = 0; c < out.size(); c++) {
    out[c].name = layout.names[c];
    std::string name = folded(layout.names[c]);
    Values v = values_of(layout, c);
    int best[size_t(Role::Count_)] = {};
    for (const Word& w : kWords) {
      bool fits = w.whole ? name == w.folded : has_word(name, w.folded);
      int& of = best[size_t(w.role)];
      if (fits) of = std::max(of, corrected(w.role, w.score, name, v));
    }
    if (v.date >= 0.9 && v.number < 1) best[size_t(Role::Time)] = std::max(best[size_t(Role::Time)], 35);
    if (v.length >= 25 && v.different > 0.6 && v.date < 0.2)
      best[size_t(Role::Text)] = std::max(best[size_t(Role::Text)], 25 + int(std::min(v.length / 20, 9.0)));
    for (size_t role = 1; role < size_t(Role::Count_); role++)
      if (best[role] >= 25) pairs.push_back({best[role], c, Role(role)});
  }
  // Names like response_time speak for the response before they speak for the time.
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.score > b.score; });
  bool taken[size_t(Role::Count_)] = {};
  for (const Pair& p : pairs) {
    if (taken[size_t(p.role)] || out[p.column].role != Role::Unused) continue;
    taken[size_t(p.role)] = true;
    out[p.column].role = p.role;
    out[p.column].certainty = uint8_t(std::clamp(p.score, 0, 95));
  }
  return out;
}

std::vector<std::string> samples_of(const Layout& layout, size_t column) {
  std::vector<std::string> out;
  for (const auto& record : layout.samples) {
    if (column >= record.size()) continue;
    std::string_view cell = trimmed(record[column]);
    if (cell.empty()) continue;
    std::string sample = shortened(with_masked_mail(shortened(cell, kSampleLength * 2)), kSampleLength);
    if (std::find(out.begin(), out.end(), sample) != out.end()) continue;
    out.push_back(std::move(sample));
    if (out.size() == kSamples) break;
  }
  return out;
}

}  // namespace tolle::engine
