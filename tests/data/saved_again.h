// The same table as other programs would save it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

struct SavedAgain {
  std::string how;
  std::string bytes;
};

// Of JSON, or of delimited text in UTF-8 whose records have as many fields as its header; empty for others. Where columns are
// guessed, their order decides between two that are as good: it is left as it is unless they are `known`.
std::vector<SavedAgain> saved_again(std::string_view bytes, bool known);
