// The cell in which Mozilla's support forum exports all answers to a question, one behind the other:
//
//   id:1269859,created:2019-11-30 13:00:01 -0800,updated:…,creator:jo,updated_by:,is_spam:false,
//   num_helpful_votes:0,num_unhelpful_votes:0,content:<p>Text, with commas</p> id:1269846,created:…
//
// Or the answer to a review of the App Store, as Python prints it: {'id': 1, 'body': "We're sorry", 'modified': '2021-02-26T16:37:43Z'}
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tolle::engine {

struct Answer {
  std::string_view id, created, creator, content;  // content: HTML
  bool spam = false;
  bool python = false;  // content: no HTML, but with backslashes (text_of_python)
  bool plain = false;   // content: text as it stands
};

// "01/May/24 11:00 AM;Bo;It comes tomorrow", as Jira writes comments, one in each of several columns.
std::optional<Answer> comment_in(std::string_view cell);

// Nothing is taken for the start of an answer but the whole run of names from id: to content:.
std::vector<Answer> answers_in(std::string_view cell);
std::string text_of_python(std::string_view content);

bool says_unanswered(std::string_view kind);  // a typed response that says that there is none yet

}  // namespace tolle::engine
