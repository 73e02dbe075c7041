// The exports of JSON: names are paths, folded ("user.screen_name" is "user screen name"); several for one column stand
// behind each other with bars, and the first of a record that is filled counts.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "engine/read/formats.h"

namespace tolle::engine {
namespace {

using C = FormatColumn;
constexpr bool kNeeded = true, kOptional = false;
constexpr double kMinute = 60;
using enum Markup;

// ── messages ──

// Beside the tweets themselves, search results say how many followers the author has; archives do not.
constexpr C kTwitterSearch[] = {{"id str", Role::Id, kNeeded},
                                {"created at", Role::Time, kNeeded},
                                {"full text|extended tweet full text|text", Role::Text, kNeeded, Entities},
                                {"in reply to status id str", Role::Parent},
                                {"user screen name", Role::AuthorName, kNeeded},
                                {"user followers count", Role::Unused, kNeeded},
                                {"lang", Role::Place},
                                {"source", Role::Channel, kOptional, Html}};
constexpr C kXArchive[] = {
    {"id str", Role::Id, kNeeded},
    {"created at", Role::Time, kNeeded},
    {"full text|text", Role::Text, kNeeded, Entities},
    {"in reply to status id str", Role::Parent},
    {"user screen name", Role::AuthorName},
    {"entities user mentions id str|entities hashtags text|favorite count|retweet count|user id str", Role::Unused,
     kNeeded},
    {"source", Role::Channel, kOptional, Html}};
constexpr C kTwitterV2[] = {{"id", Role::Id, kNeeded},
                            {"created at", Role::Time, kNeeded},
                            {"note tweet text|text", Role::Text, kNeeded, Entities},
                            {"author username|author id|key", Role::AuthorName},
                            {"public metrics retweet count|edit history tweet ids|referenced tweets id|in reply to "
                             "user id|reply settings|possibly sensitive",
                             Role::Unused, kNeeded},
                            {"referenced tweets id|referenced tweets replied to id|conversation id", Role::Parent},
                            {"lang", Role::Place},
                            {"source", Role::Channel}};
constexpr C kMastodonOutbox[] = {{"object id", Role::Id, kNeeded},   {"published", Role::Time, kNeeded},
                                 {"object summary", Role::Text},     {"object content", Role::Text, kNeeded, Html},
                                 {"object inreplyto", Role::Parent}, {"object attributedto", Role::AuthorName},
                                 {"object tag name", Role::Category}};
constexpr C kMastodon[] = {{"id", Role::Id, kNeeded},
                           {"created at", Role::Time, kNeeded},
                           {"spoiler text", Role::Text},
                           {"content", Role::Text, kNeeded, Html},
                           {"in reply to id", Role::Parent, kNeeded},
                           {"account acct", Role::AuthorName, kNeeded, Handle},
                           {"language", Role::Place}};
constexpr C kBluesky[] = {{"uri|post uri", Role::Id, kNeeded},
                          {"record createdat|post record createdat", Role::Time, kNeeded},
                          {"record text|post record text", Role::Text},
                          {"record reply parent uri|post record reply parent uri", Role::Parent},
                          {"author handle|post author handle", Role::AuthorName, kNeeded},
                          {"record langs|post record langs", Role::Place}};
// One account's own, as its repository lists them.
constexpr C kBlueskyOwn[] = {{"uri", Role::Id, kNeeded},          {"value createdat", Role::Time, kNeeded},
                             {"value text", Role::Text, kNeeded}, {"value reply parent uri", Role::Parent},
                             {"cid", Role::Unused, kNeeded},      {"value langs", Role::Place}};
// Dumps of Pushshift have no names, only ids (ids.cpp joins them all the same).
constexpr C kReddit[] = {{"name|id", Role::Id, kNeeded},
                         {"created utc", Role::Time, kNeeded},
                         {"title", Role::Text, kOptional, Entities},
                         {"selftext", Role::Text, kOptional, Entities},
                         {"body", Role::Text, kOptional, Entities},
                         {"parent id", Role::Parent},
                         {"author", Role::AuthorName, kNeeded},
                         {"link flair text", Role::Category},
                         {"subreddit", Role::Channel, kNeeded}};

// Downloads of one's own account; their texts, UTF-8 written as if it were Latin-1, are repaired like all texts (clean.h).
constexpr C kFacebookComments[] = {{"timestamp", Role::Time, kNeeded},
                                   {"data comment comment", Role::Text, kNeeded},
                                   {"data comment author", Role::AuthorName, kNeeded},
                                   {"title", Role::Category}};
constexpr C kFacebookPosts[] = {
    {"timestamp", Role::Time, kNeeded}, {"data post", Role::Text, kNeeded}, {"title", Role::Category}};
constexpr C kFacebookMessages[] = {{"timestamp ms", Role::Time, kNeeded},
                                   {"sender name", Role::AuthorName, kNeeded},
                                   {"content", Role::Text, kNeeded}};
// Keys are in the account's language, and names of paths begin at what all records have (the second of each).
constexpr C kInstagramComments[] = {
    {"string map data time timestamp|time timestamp|string map data heure timestamp|string map data tijd timestamp|"
     "string map data zeit timestamp|string map data hora timestamp|string map data ora timestamp",
     Role::Time, kNeeded},
    {"string map data comment value|comment value|string map data commentaire value|string map data opmerking value|"
     "string map data kommentar value|string map data comentario value|string map data commento value",
     Role::Text, kNeeded},
    {"string map data media owner value|media owner value", Role::Category}};
constexpr C kInstagramPosts[] = {{"creation timestamp|media creation timestamp", Role::Time, kNeeded},
                                 {"title|media title", Role::Text, kNeeded},
                                 {"media uri", Role::Unused, kNeeded}};

// The Graph API of Meta, and YouTube's: replies stand in what they reply to.
constexpr C kMetaGraph[] = {
    {"id", Role::Id, kNeeded},
    {"created time", Role::Time, kNeeded},
    {"message", Role::Text, kNeeded},
    {"from name|from id|from username", Role::AuthorName},
    {"parent id", Role::Parent},
    {"from id|comments data id|like count|comment count|permalink url|can comment", Role::Unused, kNeeded}};
constexpr C kYouTubeThreads[] = {
    {"snippet toplevelcomment id", Role::Id, kNeeded},
    {"snippet toplevelcomment snippet publishedat", Role::Time, kNeeded},
    {"snippet toplevelcomment snippet textoriginal|snippet toplevelcomment snippet textdisplay", Role::Text, kNeeded,
     Entities},
    {"snippet toplevelcomment snippet authordisplayname", Role::AuthorName, kNeeded, Handle},
    {"snippet toplevelcomment snippet parentid", Role::Parent}};  // never there: replies have one
constexpr C kYouTubeComments[] = {{"id", Role::Id, kNeeded},
                                  {"snippet publishedat", Role::Time, kNeeded},
                                  {"snippet textoriginal|snippet textdisplay", Role::Text, kNeeded, Entities},
                                  {"snippet authordisplayname", Role::AuthorName, kNeeded, Handle},
                                  {"snippet parentid", Role::Parent}};

// ── reviews ──

constexpr C kPlayApi[] = {{"reviewid", Role::Id, kNeeded},
                          {"comments usercomment lastmodified seconds", Role::Time, kNeeded},
                          {"comments usercomment text", Role::Text, kNeeded},
                          {"authorname", Role::AuthorName},
                          {"comments usercomment starrating", Role::Category},
                          {"comments usercomment reviewerlanguage", Role::Place},
                          {"comments usercomment device", Role::Channel},
                          {"comments developercomment lastmodified seconds", Role::ResponseTime},
                          {"comments developercomment text", Role::ResponseText}};
constexpr C kAppStore[] = {
    {"id", Role::Id, kNeeded},
    {"attributes createddate", Role::Time, kNeeded},
    {"attributes title", Role::Text},
    {"attributes body", Role::Text, kNeeded},
    {"attributes reviewernickname", Role::AuthorName, kNeeded},
    {"attributes rating", Role::Category},
    {"attributes territory", Role::Place},
    {"attributes response lastmodifieddate|response lastmodifieddate|attributes lastmodifieddate", Role::ResponseTime},
    {"attributes response responsebody|response responsebody|attributes responsebody", Role::ResponseText}};
// The shop's own feed, whose first entry may be the app.
constexpr C kAppStoreFeed[] = {{"id label", Role::Id, kNeeded},
                               {"updated label", Role::Time, kNeeded},
                               {"title label", Role::Text},
                               {"content label", Role::Text, kNeeded},
                               {"author name label", Role::AuthorName},
                               {"im rating label", Role::Category, kNeeded},
                               {"im version label", Role::Channel}};
// As a Python package that reads the shop's pages writes it.
constexpr C kAppStorePages[] = {{"date", Role::Time, kNeeded},
                                {"title", Role::Text},
                                {"review", Role::Text, kNeeded},
                                {"username", Role::AuthorName, kNeeded},
                                {"rating", Role::Category, kNeeded},
                                {"isedited", Role::Unused, kNeeded},
                                {"developerresponse modified", Role::ResponseTime},
                                {"developerresponse body", Role::ResponseText}};
constexpr C kGoogleBusiness[] = {{"reviewid|name", Role::Id, kNeeded},  // "name" in a download of one's own account
                                 {"createtime", Role::Time, kNeeded},
                                 {"comment", Role::Text},
                                 {"reviewer displayname", Role::AuthorName, kNeeded},
                                 {"starrating", Role::Category, kNeeded},
                                 {"reviewreply updatetime", Role::ResponseTime},
                                 {"reviewreply comment", Role::ResponseText}};

// ── help desks ──

constexpr C kZendesk[] = {{"id", Role::Id, kNeeded},
                          {"created at", Role::Time, kNeeded},
                          {"requester id", Role::AuthorName, kNeeded},
                          {"subject", Role::Text},
                          {"description", Role::Text},
                          {"raw subject|custom status id|generated timestamp|is public", Role::Unused, kNeeded},
                          {"via channel", Role::Channel, kNeeded},
                          {"type", Role::Category},
                          {"metric set reply time in minutes calendar|metrics reply time in minutes calendar|"
                           "reply time in minutes calendar",
                           Role::ResponseDelay, kOptional, None, kMinute},
                          {"metric set solved at|metrics solved at|solved at", Role::ClosedTime},
                          {"assignee id", Role::Agent}};
constexpr C kZendeskAudits[] = {{"id", Role::Id, kNeeded},
                                {"ticket id", Role::Thread, kNeeded},
                                {"created at", Role::Time, kNeeded},
                                {"events author id", Role::AuthorName, kNeeded},
                                {"events plain body|events body", Role::Text, kNeeded},
                                {"events public", Role::Unused, kNeeded},
                                {"via channel", Role::Channel}};
constexpr C kZendeskComments[] = {{"id", Role::Id, kNeeded},
                                  {"ticket id", Role::Thread},
                                  {"created at", Role::Time, kNeeded},
                                  {"author id", Role::AuthorName, kNeeded},
                                  {"plain body|body", Role::Text, kNeeded},
                                  {"public", Role::Unused, kNeeded},
                                  {"audit id|html body", Role::Unused, kNeeded},
                                  {"via channel", Role::Channel}};
constexpr C kZendeskMetrics[] = {
    {"ticket id", Role::Id, kNeeded},
    {"created at", Role::Time, kNeeded},
    {"reply time in minutes calendar", Role::ResponseDelay, kNeeded, None, kMinute},
    {"group stations|assignee stations", Role::Unused, kNeeded},
    {"solved at", Role::ClosedTime},
};
constexpr C kFreshdesk[] = {{"id", Role::Id, kNeeded},
                            {"created at", Role::Time, kNeeded},
                            {"subject", Role::Text, kNeeded},
                            {"description text|description", Role::Text},
                            {"requester id", Role::AuthorName, kNeeded},
                            {"responder id", Role::Agent, kNeeded},
                            {"source name|source", Role::Channel},
                            {"ticket type|type", Role::Category},
                            {"spam", Role::Unused, kNeeded},
                            {"stats first responded at", Role::ResponseTime},
                            {"stats closed at|stats resolved at", Role::ClosedTime}};
constexpr C kFreshdeskTalk[] = {
    {"id", Role::Id, kNeeded},          {"ticket id", Role::Thread, kNeeded},   {"created at", Role::Time, kNeeded},
    {"body text", Role::Text, kNeeded}, {"incoming", Role::Direction, kNeeded}, {"user id", Role::AuthorName},
    {"private", Role::Unused, kNeeded}};
// The names behind bars are those of its interface's first version.
constexpr C kIntercom[] = {
    {"id", Role::Id, kNeeded},
    {"created at", Role::Time, kNeeded},
    {"source subject|conversation message subject", Role::Text, kOptional, Html},
    {"source body|conversation message body", Role::Text, kNeeded, Html},
    {"source author id|source author name|conversation message author id", Role::AuthorName, kNeeded},
    {"source author type|conversation message author type", Role::Direction},
    {"source type|conversation message type", Role::Channel},
    {"tags tags name", Role::Category},
    {"statistics first admin reply at", Role::ResponseTime},
    {"statistics last close at|statistics first close at", Role::ClosedTime}};

// ── authorities ──

constexpr C kCfpb[] = {{"complaint id", Role::Id, kNeeded},
                       {"date received", Role::Time, kNeeded},
                       {"company", Role::Organisation, kNeeded},
                       {"product", Role::Category},
                       {"state", Role::Place},
                       {"submitted via", Role::Channel},
                       {"complaint what happened", Role::Text},
                       {"company response", Role::ResponseKind, kNeeded}};
constexpr C kOpen311[] = {{"service request id", Role::Id, kNeeded},
                          {"requested datetime", Role::Time, kNeeded},
                          {"description", Role::Text},
                          {"service name", Role::Category, kNeeded},
                          {"agency responsible", Role::Organisation},
                          {"closed datetime", Role::ClosedTime},
                          {"status notes", Role::ResponseKind},
                          {"address", Role::Place}};

// ── what stands elsewhere in the file ──

constexpr C kUserNames[] = {{"id", Role::Id}, {"username", Role::AuthorName}};
constexpr Beside kTwitterUsers[] = {{.path = "/includes.users.[]", .columns = kUserNames, .names = true}};
constexpr C kAppStoreAnswer[] = {{"id", Role::Id},
                                 {"attributes.responseBody", Role::Text},
                                 {"attributes.lastModifiedDate", Role::Time},
                                 {"relationships.review.data.id", Role::Thread}};
constexpr Beside kAppStoreAnswers[] = {{.path = "/included.[]",
                                        .columns = kAppStoreAnswer,
                                        .direction = "outbound",
                                        .message = "attributes.responseBody",
                                        .link = "relationships.response.data.id"}};
constexpr C kMetaGraphReply[] = {{"id", Role::Id},
                                 {"created_time", Role::Time},
                                 {"message", Role::Text},
                                 {"from.name|from.id|from.username", Role::AuthorName},
                                 {"parent.id", Role::Parent}};
constexpr Beside kMetaGraphReplies[] = {
    {.path = "comments.data.[]", .columns = kMetaGraphReply, .replies = true},
    {.path = "comments.data.[].comments.data.[]", .columns = kMetaGraphReply, .replies = true}};
constexpr C kYouTubeReply[] = {{"id", Role::Id},
                               {"snippet.publishedAt", Role::Time},
                               {"snippet.textOriginal|snippet.textDisplay", Role::Text},
                               {"snippet.authorDisplayName", Role::AuthorName},
                               {"snippet.parentId", Role::Parent}};
constexpr Beside kYouTubeReplies[] = {{.path = "replies.comments.[]", .columns = kYouTubeReply, .replies = true}};
constexpr C kFreshdeskEntry[] = {{"id", Role::Id},
                                 {"body_text|body", Role::Text},
                                 {"created_at", Role::Time},
                                 {"user_id", Role::AuthorName},
                                 {"incoming", Role::Direction}};
constexpr LeftOut kPrivate[] = {{"private", "true"}};
constexpr Beside kFreshdeskEntries[] = {{.path = "conversations.[]", .columns = kFreshdeskEntry, .left_out = kPrivate},
                                        {.path = "notes.[]", .columns = kFreshdeskEntry, .left_out = kPrivate}};
constexpr C kIntercomPart[] = {{"id", Role::Id},
                               {"body", Role::Text, kOptional, Html},
                               {"created_at", Role::Time},
                               {"author.id", Role::AuthorName},
                               {"author.type", Role::Direction}};
constexpr LeftOut kNotes[] = {{"part_type", "note"}};
constexpr Beside kIntercomParts[] = {{.path = "conversation_parts.conversation_parts.[]",
                                      .columns = kIntercomPart,
                                      .left_out = kNotes,
                                      .message = "body"}};
constexpr C kZendeskEntry[] = {
    {"id", Role::Id}, {"plain_body|body", Role::Text}, {"created_at", Role::Time}, {"author_id", Role::AuthorName}};
constexpr LeftOut kNotPublic[] = {{"public", "false"}};
constexpr Beside kZendeskEntries[] = {{.path = "comments.[]", .columns = kZendeskEntry, .left_out = kNotPublic}};

constexpr std::string_view kShortLinks = "entities.urls|extended_tweet.entities.urls|note_tweet.entities.urls";

constexpr Format kFormats[] = {
    {.key = "twitter_api",
     .columns = kTwitterSearch,
     .tickets = false,
     .message = "id str",
     .placeholders = true,
     .links = kShortLinks,
     .timeline = true},
    {.key = "x_archive",
     .columns = kXArchive,
     .tickets = false,
     .author = Author::Organisation,
     .timed_ids = true,
     .links = kShortLinks},
    {.key = "mastodon",
     .columns = kMastodonOutbox,
     .tickets = false,
     .author = Author::Organisation,
     .message = "object id",
     .only = {"object.tag", "type", "Hashtag"}},
    {.key = "mastodon", .columns = kMastodon, .tickets = false},
    {.key = "bluesky",
     .columns = kBluesky,
     .tickets = false,
     .left_out = {"reason type", "app.bsky.feed.defs#reasonrepost"},
     .timeline = true},
    {.key = "bluesky_own", .columns = kBlueskyOwn, .tickets = false, .author = Author::Organisation, .timed_ids = true},
    {.key = "reddit", .columns = kReddit, .tickets = false, .message = "author", .placeholders = true},
    {.key = "meta_graph", .columns = kMetaGraph, .tickets = false, .message = "message", .beside = kMetaGraphReplies},
    {.key = "youtube", .columns = kYouTubeThreads, .tickets = false, .beside = kYouTubeReplies},
    {.key = "youtube", .columns = kYouTubeComments, .tickets = false},
    {.key = "facebook", .columns = kFacebookComments, .tickets = false, .author = Author::Organisation},
    {.key = "facebook",
     .columns = kFacebookPosts,
     .tickets = false,
     .author = Author::Organisation,
     .message = "data post"},
    {.key = "facebook", .columns = kFacebookMessages, .tickets = false, .message = "content", .one_thread = true},
    {.key = "instagram", .columns = kInstagramComments, .tickets = false, .author = Author::Organisation},
    {.key = "instagram", .columns = kInstagramPosts, .tickets = false, .author = Author::Organisation},
    {.key = "google_play", .columns = kPlayApi},
    {.key = "app_store", .columns = kAppStore, .beside = kAppStoreAnswers},
    {.key = "app_store", .columns = kAppStorePages},
    {.key = "app_store", .columns = kAppStoreFeed, .message = "im rating label", .placeholders = true},
    {.key = "google_business", .columns = kGoogleBusiness},
    {.key = "zendesk_audits",
     .columns = kZendeskAudits,
     .tickets = false,
     .left_out = {"events public", "false"},
     .message = "events body",
     .only = {"events", "type", "Comment"}},
    {.key = "zendesk_comments",
     .columns = kZendeskComments,
     .tickets = false,
     .left_out = {"public", "false"},
     .one_thread = true},
    {.key = "zendesk_metrics", .columns = kZendeskMetrics, .measures = true},
    {.key = "zendesk",
     .columns = kZendesk,
     .left_out = {"result type", "user|organization|group|article"},  // of a search
     .beside = kZendeskEntries},
    {.key = "freshdesk", .columns = kFreshdesk, .beside = kFreshdeskEntries},
    {.key = "freshdesk_conversations", .columns = kFreshdeskTalk, .tickets = false, .left_out = {"private", "true"}},
    {.key = "intercom", .columns = kIntercom, .beside = kIntercomParts},
    {.key = "cfpb", .columns = kCfpb, .order = DateOrder::YearFirst},
    {.key = "open311", .columns = kOpen311},
    {.key = "twitter_api",
     .columns = kTwitterV2,
     .tickets = false,
     .only = {"referenced_tweets", "type", "replied_to"},
     .beside = kTwitterUsers,
     .links = kShortLinks,
     .timeline = true,
     .own_parent = true},
};

}  // namespace

FormatMatch known_json_format(std::span<const std::string> names, bool as_table) {
  std::multimap<std::string, size_t, std::less<>> by_name;
  for (size_t c = 0; c < names.size(); c++) by_name.emplace(folded(names[c]), c);
  for (const Format& format : kFormats) {
    FormatMatch match{&format, std::vector<const FormatColumn*>(names.size())};
    bool all = true;
    for (const FormatColumn& column : format.columns) {
      bool found = false;
      any_of_names(column.names, [&](std::string_view name) {
        for (auto [at, end] = by_name.equal_range(name); at != end; ++at) {
          if (found && as_table) {
            if (column.role == Role::Text) match.instead.emplace_back(at->second, column.role);
            continue;
          }
          found = true;
          if (column.role != Role::Unused && !match.columns[at->second]) match.columns[at->second] = &column;
        }
        return false;
      });
      all &= found || !column.needed;
      if (!all) break;
    }
    if (all) return match;
  }
  return known_format(names);
}

const FormatColumn* column_named(const Format& format, std::string_view folded_name, uint8_t& which) {
  for (const FormatColumn& column : format.columns) {
    which = 0;
    if (column.role != Role::Unused && any_of_names(column.names, [&](std::string_view name) {
          which++;
          return name == folded_name;
        }))
      return &column;
  }
  return nullptr;
}

}  // namespace tolle::engine
