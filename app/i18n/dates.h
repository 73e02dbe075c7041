// Dates and times in a zone, as Intl.DateTimeFormat writes them in en-GB and fr-FR. Nothing is told more precisely than known.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/zone.h"
#include "engine/words.h"
#include "model/lang.h"

namespace tolle {

struct Civil {  // a local date and time
  int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0;
  int weekday = 0;  // 0: Monday
};
Civil civil_from(int64_t utc_ms, const ZoneTable& zone);

std::string date(int64_t utc_ms, const ZoneTable& zone, Lang lang);       // 31 Oct 2017 · 31 oct. 2017
std::string day_month(int64_t utc_ms, const ZoneTable& zone, Lang lang);  // 31 Oct · 31 oct.
std::string date_time(int64_t utc_ms, engine::Precision precision, const ZoneTable& zone, Lang lang);
// 31 Oct 2017, 22:10(:47(.123))
std::string clock(int64_t utc_ms, engine::Precision precision, const ZoneTable& zone, Lang lang);  // 22:10(:47(.123))

// Half open. Whole local days are told as days: 6 – 12 Nov 2017; else with times.
std::string date_range(int64_t from_ms, int64_t to_ms, const ZoneTable& zone, Lang lang);

enum class DateUnit : uint8_t { Millisecond, Second, Minute, Hour, Day, Month, Year };
// A tick of an axis: says the largest unit that begins there (2018, Oct, 15 Oct, 22:00, 22:10:05).
std::string tick_label(int64_t utc_ms, DateUnit begins, const ZoneTable& zone, Lang lang);

std::string_view weekday_short(int weekday, Lang lang);  // 0: Mon · lun.
std::string_view weekday_long(int weekday, Lang lang);
std::string hour_name(int hour, Lang lang);      // 9 h
std::string days_name(uint8_t days, Lang lang);  // bit 0: Monday; Mon–Fri, Sat, Sun

}  // namespace tolle
