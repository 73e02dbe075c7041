// One list per export; a name stands here as base/text.h folds it. FORMATS in the project's notes has full headers and traps.
#include "engine/read/formats.h"

namespace tolle::engine {
namespace {

using C = FormatColumn;
constexpr bool kNeeded = true, kOptional = false;
constexpr double kMinute = 60, kHour = 3600, kDay = 86'400;
using enum Markup;

// ── messages of social networks ──

constexpr C kTwcs[] = {{"tweet id", Role::Id, kNeeded},           {"author id", Role::AuthorName, kNeeded},
                       {"inbound", Role::Direction, kNeeded},     {"created at", Role::Time, kNeeded},
                       {"text", Role::Text, kOptional, Entities}, {"in response to tweet id", Role::Parent, kNeeded}};
constexpr C kAirline[] = {{"tweet id", Role::Id, kNeeded},          {"tweet created", Role::Time, kNeeded},
                          {"airline", Role::Organisation, kNeeded}, {"airline sentiment", Role::Unused, kNeeded},
                          {"negativereason", Role::Category},       {"name", Role::AuthorName},
                          {"tweet location", Role::Place},          {"text", Role::Text, kOptional, Entities}};
constexpr C kArchive[] = {{"tweet id", Role::Id, kNeeded},
                          {"timestamp", Role::Time, kNeeded},
                          {"text", Role::Text, kNeeded, Entities},
                          {"in reply to status id", Role::Parent, kNeeded},
                          {"source", Role::Channel, kOptional, Html},
                          {"retweeted status id", Role::Unused, kNeeded}};
constexpr C kSentiment140[] = {{"", Role::Unused},   {"", Role::Id},         {"", Role::Time},
                               {"", Role::Category}, {"", Role::AuthorName}, {"", Role::Text, kOptional, Entities}};
constexpr C kMetaBusiness[] = {{"post id|identifiant de la publication|id de la publication", Role::Id, kNeeded},
                               {"publish time|heure de publication|date de publication", Role::Time, kNeeded},
                               {"page name|account name|nom de la page|nom du compte", Role::AuthorName},
                               {"title|titre", Role::Text},
                               {"description", Role::Text, kNeeded},
                               {"post type|type de publication", Role::Category},
                               {"permalink|permalien", Role::Unused, kNeeded}};
constexpr C kBrandwatch[] = {{"date", Role::Time, kNeeded},
                             {"accounttype|account type", Role::Unused, kNeeded},
                             {"added", Role::Unused, kNeeded},
                             {"resourceid|resource id|url", Role::Id},
                             {"author", Role::AuthorName, kNeeded},
                             {"title", Role::Text},
                             {"fulltext|full text|snippet", Role::Text, kOptional, Entities},
                             {"domain|pagetype|page type", Role::Channel},
                             {"city|region|country", Role::Place},
                             {"categories|categorydetails", Role::Category}};
constexpr C kHootsuite[] = {
    {"conversation id|id de la conversation|id de conversacion", Role::Id, kNeeded},
    {"medium|moyen|medio", Role::Category},
    {"channel display name|nom d affichage du canal|nombre para mostrar del canal", Role::Organisation},
    {"channel|canal", Role::Channel, kNeeded},
    {"contact primary identifier|identifiant principal du contact|identificador principal del contacto",
     Role::AuthorName, kNeeded},
    {"created at|cree le|date de creation|creado el", Role::Time, kNeeded},
    {"first response at|first agent reply at|premiere reponse le", Role::ResponseTime},
    {"resolved at|closed at|resolu le", Role::ClosedTime},
    {"last status change agent id|assigned agent id", Role::Agent}};

// Tollé's own: what it saved comes back as it was.
constexpr C kTolle[] = {{"time utc", Role::Time, kNeeded},
                        {"role", Role::Direction, kNeeded},
                        {"who", Role::AuthorName, kNeeded, Neutralised},
                        {"organisation", Role::Organisation, kNeeded, Neutralised},
                        {"channel", Role::Channel, kOptional, Neutralised},
                        {"category", Role::Category, kOptional, Neutralised},
                        {"place", Role::Place, kOptional, Neutralised},
                        {"closed utc", Role::ClosedTime, kNeeded},
                        {"answer kind", Role::ResponseKind, kOptional, Neutralised},
                        {"text", Role::Text, kNeeded, Neutralised}};

// ── public registers of complaints ──

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
constexpr C kOpen311[] = {{"service request id|servicerequestid", Role::Id, kNeeded},
                          {"requested datetime|requested date", Role::Time, kNeeded},
                          {"closed datetime|closed date", Role::ClosedTime},
                          {"service name|service code", Role::Category, kNeeded},
                          {"description", Role::Text},
                          {"agency responsible|agency", Role::Organisation},
                          {"source", Role::Channel},
                          {"neighborhoods sffind boundaries|police district|address", Role::Place}};
constexpr C kFixMyStreetUpdates[] = {{"report id", Role::Parent, kNeeded}, {"update id", Role::Id, kNeeded},
                                     {"date", Role::Time, kNeeded},        {"text", Role::Text, kNeeded},
                                     {"user name", Role::AuthorName},      {"problem state|status", Role::Category}};
constexpr C kFixMyStreet[] = {{"report id", Role::Id, kNeeded}, {"confirmed", Role::Time},
                              {"created", Role::Time, kNeeded}, {"title", Role::Text, kNeeded},
                              {"detail", Role::Text, kNeeded},  {"user name", Role::AuthorName},
                              {"category", Role::Category},     {"fixed", Role::ClosedTime},
                              {"closed", Role::ClosedTime},     {"ward", Role::Place},
                              {"site used", Role::Channel}};
constexpr C kSignalConso[] = {{"id", Role::Id, kNeeded},
                              {"creationdate", Role::Time, kNeeded},
                              {"category", Role::Category, kNeeded},
                              {"subcategories", Role::Text},
                              {"status", Role::ResponseKind, kNeeded},
                              {"dep name|reg name", Role::Place},
                              {"dep code|reg code", Role::Unused, kNeeded}};
constexpr C kConsumidor[] = {{"data abertura|data de abertura", Role::Time},
                             {"data finalizacao|data de finalizacao", Role::Time, kNeeded},
                             {"data finalizacao|data de finalizacao", Role::ClosedTime},
                             {"nome fantasia", Role::Organisation, kNeeded},
                             {"tempo resposta|tempo de resposta", Role::ResponseDelay, kNeeded, None, kDay},
                             {"assunto", Role::Text},
                             {"problema", Role::Text},
                             {"grupo problema", Role::Category},
                             {"uf", Role::Place},
                             {"como comprou contratou", Role::Channel},
                             {"respondida", Role::ResponseKind},
                             {"situacao", Role::Unused, kNeeded}};

// ── reviews and questions ──

constexpr C kMozilla[] = {
    {"id", Role::Id, kNeeded},      {"created", Role::Time, kNeeded},       {"creator", Role::AuthorName, kNeeded},
    {"title", Role::Text, kNeeded}, {"content", Role::Text, kNeeded, Html}, {"topic", Role::Category},
    {"locale", Role::Place},        {"synthetic answers", Role::Answers},   {"answers", Role::Answers, kNeeded}};
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
                             {"review created utc|review created", Role::Time, kNeeded},
                             {"review username|review user name", Role::AuthorName},
                             {"review title", Role::Text},
                             {"review content", Role::Text, kNeeded},
                             {"review stars", Role::Category},
                             {"domain url|domain", Role::Organisation},
                             {"location name", Role::Place},
                             {"source of review", Role::Channel},
                             {"company reply date utc|business reply date utc|reply date utc", Role::ResponseTime},
                             {"company response|business reply|company reply", Role::ResponseText}};

// ── help desks ──

constexpr C kZendesk[] = {{"id", Role::Id, kNeeded},
                          {"created at", Role::Time, kNeeded},
                          {"requester", Role::AuthorName, kNeeded},
                          {"subject", Role::Text, kNeeded},
                          {"solved at", Role::ClosedTime, kNeeded},
                          {"group", Role::Organisation},
                          {"via", Role::Channel},
                          {"ticket type", Role::Category},
                          {"assignee", Role::Agent},
                          {"first reply time in minutes", Role::ResponseDelay, kOptional, None, kMinute},
                          {"first reply time in minutes within business hours", Role::Unused}};
constexpr C kZendeskFivetran[] = {
    {"id", Role::Id, kNeeded}, {"created at", Role::Time, kNeeded},  {"requester id", Role::AuthorName, kNeeded},
    {"subject", Role::Text},   {"description", Role::Text, kNeeded}, {"via channel", Role::Channel, kNeeded},
    {"type", Role::Category},  {"assignee id", Role::Agent}};
constexpr C kFreshdesk[] = {{"ticket id", Role::Id, kNeeded},
                            {"subject", Role::Text, kNeeded},
                            {"created time", Role::Time, kNeeded},
                            {"initial response time|first responded time", Role::ResponseTime},
                            {"resolved time", Role::ClosedTime, kNeeded},
                            {"closed time", Role::ClosedTime},
                            {"group", Role::Organisation},
                            {"source", Role::Channel},
                            {"type", Role::Category},
                            {"full name|contact name", Role::AuthorName},
                            {"agent", Role::Agent, kNeeded},
                            {"first response time in hrs", Role::ResponseDelay, kOptional, None, kHour}};
constexpr C kZammad[] = {{"number|ticket number|nummer", Role::Id},
                         {"title|titel|titre", Role::Text, kNeeded},
                         {"created at|erstellt am|cree le|cree a", Role::Time, kNeeded},
                         {"close at|closed at|geschlossen am|ferme le|cloture le", Role::ClosedTime},
                         {"first response at|erste antwort am|premiere reponse le", Role::ResponseTime, kNeeded},
                         {"customer|kunde|client", Role::AuthorName},
                         {"group|gruppe|groupe", Role::Organisation},
                         {"create channel|channel|erstellt uber|canal de creation", Role::Channel},
                         {"tags", Role::Category},
                         {"owner|besitzer|proprietaire", Role::Agent},
                         {"article count|anzahl artikel|nombre d articles", Role::Unused, kNeeded}};
constexpr C kChatwootCsat[] = {{"agent name|nom de l agent", Role::Agent, kNeeded},
                               {"rating|note", Role::Category, kNeeded},
                               {"feedback comment|commentaire", Role::Text, kNeeded},
                               {"contact name|nom du contact", Role::AuthorName},
                               {"recorded date|date d enregistrement|date enregistree", Role::Time, kNeeded},
                               {"link to the conversation|lien vers la conversation", Role::Id}};
constexpr C kChatwootSla[] = {{"conversation id|id de la conversation", Role::Id, kNeeded},
                              {"sla policy|politique sla", Role::Category, kNeeded},
                              {"assignee|responsable", Role::Agent},
                              {"team|equipe", Role::Organisation},
                              {"inbox|boite de reception", Role::Channel},
                              {"labels|etiquettes", Role::Place},
                              {"breached events|evenements en infraction", Role::Text, kNeeded}};

// ── figures that were added up already ──

constexpr std::string_view kAverages =
    "avg first response time|avg first response time minutes|temps de reponse moyen minutes|temps de reponse moyen";
constexpr C kChatwootAgents[] = {{"agent name|nom de l agent", Role::Unused, kNeeded},
                                 {kAverages, Role::Unused, kNeeded}};
constexpr C kChatwootInboxes[] = {{"inbox name|nom de la boite de reception", Role::Unused, kNeeded},
                                  {kAverages, Role::Unused, kNeeded}};
constexpr C kChatwootTeams[] = {{"team name|nom de l equipe", Role::Unused, kNeeded},
                                {kAverages, Role::Unused, kNeeded}};
constexpr C kChatwootLabels[] = {{"label|etiquette", Role::Unused, kNeeded}, {kAverages, Role::Unused, kNeeded}};
constexpr C kChatwootConversations[] = {{"conversations", Role::Unused, kNeeded},
                                        {"messages received|messages recus", Role::Unused, kNeeded},
                                        {kAverages, Role::Unused, kNeeded}};
constexpr C kChatwootHeatmap[] = {{"start of the hour|debut de l heure", Role::Unused, kNeeded}};

using enum DateOrder;
constexpr Format summary(std::string_view key, std::span<const C> columns) {
  Format f{key, columns};
  f.summary = true;
  return f;
}

constexpr Format kFormats[] = {
    {"twcs", kTwcs, false},
    {"tolle", kTolle, false, Author::Public, YearFirst, "UTC", true},
    {"cfpb", kCfpb, true, Author::Public, MonthFirst},
    {"nyc311", kNyc, true, Author::Public, MonthFirst, "America/New_York"},
    {"boston311", kBoston, true, Author::Public, YearFirst, "America/New_York"},
    {"mozilla_support", kMozilla},
    {"google_play_console", kPlayConsole},
    {"google_play", kPlayPython},
    {"google_play", kPlayNode},
    {"trustpilot", kTrustpilot, true, Author::Public, YearFirst, "UTC", true},
    {"fixmystreet_updates", kFixMyStreetUpdates, false, Author::Public, Unknown, "Europe/London"},
    {"fixmystreet", kFixMyStreet, true, Author::Public, Unknown, "Europe/London"},
    {"signalconso", kSignalConso, true, Author::Public, Unknown, "Europe/Paris"},
    {"consumidor_gov_br", kConsumidor, true, Author::Public, DayFirst, "America/Sao_Paulo"},
    {"zendesk", kZendesk},
    {"zendesk_fivetran", kZendeskFivetran, true, Author::Public, YearFirst, "UTC", true},
    {"freshdesk", kFreshdesk},
    {"zammad", kZammad},
    {"chatwoot_csat", kChatwootCsat, true, Author::Public, YearFirst, "UTC", true, false, true},
    {"chatwoot_sla", kChatwootSla, true, Author::Public, Unknown, "", false, false, true},
    {"hootsuite", kHootsuite},
    {"brandwatch", kBrandwatch, true, Author::Public, YearFirst, "UTC", true, false, true},
    {"meta_business", kMetaBusiness, false, Author::Organisation},
    {"open311", kOpen311},
    {"airline_tweets", kAirline, true, Author::Public, MonthFirst, "America/Los_Angeles"},
    {"x_archive", kArchive, false, Author::Organisation, Unknown, "UTC", false, false, false, true},
    summary("chatwoot_agents", kChatwootAgents),
    summary("chatwoot_inboxes", kChatwootInboxes),
    summary("chatwoot_teams", kChatwootTeams),
    summary("chatwoot_labels", kChatwootLabels),
    summary("chatwoot_conversations", kChatwootConversations),
    summary("chatwoot_heatmap", kChatwootHeatmap),
};
constexpr Format kHeaderless = {"sentiment140", kSentiment140};

}  // namespace

std::span<const Format> known_formats() { return kFormats; }
const Format& format_without_header() { return kHeaderless; }

}  // namespace tolle::engine
