// Small matchers of fixed runs of names; contents may hold anything.
#include "engine/read/answers.h"

#include "base/date_words.h"
#include "base/dates.h"
#include "base/text.h"

namespace tolle::engine {
namespace {

struct Head {
  Answer answer;
  size_t start = 0, content = 0;
};

// The value up to `,next:`; values before the content hold no commas.
bool value_upto(std::string_view cell, size_t& at, std::string_view next, std::string_view& value) {
  size_t end = cell.find(',', at);
  if (end == cell.npos || cell.substr(end + 1, next.size()) != next) return false;
  value = cell.substr(at, end - at);
  at = end + 1 + next.size();
  return true;
}

bool head_at(std::string_view cell, size_t start, Head& head) {
  size_t at = start + 3;
  std::string_view skipped, spam;
  head.start = start;
  if (!value_upto(cell, at, "created:", head.answer.id) || head.answer.id.empty()) return false;
  for (char c : head.answer.id)
    if (!is_digit(c)) return false;
  if (!value_upto(cell, at, "updated:", head.answer.created) || !value_upto(cell, at, "creator:", skipped) ||
      !value_upto(cell, at, "updated_by:", head.answer.creator) || !value_upto(cell, at, "is_spam:", skipped) ||
      !value_upto(cell, at, "num_helpful_votes:", spam) || !value_upto(cell, at, "num_unhelpful_votes:", skipped) ||
      !value_upto(cell, at, "content:", skipped))
    return false;
  head.answer.spam = spam == "true";
  head.content = at;
  return true;
}

// The text between the quotes behind 'name': in a dictionary of Python; empty where there is none.
std::string_view python_value(std::string_view cell, std::string_view name) {
  size_t at = cell.find(name);
  if (at == cell.npos || at + name.size() >= cell.size()) return {};
  char quote = cell[at += name.size()];
  if (quote != '\'' && quote != '"') return {};
  for (size_t end = ++at; end < cell.size(); end++) {
    if (cell[end] == '\\') end++;
    else if (cell[end] == quote) return cell.substr(at, end - at);
  }
  return {};
}

}  // namespace

bool says_unanswered(std::string_view kind) {
  if (means_nothing(kind)) return true;
  constexpr std::string_view kOpen[] = {"in progress",
                                        "en cours",
                                        "traitement en cours",
                                        "open",
                                        "new",
                                        "pending",
                                        "n a",
                                        "non transmis",
                                        "nontransmis",
                                        "no response",
                                        "no",
                                        "non",
                                        "false",
                                        "nao respondida",
                                        "n",
                                        "nao",
                                        "traitementencours",
                                        "transmis",
                                        "0",
                                        "nonconsulte",
                                        "consulteignore",
                                        "signalement non consulte",
                                        "signalement consulte ignore",
                                        "signalement non transmis",
                                        "lanceuralerte",
                                        "informateurinterne",
                                        "suppressionrgpd"};
  std::string f = folded(kind);
  for (std::string_view open : kOpen)
    if (f == open) return true;
  constexpr std::string_view kBegins[] = {
      "not ",        "no reply",   "no answer",     "no response",  "unanswered",    "unrepl",     "unrespond",
      "awaiting",    "waiting",    "to be ",        "pending",      "sans reponse",  "pas de rep", "pas encore",
      "pas repondu", "non repond", "non trait",     "en attente",   "a traiter",     "pendiente",  "pendente",
      "en espera",   "aguardando", "sin respuesta", "sem resposta", "unbeantwortet", "ausstehend", "keine antwort"};
  for (std::string_view begin : kBegins)
    if (f.starts_with(begin)) return true;
  return f.empty();
}

std::string text_of_python(std::string_view content) {
  std::string out;
  for (size_t i = 0; i < content.size(); i++) {
    bool escaped = content[i] == '\\' && i + 1 < content.size();
    if (escaped) i++;
    out += escaped && content[i] == 'n' ? '\n' : escaped && content[i] == 't' ? '\t' : content[i];
  }
  return out;
}

std::optional<Answer> comment_in(std::string_view cell) {
  size_t who = cell.find(';'), text = who == cell.npos ? who : cell.find(';', who + 1);
  if (text == cell.npos || read_date(cell.substr(0, who), true).fault != Date::Fault::None) return {};
  return Answer{.created = cell.substr(0, who),
                .creator = cell.substr(who + 1, text - who - 1),
                .content = cell.substr(text + 1),
                .plain = true};
}

std::vector<Answer> answers_in(std::string_view cell) {
  if (auto comment = comment_in(cell)) return {*comment};
  if (cell.starts_with('{')) {
    Answer answer{.content = python_value(cell, "'body': "), .python = true};
    answer.created = python_value(cell, "'modified': ");
    if (answer.created.empty()) return {};
    return {answer};
  }
  std::vector<Head> heads;
  for (size_t at = cell.find("id:"); at != cell.npos; at = cell.find("id:", at)) {
    Head head;
    if ((at == 0 || is_space(cell[at - 1])) && head_at(cell, at, head)) {
      heads.push_back(head);
      at = head.content;
    } else {
      at += 3;
    }
  }
  std::vector<Answer> out;
  for (size_t i = 0; i < heads.size(); i++) {
    size_t end = i + 1 < heads.size() ? heads[i + 1].start : cell.size();
    heads[i].answer.content = trimmed(cell.substr(heads[i].content, end - heads[i].content));
    out.push_back(heads[i].answer);
  }
  return out;
}

}  // namespace tolle::engine
