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
// Pairs of a complaint and its answer, as notebooks make them of it.
constexpr C kTwcsPairs[] = {
    {"author id x", Role::AuthorName, kNeeded},    {"created at x", Role::Time, kNeeded},
    {"text x", Role::Text, kNeeded, Entities},     {"author id y", Role::Organisation, kNeeded},
    {"created at y", Role::ResponseTime, kNeeded}, {"text y", Role::ResponseText, kNeeded, Entities}};
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
// English, French, Portuguese, German, Spanish
constexpr C kMetaBusiness[] = {
    {"post id|identifiant de la publication|id de la publication|identificacao do post|identificacao da publicacao|"
     "beitrags id|identificador de la publicacion",
     Role::Id, kNeeded},
    {"publish time|heure de publication|date de publication|horario de publicacao|horario da publicacao|"
     "veroffentlichungszeit|veroffentlichungszeitpunkt|zeitpunkt der veroffentlichung|hora de publicacion|"
     "fecha de publicacion",
     Role::Time, kNeeded},
    {"page name|account name|nom de la page|nom du compte|nome da pagina|nome da conta|seitenname|kontoname|"
     "nombre de la pagina|nombre de la cuenta",
     Role::AuthorName},
    {"title|titre|titulo|titel", Role::Text},
    {"description|descricao|beschreibung|descripcion", Role::Text, kNeeded},
    {"post type|type de publication|tipo de post|tipo de publicacao|beitragstyp|beitragsart|tipo de publicacion",
     Role::Category},
    {"permalink|permalien|link permanente|enlace permanente", Role::Unused, kNeeded}};
// Of several ways replies name what they reply to by its address.
constexpr C kBrandwatch[] = {{"date", Role::Time, kNeeded},
                             {"accounttype|account type", Role::Unused, kNeeded},
                             {"added", Role::Unused, kNeeded},
                             {"url|resourceid|resource id", Role::Id},
                             {"twitter reply to|twitterreplyto|twitter in reply to", Role::Parent},
                             {"author", Role::AuthorName, kNeeded},
                             {"title", Role::Text},
                             {"fulltext|full text|snippet", Role::Text, kOptional, Entities},
                             {"domain|pagetype|page type", Role::Channel},
                             {"city|region|country", Role::Place},
                             {"categories|categorydetails", Role::Category}};
// Of its stream, lines that tell of the connection are no mentions; of a search, mentions stand in result_content.data.
constexpr C kTalkwalker[] = {
    {"url|data url|chunk result data data url", Role::Id},
    {"parent url|data parent url|chunk result data data parent url", Role::Parent},
    {"published|data published|chunk result data data published", Role::Time, kNeeded},
    {"search indexed|data search indexed|chunk result data data search indexed", Role::Unused, kNeeded},
    {"title|data title|chunk result data data title", Role::Text, kOptional, Entities},
    {"content|data content|chunk result data data content", Role::Text, kNeeded, Entities},
    {"extra author attributes name|data extra author attributes name|"
     "chunk result data data extra author attributes name",
     Role::AuthorName},
    {"source type|data source type|chunk result data data source type", Role::Channel},
    {"tags marking|data tags marking|chunk result data data tags marking", Role::Category},
    {"lang|data lang|chunk result data data lang", Role::Place}};
// The headers of its help pages in English, French and Spanish. Conversations, and the messages in them.
constexpr std::string_view kHootsuiteConversation =
    "conversation id|identifiant de conversation|id de la conversation|id de conversation|id de conversacion|"
    "id de la conversacion";
constexpr std::string_view kHootsuiteContact =
    "contact primary identifier|identifiant principal du contact|identifiant principal de contact|"
    "identificador principal del contacto|identificador principal de contacto";
constexpr std::string_view kHootsuiteAccount =
    "channel display name|nom d affichage du canal|nombre para mostrar del canal";
constexpr std::string_view kHootsuiteCreated =
    "created at|cree le|cree a|date de creation|creado el|creado en|fecha de creacion";
constexpr C kHootsuite[] = {{kHootsuiteConversation, Role::Id, kNeeded},
                            {"medium|moyen|medio|mediano", Role::Category},
                            {kHootsuiteAccount, Role::Organisation},
                            {"channel|canal", Role::Channel, kNeeded},
                            {kHootsuiteContact, Role::AuthorName, kNeeded},
                            {kHootsuiteCreated, Role::Time, kNeeded},
                            {"first response at|first agent reply at|premiere reponse le", Role::ResponseTime},
                            {"resolved at|closed at|resolu le|resuelto el", Role::ClosedTime},
                            {"last status change agent id|assigned agent id", Role::Agent}};
constexpr C kHootsuiteMessages[] = {
    {"message id|identifiant du message|identifiant de message|id du message|id del mensaje|id de mensaje", Role::Id,
     kNeeded},
    {kHootsuiteConversation, Role::Thread, kNeeded},
    {"created at|sent at|timestamp|cree le|envoye le|date de creation|creado el|enviado el|fecha de creacion",
     Role::Time, kNeeded},
    {"message text|message content|message body|message|content|text|body|contenu du message|texte du message|texte|"
     "contenido del mensaje|texto del mensaje|texto|mensaje",
     Role::Text},
    {"direction|message direction|message type|type|author type|sender type|type de message|sens|direccion|"
     "tipo de mensaje",
     Role::Direction},
    {kHootsuiteContact, Role::AuthorName},
    {kHootsuiteAccount, Role::Organisation},
    {"channel|canal", Role::Channel, kNeeded},
    {"agent id|author agent id|sender agent id", Role::Agent}};

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
                       {"company|company name", Role::Organisation, kNeeded},  // the second in BigQuery
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
                      {"complaint type|problem formerly complaint type", Role::Category, kNeeded},
                      {"open data channel type", Role::Channel},
                      {"borough", Role::Place},
                      {"descriptor|problem detail formerly descriptor", Role::Text}};
// The second names are those of its system of 2025.
constexpr C kBoston[] = {{"case enquiry id|case id", Role::Id, kNeeded},
                         {"open dt|open date", Role::Time, kNeeded},
                         {"closed dt|close date", Role::ClosedTime, kNeeded},
                         {"subject|assigned department", Role::Organisation},
                         {"department", Role::Organisation},
                         {"type|case topic", Role::Category},
                         {"reason", Role::Category},
                         {"source|report source", Role::Channel},
                         {"neighborhood", Role::Place, kNeeded},
                         {"case title|service name", Role::Text}};
constexpr C kOpen311[] = {{"service request id|servicerequestid", Role::Id, kNeeded},
                          {"requested datetime|requested date", Role::Time, kNeeded},
                          {"closed datetime|closed date", Role::ClosedTime},
                          {"service name|service code", Role::Category, kNeeded},
                          {"description", Role::Text},
                          {"agency responsible|agency", Role::Organisation},
                          {"source", Role::Channel},
                          {"neighborhoods sffind boundaries|police district|address", Role::Place}};
// What changes the state of a report is the council's; updates without a state are anybody's.
constexpr C kFixMyStreetUpdates[] = {{"report id", Role::Thread, kNeeded}, {"update id", Role::Id, kNeeded},
                                     {"date", Role::Time, kNeeded},        {"text", Role::Text, kNeeded},
                                     {"user name", Role::AuthorName},      {"problem state", Role::Direction}};
constexpr C kFivetranComments[] = {
    {"id", Role::Id, kNeeded},     {"ticket id", Role::Thread, kNeeded},   {"created", Role::Time, kNeeded},
    {"body", Role::Text, kNeeded}, {"user id", Role::AuthorName, kNeeded}, {"public", Role::Unused, kNeeded}};
constexpr C kSalesforceEmails[] = {{"id", Role::Id, kNeeded},
                                   {"parentid", Role::Thread, kNeeded},
                                   {"messagedate|createddate", Role::Time, kNeeded},
                                   {"textbody|htmlbody", Role::Text, kNeeded, Html},
                                   {"fromname|fromaddress", Role::AuthorName, kNeeded},
                                   {"incoming", Role::Direction, kNeeded}};
constexpr C kSalesforceComments[] = {{"id", Role::Id, kNeeded},
                                     {"parentid", Role::Thread, kNeeded},
                                     {"createddate", Role::Time, kNeeded},
                                     {"commentbody", Role::Text, kNeeded},
                                     {"createdbyid", Role::AuthorName, kNeeded},
                                     {"ispublished", Role::Unused, kNeeded}};
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
                             {"data resposta|data da resposta", Role::ResponseTime},
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
constexpr C kPlayConsole[] = {{"review link", Role::Id},  // with reviewId=…
                              {"review submit date and time", Role::Time, kNeeded},
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
constexpr C kAppStorePython[] = {{"date", Role::Time, kNeeded},       {"username", Role::AuthorName, kNeeded},
                                 {"title", Role::Text, kNeeded},      {"review", Role::Text, kNeeded},
                                 {"rating", Role::Category, kNeeded}, {"isedited", Role::Unused, kNeeded},
                                 {"developerresponse", Role::Answers}};
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
// As scrapers write it: an experience is older than what is written about it.
constexpr C kTrustpilotPages[] = {
    {"review date", Role::Time, kNeeded},         {"date of experience", Role::Unused, kNeeded},
    {"reviewer|reviewer name", Role::AuthorName}, {"location|reviewer country", Role::Place},
    {"rating", Role::Category, kNeeded},          {"title|review title", Role::Text},
    {"review text|review", Role::Text, kNeeded},  {"reply date|company reply date", Role::ResponseTime},
    {"company reply|reply", Role::ResponseText}};

// ── help desks ──

constexpr C kZendesk[] = {
    {"id", Role::Id, kNeeded},
    {"created at", Role::Time, kNeeded},
    {"requester|requester id", Role::AuthorName, kNeeded},
    {"subject", Role::Text},
    {"solved at", Role::ClosedTime, kNeeded},
    {"assigned at|initially assigned at|assignee stations|summation column|via", Role::Unused, kNeeded},
    {"group", Role::Organisation},
    {"via", Role::Channel},
    {"ticket type", Role::Category},
    {"assignee", Role::Agent},
    {"first reply time in minutes", Role::ResponseDelay, kOptional, None, kMinute},
    {"first reply time in minutes within business hours", Role::ResponseDelay, kOptional, None, -kMinute}};
constexpr C kZendeskFivetran[] = {
    {"id", Role::Id, kNeeded},
    {"created at", Role::Time, kNeeded},
    {"requester id", Role::AuthorName, kNeeded},
    {"subject", Role::Text},
    {"description", Role::Text, kNeeded},
    {"via channel", Role::Channel, kNeeded},
    {"type", Role::Category},
    {"assignee id", Role::Agent},
    {"metric set reply time in minutes calendar|metrics reply time in minutes calendar|reply time in minutes calendar",
     Role::ResponseDelay, kOptional, None, kMinute},
    {"metric set solved at|metrics solved at|solved at", Role::ClosedTime}};
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
constexpr C kZammad[] = {{"id|number|ticket number|nummer|", Role::Id},  // or "#", of which nothing is left
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
// Chatwoot writes headers in the account's language, and in English what nobody has translated.
constexpr std::string_view kAgentName =
    "agent name|nom de l agent|agentenname|nombre del agente|nome do agente|nome operatore|naam agent|nazwa agenta";
constexpr C kChatwootCsat[] = {
    {kAgentName, Role::Agent, kNeeded},
    {"rating|note|bewertung|calificacion|classificacao|valutazione|beoordeling|ocena", Role::Category, kNeeded},
    {"feedback comment|commentaire|commentaire de retour|feedback kommentar|comentario de opinion|"
     "comentario de feedback|commento di feedback|komentarz zwrotny",
     Role::Text, kNeeded},
    {"contact name|nom du contact|kontaktname|nombre de contacto|nome do contato|nome contatto|nazwa kontaktu",
     Role::AuthorName},
    {"recorded date|date d enregistrement|date enregistree|aufnahmedatum|fecha registrada|data de gravacao|"
     "data di registrazione|data nagrania",
     Role::Time, kNeeded},
    {"link to the conversation|lien vers la conversation|link zur konversation|enlace a la conversacion|"
     "link para a conversa|link alla conversazione|link do rozmowy",
     Role::Id}};
constexpr C kChatwootSla[] = {
    {"conversation id|id de la conversation|id de conversacion|id da conversa|id conversazione|konversation id",
     Role::Id, kNeeded},
    {"sla policy|politique sla|politique de sla|politica de sla|politica sla|policy sla|sla richtlinie", Role::Category,
     kNeeded},
    {"assignee|responsable|cesionario|agente atribuido|assegnatario|zugewiesener", Role::Agent},
    {"team|equipe|equipo|time", Role::Organisation},
    {"inbox|boite de reception|bandeja de entrada|caixa de entrada|posteingang", Role::Channel},
    {"labels|etiquettes|etiquetas|etichette", Role::Place},
    {"breached events|evenements en infraction|eventos violados|eventi violati|gesperrte ereignisse", Role::Text,
     kNeeded}};

// ── figures that were added up already ──

constexpr std::string_view kAverages =
    "avg first response time|avg first response time minutes|temps de reponse moyen minutes|temps de reponse moyen|"
    "durchschnittliche reaktionszeit minuten|durchschnittliche zeit bis zur ersten antwort minuten|"
    "durchschnittliche zeit bis zur ersten antwort|promedio de tiempo de la primera respuesta|"
    "tempo medio de primeira resposta|tempo medio di prima risposta";
constexpr C kChatwootAgents[] = {{kAgentName, Role::Unused, kNeeded}, {kAverages, Role::Unused, kNeeded}};
constexpr C kChatwootInboxes[] = {{"inbox name|nom de la boite de reception|posteingangsname|"
                                   "nombre de la bandeja de entrada|nome da caixa de entrada|nome inbox",
                                   Role::Unused, kNeeded},
                                  {kAverages, Role::Unused, kNeeded}};
constexpr C kChatwootTeams[] = {
    {"team name|nom de l equipe|teamname|nombre del equipo|nome do time|nome del team", Role::Unused, kNeeded},
    {kAverages, Role::Unused, kNeeded}};
constexpr C kChatwootLabels[] = {{"label|etiquette|etiqueta|etichetta", Role::Unused, kNeeded},
                                 {kAverages, Role::Unused, kNeeded}};
constexpr C kChatwootConversations[] = {
    {"conversations|conversaciones|conversas|conversazioni|konversationen", Role::Unused, kNeeded},
    {"messages received|messages recus|mensajes recibidos|mensagens recebidas|messaggi ricevuti|"
     "empfangene nachrichten",
     Role::Unused, kNeeded},
    {kAverages, Role::Unused, kNeeded}};
constexpr C kChatwootHeatmap[] = {{"start of the hour|debut de l heure", Role::Unused, kNeeded}};

using enum DateOrder;
constexpr Format summary(std::string_view key, std::span<const C> columns) {
  Format f{key, columns};
  f.summary = true;
  return f;
}

constexpr Format kFormats[] = {
    {.key = "salesforce_emails", .columns = kSalesforceEmails, .tickets = false, .zone = "UTC", .zone_is_sure = true},
    {.key = "salesforce_comments",
     .columns = kSalesforceComments,
     .tickets = false,
     .zone = "UTC",
     .zone_is_sure = true,
     .left_out = {"ispublished", "false|0"}},
    {"twcs", kTwcs, false},
    {"twcs", kTwcsPairs},
    {"tolle", kTolle, false, Author::Public, YearFirst, "UTC", true},
    {"cfpb", kCfpb, true, Author::Public, MonthFirst},
    {"nyc311", kNyc, true, Author::Public, MonthFirst, "America/New_York"},
    {"boston311", kBoston, true, Author::Public, YearFirst, "America/New_York"},
    {"mozilla_support", kMozilla},
    {"google_play_console", kPlayConsole},
    {"google_play", kPlayPython},
    {"google_play", kPlayNode},
    {"app_store", kAppStorePython},
    {"trustpilot", kTrustpilot, true, Author::Public, YearFirst, "UTC", true},
    {"trustpilot", kTrustpilotPages},
    {.key = "fixmystreet_updates",
     .columns = kFixMyStreetUpdates,
     .tickets = false,
     .zone = "Europe/London",
     .by_staff = {"reported as", "body"}},
    {"fixmystreet", kFixMyStreet, true, Author::Public, Unknown, "Europe/London"},
    {.key = "signalconso", .columns = kSignalConso, .zone = "Europe/Paris", .answered = "signalement reponse"},
    {"consumidor_gov_br", kConsumidor, true, Author::Public, DayFirst, "America/Sao_Paulo"},
    {"zendesk", kZendesk},
    {.key = "zendesk_comments",
     .columns = kFivetranComments,
     .tickets = false,
     .order = YearFirst,
     .zone = "UTC",
     .zone_is_sure = true,
     .left_out = {"public", "false"}},
    {"zendesk_fivetran", kZendeskFivetran, true, Author::Public, YearFirst, "UTC", true},
    {"freshdesk", kFreshdesk},
    {"zammad", kZammad},
    {"chatwoot_csat", kChatwootCsat, true, Author::Public, YearFirst, "UTC", true, false, true},
    {"chatwoot_sla", kChatwootSla, true, Author::Public, Unknown, "", false, false, true},
    {"hootsuite_messages", kHootsuiteMessages, false},
    {"hootsuite", kHootsuite},
    {.key = "talkwalker",
     .columns = kTalkwalker,
     .tickets = false,
     .order = YearFirst,
     .zone = "UTC",
     .zone_is_sure = true,
     .message = "published",
     .placeholders = true},
    {"brandwatch", kBrandwatch, false, Author::Public, YearFirst, "UTC", true, false, true},
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
