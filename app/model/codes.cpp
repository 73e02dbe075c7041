// One list per code, in the order of its enumeration.
#include "model/codes.h"

#include <span>

namespace tolle::model {
namespace {

template <class Code>
std::string_view at(std::span<const std::string_view> names, Code code) {
  return size_t(code) < names.size() ? names[size_t(code)] : std::string_view{};
}

constexpr std::string_view kErrors[] = {
    "None",          "Empty",           "NoRecords",      "WrongKind",        "UnknownFormat",  "TruncatedGzip",
    "DamagedGzip",   "UnbalancedQuote", "TooLarge",       "Network",          "HttpStatus",     "Slow",
    "Blocked",       "UnknownZone",     "BadMapping",     "BadFilter",        "Summary",        "BadJson",
    "ByColumn",      "TooDeep",         "DamagedArchive", "EncryptedArchive", "UnknownPacking", "NothingInside",
    "QuotedRecords", "Cancelled",       "Internal"};
static_assert(std::size(kErrors) == size_t(ErrorCode::Internal) + 1);

constexpr std::string_view kIssues[] = {
    "RejectedRow",        "FieldCount",          "DamagedUtf8",   "NulBytes",        "UnbalancedQuote",
    "DuplicateIdentical", "DuplicateDifferent",  "MissingParent", "ReplyCycle",      "NegativeWait",
    "EarlyClosing",       "AbsurdWait",          "NoTime",        "BadTime",         "AmbiguousDate",
    "AmbiguousLocalTime", "ImpossibleLocalTime", "DamagedId",     "DuplicateHeader", "Truncated",
    "OutsideTable",       "RepairedText",        "MaskedMail",    "MaskedPhone",     "MaskedStaff",
    "UndatedParent",      "BrokenJson",          "NoNumber",      "DuplicateKey",    "NoMessage",
    "DamagedPacking",     "TextWithin"};
static_assert(std::size(kIssues) == size_t(engine::IssueKind::Count_));

constexpr std::string_view kRoles[] = {"Unused",    "Id",           "Parent",        "Time",         "AuthorName",
                                       "Direction", "Organisation", "Channel",       "Category",     "Place",
                                       "Text",      "ResponseTime", "ResponseText",  "ResponseKind", "ClosedTime",
                                       "Agent",     "Answers",      "ResponseDelay", "Thread"};
static_assert(std::size(kRoles) == size_t(engine::Role::Count_));

constexpr std::string_view kSaid[] = {"Apology", "Explanation", "AsksDetails", "MovesToPrivate",
                                      "Denial",  "Promise",     "Remedy",      "Thanks"};
static_assert(std::size(kSaid) == size_t(engine::Said::Count_));

constexpr std::string_view kWhy[] = {"NotNeeded", "Values", "Format", "Reader", "Undecided"};
constexpr std::string_view kPrecisions[] = {"None", "Day", "Minute", "Second", "Millisecond"};
constexpr std::string_view kPeriods[] = {"None", "Hour", "Day", "Month"};
constexpr std::string_view kOrders[] = {"Unknown", "DayFirst", "MonthFirst", "YearFirst"};
constexpr std::string_view kEncodings[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252"};
constexpr std::string_view kAnswers[] = {"any", "answered", "unanswered", "kept", "late"};
constexpr std::string_view kAuthors[] = {"public", "organisation", "media", "platform"};
constexpr std::string_view kSorts[] = {"time", "who", "text", "wait"};
constexpr std::string_view kViewNames[] = {"overview", "timeline", "responses", "staff", "records", "cases"};
static_assert(std::size(kViewNames) == kViews);
constexpr std::string_view kPartNames[] = {"figures", "volume", "waits", "timeline", "hours", "case"};
constexpr std::string_view kThemes[] = {"auto", "light", "dark"};
constexpr std::string_view kFacets[] = {"organisation", "channel", "category", "place"};

}  // namespace

std::string_view code_name(ErrorCode code) { return at(kErrors, code); }
std::string_view code_name(engine::IssueKind kind) { return at(kIssues, kind); }
std::string_view code_name(engine::Role role) { return at(kRoles, role); }
std::string_view code_name(engine::DateOrder order) { return at(kOrders, order); }
std::string_view code_name(engine::OrderWhy why) { return at(kWhy, why); }
std::string_view code_name(engine::Precision precision) { return at(kPrecisions, precision); }
std::string_view code_name(engine::PeriodUnit unit) { return at(kPeriods, unit); }
std::string_view code_name(engine::Encoding encoding) { return at(kEncodings, encoding); }
std::string_view code_name(engine::Said said) { return at(kSaid, said); }
std::string_view code_name(engine::AnswerState state) { return at(kAnswers, state); }
std::string_view code_name(engine::Author author) { return at(kAuthors, author); }
std::string_view code_name(engine::SortBy by) { return at(kSorts, by); }
std::string_view code_name(View view) { return at(kViewNames, view); }
std::string_view code_name(Part part) { return at(kPartNames, part); }
std::string_view code_name(Theme theme) { return at(kThemes, theme); }
std::string_view code_name(Facet facet) { return at(kFacets, facet); }

}  // namespace tolle::model
