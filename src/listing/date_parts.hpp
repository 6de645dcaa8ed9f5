#pragma once

#include <string_view>

namespace ftperm::listing {

// What one word of a date can be. All of them take the word alone, without blanks.

/// "1", "01", "1.", "1,", "1日".
bool is_day(std::string_view word);

/// A name of a month in any language and encoding: "Jan", "févr.", "1月", "Th01".
bool is_month_name(std::string_view word);

/// "Jan", "january", "Sept.": not only of the shape, but known.
bool is_english_month(std::string_view word);

/// "2020", "2020.", "2020年"; five digits for times far away.
bool is_year(std::string_view word);

/// "12:34", "1:05", "12.34", "12h34", "12:34:56", "12:34:56.000000000", "09:35AM".
bool is_time(std::string_view word);

/// Whether a time tells seconds too.
bool has_seconds(std::string_view time);

/// "+0100", "-03:30", "Z", "UTC".
bool is_zone(std::string_view word);

/// "CET", "AEDT": of the shape of a time zone's name.
bool is_zone_name(std::string_view word);

/// Two numbers, one of which can be a month and the other a day.
bool is_month_and_day(std::string_view a, std::string_view b);

/// "2020-01-31", "2020/01/31", "2020.01.31".
bool is_year_month_day(std::string_view word);

/// "31.01.2020", "1/31/20", "01-31-2020"; "01-31-103" where nobody thought of the year 2000.
bool is_day_month_year(std::string_view word);

/// "04/03/31": not known from the day first, so only for where a day is certain to stand.
bool is_short_year_month_day(std::string_view word);

/// "20200131".
bool is_compact_date(std::string_view word);

/// "01-31", "31/01".
bool is_day_and_month(std::string_view word);

/// "01-Jan-2020", "Jan-01-2020".
bool is_named_date(std::string_view word);

} // namespace ftperm::listing
