// Each export that is known by name, by a header as its suite writes it and a record or two.
#include "engine/read/formats.h"

#include <doctest/doctest.h>

#include "base/dates.h"
#include "reading.h"

using namespace tolle;
using namespace tolle::engine;

namespace {

Ms ms(std::string_view iso) { return read_date(iso, true).ms; }
std::string what(std::string_view file) {
  Read r = read(file);
  return r.error.code == ErrorCode::Summary ? "summary of " + r.error.what : r.source().format;
}

}  // namespace

TEST_CASE("zendesk tickets: the first reply counts calendar minutes from creation; solving is closing") {
  Read r = read(
      "Summation column,Id,Requester,Requester id,Requester external id,Requester email,Requester "
      "domain,Submitter,Assignee,"
      "Group,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,Assigned at,Organization,Due "
      "date,Initially "
      "assigned at,Solved at,Resolution time,Satisfaction Score,Group stations,Assignee stations,Reopens,Replies,First "
      "reply "
      "time in minutes,First reply time in minutes within business hours\n"
      "1,7,Ann,1,,ann@example.org,example.org,Ann,Bob,Care,Lost parcel,,Solved,,Web,Question,2024-05-01 10:00:00,,,,,,"
      "2024-05-02 10:00,24,,1,1,0,2,95,35\n"
      "1,8,Cy,1,,cy@example.org,example.org,Cy,,Care,Call me on 06 12 34 56 78 or "
      "cy@example.org,,Open,,Mail,Question,2024-05-01 11:00:00,,,,,,,,,1,1,0,0,,\n");
  CHECK(r.source().format == "zendesk");
  REQUIRE(r.table().rows == 3);
  CHECK(r.table().time[2] == ms("2024-05-01T11:35:00Z"));
  CHECK(r.table().parent[2] == 0);
  CHECK(r.table().author_kind[2] == Author::Organisation);
  CHECK(r.table().agent.name(2) == "Bob");
  CHECK(r.table().precision[2] == Precision::Minute);
  CHECK(r.table().closed[0] == ms("2024-05-02T10:00:00Z"));
  CHECK(r.table().text[1] == "Call me on [tel.] or [e-mail]");
  CHECK(r.lines(IssueKind::MaskedMail) == std::vector<uint32_t>{3});
  CHECK(r.lines(IssueKind::MaskedPhone) == std::vector<uint32_t>{3});
  CHECK(r.count(IssueKind::MaskedStaff) == 1);
}

TEST_CASE("consumidor.gov.br: Latin-1, semicolons, days until the response; with an opening date that is the time") {
  constexpr std::string_view kOld =
      "Regi\xE3o;UF;Cidade;Sexo;Faixa Et\xE1ria;Data Finaliza\xE7\xE3o;Tempo Resposta;Nome Fantasia;Segmento de "
      "Mercado;\xC1rea;Assunto;Grupo Problema;Problema;Como Comprou Contratou;Procurou "
      "Empresa;Respondida;Situa\xE7\xE3o;"
      "Avalia\xE7\xE3o Reclama\xE7\xE3o;Nota do Consumidor\r\n"
      "S ;PR;Curitiba;F;entre 31 a 40 anos;05/01/2024;7;Banco "
      "X;Bancos;Servi\xE7os;Cart\xE3o;Cobran\xE7\x61;Cobran\xE7\x61 "
      "indevida;Internet;S;S;Finalizada avaliada;Resolvida;5\r\n"
      "SE;SP;S\xE3o Paulo;M;entre 21 a 30 anos;31/01/2024;;Banco "
      "X;Bancos;Servi\xE7os;Cart\xE3o;Contrato;Outro;Internet;N;N;"
      "Finalizada;;\r\n";
  Read r = read(kOld);
  CHECK(r.source().format == "consumidor_gov_br");
  CHECK(r.source().encoding == Encoding::Windows1252);
  CHECK(r.source().delimiter == ';');
  REQUIRE(r.table().rows == 3);
  CHECK(r.table().time[0] == ms("2024-01-05"));
  CHECK(r.table().time[2] - r.table().time[0] == 7 * 86'400'000ll);
  CHECK(r.table().precision[2] == Precision::Day);
  CHECK(r.table().category.name(0) == "Cobrança");
  CHECK(r.table().answered_untimed[1] == 0);
  r = read(
      "UF;Data Abertura;Data Finalização;Tempo Resposta;Nome Fantasia;Assunto;Situação\nPR;01/01/2024;05/01/2024;3;B;x;"
      "Finalizada\n");
  CHECK(r.table().time[0] == ms("2024-01-01"));
  CHECK(r.table().closed[0] == ms("2024-01-05"));
}

TEST_CASE(
    "chatwoot: figures that were added up are refused by name, whatever stands above them and in whose language") {
  CHECK(
      what("Reporting period 2024-01-01 to 2024-01-31\n\nAgent name,Assigned conversations,Avg first response time,Avg "
           "resolution time\nAnn,3,2 minutes,1 hour\n") == "summary of chatwoot_agents");
  CHECK(
      what(
          "Période de rapport 2024-01-01 à 2024-01-31\n\nNom de l'agent,Nombre de conversations,Temps de réponse moyen "
          "(Minutes),Temps moyen de résolution (Minutes)\nAnn,3,2,60\n") == "summary of chatwoot_agents");
  CHECK(
      what(
          "Inbox name,Inbox type,No. of conversations,Avg first response time,Avg resolution time\nWeb,Site,3,1,2\n") ==
      "summary of chatwoot_inboxes");
  CHECK(what("Team name,Conversations count,Avg first response time,Avg resolution time\nCare,3,1,2\n") ==
        "summary of chatwoot_teams");
  CHECK(what("Label,No. of conversations,Avg first response time,Avg resolution time\nbug,3,1,2\n") ==
        "summary of chatwoot_labels");
  CHECK(what("Conversations,Messages received,Messages sent,Avg first response time,Avg resolution time,Resolution "
             "count,Avg customer waiting time\n3,4,5,1,2,3,4\n") == "summary of chatwoot_conversations");
  CHECK(what("Timezone,UTC\nStart of the hour,2023-01-01,2023-01-02\n00:00,3,4\n01:00,0,1\n") ==
        "summary of chatwoot_heatmap");
}

TEST_CASE("chatwoot: the survey is read, and the line that says the period is no record, wherever it stands") {
  constexpr std::string_view kHeader =
      "Agent Name,Rating,Feedback Comment,Contact Name,Contact Email Address,Contact Phone Number,Link to the "
      "conversation,Recorded date\n";
  std::string record = "Ann,1,Slow,Cy,cy@example.org,+33612345678,https://x.example/1,2024-01-05 10:00:00 UTC\n";
  for (std::string file : {std::string(kHeader) + record + "Reporting period 2024-01-01 to 2024-01-31\n",
                           "Reporting period 2024-01-01 to 2024-01-31\n" + std::string(kHeader) + record}) {
    Read r = read(file);
    CHECK(r.source().format == "chatwoot_csat");
    CHECK(r.source().records == 1);
    CHECK(r.count(IssueKind::OutsideTable) == 1);
    CHECK(r.table().text[0] == "Slow");
    CHECK(r.table().time[0] == ms("2024-01-05T10:00:00Z"));
  }
  CHECK(what("Conversation ID,SLA Policy,Assignee,Team,Inbox,Labels,Link to the Conversation,Breached Events\n"
             "7,Gold,Ann,Care,Web,bug,https://x.example/7,frt\n") == "chatwoot_sla");
}

TEST_CASE("other help desks, registers and listening tools are known by their columns") {
  CHECK(
      what("#,Title,State,Priority,Group,Owner,Customer,Organization,Create Channel,Sender,Tags,Time Units "
           "Total,Created "
           "At,Updated At,Closed At,First Response At,Article Count\n1,x,open,2,Care,Ann,Cy,,web,Customer,,,2024-05-01 "
           "10:00:00,,,2024-05-01 10:30:00,2\n") == "zammad");
  CHECK(what("Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Closed "
             "time,Last update time,Initial response time,First response time (in hrs)\n1,x,Open,Low,Portal,,Ann,Care,"
             "2024-05-01 10:00:00,,,,,2024-05-01 10:30:00,00:30:00\n") == "freshdesk");
  CHECK(what("Report ID,Title,Detail,User Name,Category,Subcategory,Created,Confirmed,Acknowledged,Fixed,Closed,Status,"
             "Latitude,Longitude,Query,Ward,Easting,Northing,Report URL,Device Type,Site Used,Reported As\n1,Hole,Deep,"
             "(anonymous),Potholes,,2024-05-01T10:00:00,2024-05-01T10:05:00,,,,Open,1,2,,W,,,u,d,s,\n") ==
        "fixmystreet");
  CHECK(
      what(
          "Report ID,Update ID,Date,Status,Problem state,Text,User Name,Reported As\n1,2,2024-05-02T10:00:00,confirmed,"
          "fixed,Done,Council,\n") == "fixmystreet_updates");
  CHECK(
      what("date,added,author,accountType,city,categories,categoryDetails,checked,assignment\n2024-05-01T10:00:00.000+"
           "0000,2024-05-01T10:00:00.000+0000,ann,individual,,,,false,\n") == "brandwatch");
  CHECK(
      what("Conversation ID,Medium,Channel,Channel Display Name,Contact Profile ID,Contact Primary Identifier,Contact "
           "Secondary Identifier,Created at,Last Status Change Agent ID\n1,public,twitter,Brand,2,ann,,2024-05-01 "
           "10:00,3\n") == "hootsuite");
  CHECK(what("service_request_id,requested_datetime,updated_datetime,status,service_name,description,address\n1,"
             "2024-05-01T10:00:00Z,,open,Noise,loud,here\n") == "open311");
}

TEST_CASE("a preamble with fields of its own is passed over when the header below it is known") {
  Read r = read(
      "Report:,Brand health\nBrand:,X\nFrom:,Mon Jan 01 2024\nTo:,Wed Jan 31 2024\nLabel:,a\n\n"
      "date,added,author,accountType,title,snippet\n2024-01-05T10:00:00.000+0000,2024-01-05T10:00:00.000+0000,ann,"
      "individual,Hi,It &amp; that\n");
  CHECK(r.source().format == "brandwatch");
  CHECK(r.source().records == 1);
  CHECK(r.source().header_line == 7);
  CHECK(r.lines(IssueKind::OutsideTable) == std::vector<uint32_t>{1, 2, 3, 4, 5, 6});
  CHECK(r.table().text[0] == "Hi\nIt & that");
}

TEST_CASE("signalconso: the status says whether the company answered") {
  Read r = read(
      "id;category;subcategories;creationdate;contactagreement;status;forwardtoreponseconso;tags;signalement_transmis;"
      "signalement_lu;signalement_reponse;dep_name;dep_code;reg_code;reg_name\n"
      "a;Achat;\"Retard;Colis\";2024-05-01;1;PromesseAction;0;;1;1;1;Ain;01;84;ARA\n"
      "b;Achat;Retard;2024-05-02;1;Transmis;0;;1;1;0;Ain;01;84;ARA\nc;Achat;Retard;2024-05-02;1;NA;0;;0;0;0;Ain;01;84;"
      "ARA\n");
  CHECK(r.source().format == "signalconso");
  CHECK(r.table().answered_untimed == std::vector<uint8_t>{1, 0, 0});
  CHECK(r.table().place.name(0) == "Ain");
  CHECK(r.source().zone_suggested == "Europe/Paris");
}

TEST_CASE("meta business suite: ids that a spreadsheet has spoilt are said so, and nobody guesses day and month") {
  constexpr std::string_view kFile =
      "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,Permalink,Post type\n"
      "1.22158E+17,1.04E+14,Brand,,Hello,0,11/10/2025 21:00,,https://x.example,Photos\n"
      "1.22158E+17,1.04E+14,Brand,,Again,0,11/09/2025 21:00,,https://x.example,Photos\n";
  Read r = read(kFile);
  CHECK(r.source().format == "meta_business");
  CHECK(r.lines(IssueKind::DamagedId) == std::vector<uint32_t>{2, 3});
  CHECK(r.count(IssueKind::AmbiguousDate) == 2);
  CHECK(r.source().order_why == OrderWhy::Undecided);
  CHECK(r.source().dates.either == 2);
  OpenOptions options;
  options.confirm = true;
  Read asked = read(kFile, options);
  CHECK(asked.needs_mapping);  // the reader is asked, although the columns are known
  CHECK(asked.source().order_why == OrderWhy::Undecided);
  options.mapping.date_order = DateOrder::DayFirst;
  CHECK(read(kFile, options).table().time[0] == ms("2025-10-11T21:00:00Z"));
}

TEST_CASE("what Tollé saved comes back as it was: the apostrophe that kept spreadsheets from running a cell goes") {
  Read r = read(
      "time_utc,role,who,organisation,channel,category,place,complaint,answered,wait_s,closed_utc,answer_kind,text,"
      "line\r\n"
      "2024-05-01T00:01:00Z,public,ann,'=Brand,,'=1+1,,1,0,,,,\"'=cmd|'/c calc'!A1\",2\r\n"
      "2024-05-01T00:02:00Z,organisation,Brand,'=Brand,,,,0,,,,,'quoted',3\r\n");
  CHECK(r.source().format == "tolle");
  CHECK(r.table().text[0] == "=cmd|'/c calc'!A1");
  CHECK(r.table().text[1] == "'quoted'");
  CHECK(r.table().category.name(0) == "=1+1");
  CHECK(r.table().organisation.name(0) == "=Brand");
  CHECK(r.table().author_kind[1] == Author::Organisation);
  CHECK_FALSE(r.source().zone_assumed);
}

TEST_CASE("trustpilot: header casing varies") {
  for (std::string_view header :
       {"Domain Url,Review Id,Review Created (UTC),Review Username,Review Title,Review Content,Review Stars,Company "
        "Response,Company Reply Date (UTC)",
        "Domain URL,Review ID,Review Created (UTC),Review User Name,Review Title,Review Content,Review Stars,Business "
        "Reply,Business Reply Date (UTC)"}) {
    Read r = read(std::string(header) + "\nx.example,1,2026-01-02 10:00:00,ann,Bad,Late,1,Sorry,2026-01-02 11:00:00\n");
    CHECK(r.source().format == "trustpilot");
    CHECK_FALSE(r.source().zone_assumed);
    REQUIRE(r.table().rows == 2);
    CHECK(r.table().time[1] - r.table().time[0] == 3'600'000);
    CHECK(r.table().text[1] == "Sorry");
  }
}

TEST_CASE("a spreadsheet's dates overrule the order of a format, a slip does not") {
  auto nyc = [](std::string_view records) {
    return read("Unique Key,Created Date,Closed Date,Complaint Type\n" + std::string(records));
  };
  Read r = nyc("1,18/04/2019 21:55,18/04/2019 22:30,Noise\n2,02/05/2019 08:00,,Noise\n");
  CHECK(r.source().date_order == DateOrder::DayFirst);
  CHECK(r.source().order_why == OrderWhy::Values);
  CHECK(r.table().time[1] == ms("2019-05-02T08:00:00Z"));
  std::string many;
  for (int i = 0; i < 100; i++) many += std::to_string(i) + ",05/01/2022 10:00:00 AM,,Noise\n";
  r = nyc(many + "101,25/12/2022 10:00:00 AM,,Noise\n");
  CHECK(r.source().date_order == DateOrder::MonthFirst);
  CHECK(r.source().order_why == OrderWhy::Format);
  CHECK(r.table().time[0] == ms("2022-05-01T10:00:00Z"));
  CHECK(r.lines(IssueKind::BadTime) == std::vector<uint32_t>{102});
  // An export that writes the year first says nothing of a spreadsheet's order.
  r = read("Review Id,Review Created (UTC),Review Content\n1,02/01/2026 10:00,Late\n");
  CHECK(r.source().format == "trustpilot");
  CHECK(r.source().order_why == OrderWhy::Undecided);
}

TEST_CASE("what a column's dates leave open is asked with the columns, and again when the whole file has been read") {
  constexpr std::string_view kFile = "a,b,c\n1,01/02/2024,first words of a text\n2,03/04/2024,second words of a text\n";
  OpenOptions options;
  options.confirm = true;
  Read r = read(kFile, options);
  CHECK(r.needs_mapping);
  CHECK(r.source().records == 0);
  CHECK(r.source().order_why == OrderWhy::Undecided);
  CHECK(r.source().dates.either == 2);
  options.mapping.roles = {{"a", Role::Id}, {"b", Role::Time}, {"c", Role::Text}};
  r = read(kFile, options);
  CHECK(r.needs_mapping);
  CHECK(r.source().records == 2);
  CHECK(r.source().order_why == OrderWhy::Undecided);
  options.mapping.date_order = DateOrder::DayFirst;
  r = read(kFile, options);
  CHECK_FALSE(r.needs_mapping);
  CHECK(r.table().time[0] == ms("2024-02-01"));
  // Where the first records decide, nothing is asked.
  options = {};
  options.confirm = true;
  r = read(std::string(kFile) + "3,31/04/2024,no day\n4,30/04/2024,third words of a text\n", options);
  CHECK(r.needs_mapping);
  CHECK(r.source().order_why == OrderWhy::NotNeeded);
}
