// What is done to texts on their way in: entities and markup become text, text decoded once too often is repaired, mail
// addresses and telephone numbers are masked.
#pragma once
#include <string>
#include <string_view>

#include "engine/read/formats.h"

namespace tolle::engine {

// What takes the place of personal data, in the reader's language; nothing is masked where `mask` is false.
struct Masks {
  bool mask = true;
  std::string mail = "[e-mail]", phone = "[tel.]";
};

struct Cleaned {
  bool repaired = false;
  uint32_t mails = 0, phones = 0;
};

class Cleaner {
 public:
  explicit Cleaner(Masks masks) : masks_(std::move(masks)) {}
  bool masks() const { return masks_.mask; }

  // False: the text is as clean as it stands.
  bool may_change(std::string_view text, Markup markup) const;
  // The text made clean, in `out`; false when it was so already (then `out` is undefined).
  bool clean(std::string_view text, Markup markup, std::string& out, Cleaned& found) const;

 private:
  // What a text may hold, told by single signs: one look at 64 bytes at a time.
  struct Suspects {
    bool entity = false, breaks = false, mail = false, phone = false, encoded_twice = false;
  };
  Suspects suspects(std::string_view text, Markup markup) const;
  Masks masks_;
};

// UTF-8 whose bytes were taken for Latin-1 or Windows-1252 and encoded again ("Ã©" for "é"), undone; false where `text` is no
// such thing as a whole.
bool undo_double_encoding(std::string_view text, std::string& out);

// How many addresses and numbers were masked; `out` is untouched where there were none.
uint32_t mask_mails(std::string_view text, std::string_view mask, std::string& out);
uint32_t mask_phones(std::string_view text, std::string_view mask, std::string& out);

}  // namespace tolle::engine
