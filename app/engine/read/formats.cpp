// One list per export. FORMATS in the project's notes has the full headers and the traps.
#include "engine/read/formats.h"

#include <map>

#include "base/dates.h"
#include "base/text.h"

namespace tolle::engine {
namespace {

using C = FormatColumn;
constexpr bool kNeeded = true, kHtml = true;

constexpr C kTwcs[] = {{"tweet id", Role::Id, kNeeded},
                       {"author id", Role::AuthorName, kNeeded},
                       {"inbound", Role::Direction, kNeeded},
                       {"created at", Role::Time, kNeeded},
                       {"text", Role::Text},
                       {"in response to tweet id", Role::Parent, kNeeded}};
constexpr C kCfpb[] = {{"complaint id", Role::Id, kNeeded},
                       {"date received", Role::Time, kNeeded},
                       {"company", Role::Organisation, kNeeded},
                       {"product", Role::Category},
                       {"state", Role::Place},
                       {"submitted via", Role::Channel},
                       {"consumer complaint narrative", Role::Text},
                       {"company response to consumer", Role::ResponseKind, kNeeded}};
constexpr C kNyc[] = {{"unique key", Role::Id, kNeeded},
                      {"created date", Role::Time, kNeeded},
                      {"closed date", Role::ClosedTime, kNeeded},
                      {"agency", Role::Organisation},
                      {"agency name", Role::Organisation},
                      {"complaint type", Role::Category, kNeeded},
                      {"open data channel type", Role::Channel},
                      {"borough", Role::Place},
                      {"descriptor", Role::Text}};
constexpr C kBoston[] = {{"case enquiry id", Role::Id, kNeeded},
                         {"open dt", Role::Time, kNeeded},
                         {"closed dt", Role::ClosedTime, kNeeded},
                         {"subject", Role::Organisation},
                         {"department", Role::Organisation},
                         {"type", Role::Category},
                         {"reason", Role::Category},
                         {"source", Role::Channel},
                         {"neighborhood", Role::Place},
                         {"case title", Role::Text}};
constexpr C kMozilla[] = {
    {"id", Role::Id, kNeeded},      {"created", Role::Time, kNeeded},        {"creator", Role::AuthorName, kNeeded},
    {"title", Role::Text, kNeeded}, {"content", Role::Text, kNeeded, kHtml}, {"topic", Role::Category},
    {"locale", Role::Place},        {"synthetic answers", Role::Answers},    {"answers", Role::Answers, kNeeded}};
constexpr C kPlayConsole[] = {{"review submit date and time", Role::Time, kNeeded},
                              {"review title", Role::Text},
                              {"review text", Role::Text, kNeeded},
                              {"package name", Role::Organisation},
                              {"star rating", Role::Category},
                              {"reviewer language", Role::Place},
                              {"device", Role::Channel},
                              {"developer reply date and time", Role::ResponseTime, kNeeded},
                              {"developer reply text", Role::ResponseText}};
constexpr C kPlayPython[] = {{"reviewid", Role::Id, kNeeded},
                             {"username", Role::AuthorName},
                             {"content", Role::Text, kNeeded},
                             {"score", Role::Category},
                             {"at", Role::Time, kNeeded},
                             {"replycontent", Role::ResponseText},
                             {"repliedat", Role::ResponseTime, kNeeded}};
constexpr C kPlayNode[] = {{"id", Role::Id, kNeeded},
                           {"username", Role::AuthorName},
                           {"date", Role::Time, kNeeded},
                           {"score", Role::Category, kNeeded},
                           {"title", Role::Text},
                           {"text", Role::Text, kNeeded},
                           {"replydate", Role::ResponseTime, kNeeded},
                           {"replytext", Role::ResponseText}};
constexpr C kTrustpilot[] = {{"review id", Role::Id, kNeeded},
                             {"review created utc", Role::Time, kNeeded},
                             {"review username", Role::AuthorName},
                             {"review title", Role::Text},
                             {"review content", Role::Text, kNeeded},
                             {"review stars", Role::Category},
                             {"domain url", Role::Organisation},
                             {"location name", Role::Place},
                             {"company reply date utc", Role::ResponseTime},
                             {"business reply date utc", Role::ResponseTime},
                             {"company response", Role::ResponseText}};
constexpr C kFixMyStreet[] = {{"report id", Role::Id, kNeeded}, {"confirmed", Role::Time},
                              {"created", Role::Time, kNeeded}, {"title", Role::Text, kNeeded},
                              {"detail", Role::Text, kNeeded},  {"user name", Role::AuthorName},
                              {"category", Role::Category},     {"fixed", Role::ClosedTime},
                              {"closed", Role::ClosedTime},     {"ward", Role::Place},
                              {"site used", Role::Channel}};
constexpr C kZendesk[] = {{"id", Role::Id, kNeeded},
                          {"created at", Role::Time, kNeeded},
                          {"requester", Role::AuthorName, kNeeded},
                          {"subject", Role::Text, kNeeded},
                          {"solved at", Role::ClosedTime, kNeeded},
                          {"group", Role::Organisation},
                          {"via", Role::Channel},
                          {"ticket type", Role::Category},
                          {"assignee", Role::Agent}};
constexpr C kZendeskFivetran[] = {
    {"id", Role::Id, kNeeded}, {"created at", Role::Time, kNeeded},  {"requester id", Role::AuthorName, kNeeded},
    {"subject", Role::Text},   {"description", Role::Text, kNeeded}, {"via channel", Role::Channel, kNeeded},
    {"type", Role::Category},  {"assignee id", Role::Agent}};
constexpr C kAirline[] = {{"tweet id", Role::Id, kNeeded},          {"tweet created", Role::Time, kNeeded},
                          {"airline", Role::Organisation, kNeeded}, {"airline sentiment", Role::Unused, kNeeded},
                          {"negativereason", Role::Category},       {"name", Role::AuthorName},
                          {"tweet location", Role::Place},          {"text", Role::Text}};
constexpr C kArchive[] = {{"tweet id", Role::Id, kNeeded},
                          {"timestamp", Role::Time, kNeeded},
                          {"text", Role::Text, kNeeded},
                          {"in reply to status id", Role::Parent, kNeeded},
                          {"source", Role::Channel, !kNeeded, kHtml},
                          {"retweeted status id", Role::Unused, kNeeded}};
constexpr C kSentiment140[] = {{"", Role::Unused},   {"", Role::Id},         {"", Role::Time},
                               {"", Role::Category}, {"", Role::AuthorName}, {"", Role::Text}};

constexpr Format kFormats[] = {
    {"twcs", kTwcs, false},
    {"cfpb", kCfpb, true, Author::Public, DateOrder::MonthFirst},
    {"nyc311", kNyc, true, Author::Public, DateOrder::MonthFirst, "America/New_York"},
    {"boston311", kBoston, true, Author::Public, DateOrder::YearFirst, "America/New_York"},
    {"mozilla_support", kMozilla},
    {"google_play_console", kPlayConsole},
    {"google_play", kPlayPython},
    {"google_play", kPlayNode},
    {"trustpilot", kTrustpilot, true, Author::Public, DateOrder::YearFirst, "UTC", true},
    {"fixmystreet", kFixMyStreet, true, Author::Public, DateOrder::Unknown, "Europe/London"},
    {"zendesk", kZendesk},
    {"zendesk_fivetran", kZendeskFivetran, true, Author::Public, DateOrder::YearFirst, "UTC", true},
    {"airline_tweets", kAirline, true, Author::Public, DateOrder::MonthFirst, "America/Los_Angeles"},
    {"x_archive", kArchive, false, Author::Organisation},
};
constexpr Format kHeaderless = {"sentiment140", kSentiment140};

}  // namespace

FormatMatch known_format(std::span<const std::string> names) {
  std::map<std::string, size_t, std::less<>> by_name;
  for (size_t c = 0; c < names.size() && c < 512; c++) by_name.emplace(folded(names[c]), c);
  for (const Format& format : kFormats) {
    FormatMatch match{&format, std::vector<const FormatColumn*>(names.size())};
    bool all = true, taken[size_t(Role::Count_)] = {};
    for (const FormatColumn& column : format.columns) {
      auto found = by_name.find(column.name);
      if (found == by_name.end()) {
        all &= !column.needed;
        continue;
      }
      bool& role_taken = taken[size_t(column.role)];
      if (column.role == Role::Unused || (role_taken && column.role != Role::Text)) continue;
      role_taken = true;
      match.columns[found->second] = &column;
    }
    if (all) return match;
  }
  return {};
}

FormatMatch known_format_without_header(std::span<const std::vector<std::string>> samples) {
  constexpr size_t kTime = 2;
  if (samples.empty()) return {};
  for (const auto& record : samples)
    if (record.size() != std::size(kSentiment140) || read_date(record[kTime], true).fault != Date::Fault::None)
      return {};
  FormatMatch match{&kHeaderless, {}};
  for (const FormatColumn& column : kHeaderless.columns)
    match.columns.push_back(column.role == Role::Unused ? nullptr : &column);
  return match;
}

}  // namespace tolle::engine
