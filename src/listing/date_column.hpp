#pragma once

#include "listing/tokens.hpp"

#include <cstddef>

namespace ftperm::listing {

/// Where the date of a line ends; what it says does not matter to anybody here.
struct DateColumn {
  std::size_t end = 0;       ///< offset behind its last byte; 0: no date here
  bool sure = false;         ///< it cannot well be anything but a date
  bool maybe_padded = false; ///< a format that may put one blank of its own behind the date
};

/// A date that starts at token i, known by its shape and not by its language: "Jan  1 12:34",
/// "1. Mai 2020", "2020-01-01 12:34:56 +0100", "01-01 12:34", "2020年 1月 1日" and their like.
DateColumn read_date(const Tokens& tokens, std::size_t i);

/// Hungarian "2020 jan.  1", Basque "2020  urt  1"; "2020 Jan  1 12:34". The year could as well be
/// the size before "Jan  1 12:34": only for where a size stands in front of it for certain.
DateColumn read_year_first_date(const Tokens& tokens, std::size_t i);

/// macOS in Chinese, Japanese and Korean: "1 31 12:34" is a month, a day and a time. Only for where
/// all columns in front of it are certain.
DateColumn read_bare_numbers_date(const Tokens& tokens, std::size_t i);

/// "1705050300", seconds or milliseconds since 1970; "20240112090500".
DateColumn read_seconds_date(const Tokens& tokens, std::size_t i);

/// Dates to be tried when there is no other: year first, unless a time or a year comes next.
DateColumn read_rare_date(const Tokens& tokens, std::size_t i);

} // namespace ftperm::listing
