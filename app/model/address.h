// The state as an address: the query string says where and what, the fragment says which selection.
//
//   ?case=coffee-boutique&lang=fr#1;u=N06;e=N03,N06    (a case study: cursor, selection)
//   ?view=staff&lang=fr&theme=dark&data=https%3A%2F%2Fexample.org%2Fa.csv
//   ?view=waits&lang=fr&data=…&embed=1&filter=0       (one part in somebody else's page; its readers may not filter)
//   #1;t=20171106~20171112;o=Delta,Tesco;x=no%20answer;p=3600;z=Europe/Paris
//
// The first field of the fragment is its version. Parts that are unknown or cannot be read are ignored, one by one.
#pragma once
#include <string>
#include <string_view>

#include "model/state.h"

namespace tolle::model {

std::string query_string_of(const State& state);  // without "?"; the language is always in it, other defaults are not
std::string fragment_of(const State& state);      // without "#"; empty when nothing is selected

// Change only what the text says; a leading "?" or "#" is skipped. An empty fragment clears the selection.
void read_query_string(std::string_view text, State& state);
void read_fragment(std::string_view text, State& state);

// Whether the way from one to the other is a step that a browser's Back undoes: another view, case or thread. What selects,
// and the steps of a story, is no step of its own.
bool is_elsewhere(const State& from, const State& to);

// The state as an address says it that the reader came back to: parts that it does not name are as at the beginning; language
// and colours stay, and so does the address of the data, which are opened by somebody else. `is_own`: the case of this device.
void go_to(std::string_view query, std::string_view fragment, bool is_own, State& state);

}  // namespace tolle::model
