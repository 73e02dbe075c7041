// Looks for signature marks token by token; copies the rest.
#include "engine/ask/shield.h"

namespace tolle::engine {
namespace {

constexpr size_t kLongestSignature = 4;  // letters after "^" that are taken for initials though no agent has them

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80); }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }
bool is_mark(char c) { return c == '^' || c == '*' || c == '-' || c == '/' || c == '~'; }

}  // namespace

std::string_view shortened(std::string_view text, size_t code_points) {
  size_t i = 0;
  for (; i < text.size(); i++)
    if ((text[i] & 0xC0) != 0x80 && code_points-- == 0) break;
  return text.substr(0, i);
}

std::string without_names(std::string_view text, std::string_view name, uint32_t number) {
  std::string out;
  std::string role = number ? std::to_string(number) : std::string();
  bool full_name = name.size() >= 5 && name.find(' ') != name.npos;
  for (size_t i = 0; i < text.size();) {
    bool starts = i == 0 || !is_word(text[i - 1]);
    if (full_name && starts && text.substr(i, name.size()) == name &&
        (i + name.size() == text.size() || !is_word(text[i + name.size()]))) {
      out += '^' + role;
      i += name.size();
      continue;
    }
    if (is_mark(text[i]) && starts) {
      size_t end = i + 1;
      while (end < text.size() && is_letter(text[end])) end++;
      size_t letters = end - i - 1;
      bool ends = end == text.size() || !is_word(text[end]);
      bool named = !name.empty() && text.substr(i + 1, letters) == name;
      bool initials = text[i] == '^' && letters > 0 && letters <= kLongestSignature;
      if (ends && letters && (named || initials)) {
        if (number) out += text[i] + role;
        else if (!out.empty() && out.back() == ' ') out.pop_back();
        i = end;
        continue;
      }
    }
    out += text[i++];
  }
  return out;
}

std::string_view agent_name(const Table& table, Row row) {
  if (!table.agent.empty()) return table.agent.name(row);
  return table.ticket_shaped ? table.author.name(row) : std::string_view();
}

}  // namespace tolle::engine
