#include "lines.hpp"

#include <gtest/gtest.h>

namespace ftperm::listing::test {
namespace {

/// Names that a parser could take for a part of the columns or the date.
const char* const tricky_names[] = {"n",
                                    "with space",
                                    " lead",
                                    "trail ",
                                    " ",
                                    "Jan  1 12:34 n",
                                    "1 2 3",
                                    "a -> b",
                                    "+0100",
                                    "total 12",
                                    "\tb",
                                    "12 Jan 2020",
                                    "-rw-r--r-- 1 web www 12 Jan  1 12:34 n",
                                    "\xE9",
                                    "x:"};

/// Each date with a full row and with the group missing, and each tricky name behind it.
void expect_date(const std::string& date) {
  for (const char* columns : {"-rw-r--r-- 1 web www 12 ", "-rw-r--r-- 1 web www 2020 ",
                              "-rw-r--r--    1 1000     33       123456 ", "-rw-r--r-- 1 web 40 "})
    for (const char* name : tricky_names) {
      const std::string line = columns + date + " " + name;
      const ParsedLine parsed = parse_unix_line(line);
      EXPECT_EQ(parsed.verdict, Verdict::entry) << line;
      EXPECT_EQ(parsed.entry.name, name) << line;
      EXPECT_EQ(parsed.entry.mode, Mode(0644)) << line;
    }
}

} // namespace

TEST(UnixListParser, ReadsMonthDayAndTimeOrYear) {
  for (const char* date :
       {"Jan  1 12:34", "Jan  1  2020", "Dec 31 00:00", "Feb 29  2024", "Jan 01 12:34",
        "Jan 01 2020", "jan  1 12:34", "JAN  1 12:34", "Jan  1  1:05", "Jan  1 1:05",
        "Sept  1 12:34", "Sept. 1 2020", "Jan  1 20245", "Jan  1  1970", "Jan 1, 2020",
        "Jan  1 12:34:56", "Jan  1 09:35AM", "January 1 2020", "Feb 29 2020"})
    expect_date(date);
}

TEST(UnixListParser, ReadsTheFullTimeOfBsdAndOldGnu) {
  expect_date("Jan  1 12:34:56 2020");
  expect_date("Wed Jan  1 12:34:56 2020");
  expect_date("Wed Jan  1 12:34:56 CET 2020");
  expect_date("1 janv. 12:34:56 2020");
}

TEST(UnixListParser, ReadsATimeBehindAYearThatIsNotPadded) {
  expect_date("Jan  1 2020 12:34");
  EXPECT_EQ(parse_unix_line("-rw-r--r-- 1 web www 12 Jan  1  2020 12:34 n").entry.name, "12:34 n");
  EXPECT_EQ(parse_unix_line("-rw-r--r-- 1 web www 12 Jan  1 2020 12:34").entry.name, "12:34");
}

TEST(UnixListParser, ReadsDayMonthAndTimeOrYear) {
  for (const char* date :
       {" 1 Jan 12:34", "1 Jan 2020", "31 janv. 12:34", "1. Mai 12:34", "31. Dez.  2020",
        "01-Jan-2020 12:34", "1-Jan-20 12:34:56", "Jan-01-2020  12:34:56", "1 Jan 2020 12:34",
        "01-Jan-20", "Wed, 01 Jan 2020 12:34:56 GMT"})
    expect_date(date);
}

TEST(UnixListParser, ReadsIsoDates) {
  for (const char* date :
       {"2020-01-01 12:34", "2020/01/01 12:34", "2020-01-01 12:34:56", "2020-01-01 12:34:56 +0100",
        "2020-01-01 12:34:56.000000000 +0100", "2020-01-01T12:34:56Z", "2020-01-01T12:34:56+01:00",
        "01-01 12:34", "01.12.2020 12:34", "12/31/20 12:34", "12/31/2020 09:35PM",
        "12/31/2020 09:35 PM", "20201231 12:34"})
    if (std::string_view(date) != "2020-01-01 12:34:56") expect_date(date);
}

TEST(UnixListParser, TakesWhatLooksLikeAZoneBehindSecondsForOne) {
  const auto line = parse_unix_line("-rw-r--r-- 1 web www 12 2020-01-01 12:34:56 n");
  EXPECT_EQ(line.entry.name, "n");
}

TEST(UnixListParser, ReadsMonthsInAnyLanguageAndEncoding) {
  for (const char* month : {"M\xC3\xA4r",
                            "M\xE4r",
                            "Mrz",
                            "Okt",
                            "Dez",
                            "f\xC3\xA9vr.",
                            "f\xE9vr.",
                            "ao\xC3\xBBt",
                            "ene",
                            "dic.",
                            "gen",
                            "mag",
                            "fev",
                            "out",
                            "sty",
                            "pa\xC5\xBA",
                            "\xD1\x8F\xD0\xBD\xD0\xB2",
                            "\xD1\x8F\xD0\xBD\xD0\xB2\xD0\xB0\xD1\x80\xD1\x8F",
                            "\xD1\xCE\xD7",
                            "\xFF\xED\xE2",
                            "1\xE6\x9C\x88",
                            "12\xE6\x9C\x88",
                            "1\xB7\xEE",
                            "8\x8C\x8E",
                            "1\xEC\x9B\x94",
                            "\xC5\x9E"
                            "ub",
                            "A\xC4\x9Fu",
                            "\xC3\xBAno",
                            "Jn-t",
                            "m\xC4\x83r",
                            "\xCE\x99\xCE\xB1\xCE\xBD",
                            "\xD7\x99\xD7\xA0\xD7\x95",
                            "\xE0\xB8\xA1.\xE0\xB8\x84.",
                            "tammi",
                            "hein\xC3\xA4",
                            "Th01"})
    for (const char* rest : {"  1 12:34", "  1  2020", " 31 1:05", " 31 2020"})
      expect_date(std::string(month) + rest);
}

TEST(UnixListParser, ReadsMonthsOfTwoWords) {
  for (const char* date :
       {" 3 de set.  01:37", "18 de nov.  2020", "1-\xD1\x80 \xD1\x81\xD0\xB0\xD1\x80  1 12:34",
        "\xD8\xAA\xD8\xB4\xD8\xB1\xD9\x8A\xD9\x86 \xD8\xA7\xD9\x84\xD8\xAB\xD8\xA7\xD9\x86\xD9\x8A "
        "18  2020",
        "24 Thg 10  2020"})
    expect_date(date);
}

TEST(UnixListParser, ReadsTheDateFormatsOfGnuLsInOtherLanguages) {
  for (const char* date : {" 1. 1. 12:34", " 1.12.  2020", "31.12. 12:34", // Finnish
                           "1.\xC2\xA0led 12.34", "31.\xC2\xA0pro  2020",  // Czech
                           " 1 gen 12.34", "jan  1 12.34",                 // Italian, Hungarian
                           "1. jan. \xD1\x83 12:34", "1. jan. 2020.",      // Serbian
                           "1\xE6\x9C\x88 1\xE6\x97\xA5 12:34",
                           "1\xE6\x9C\x88"
                           "1\xE6\x97\xA5 12:34",
                           "2020\xE5\xB9\xB4 1\xE6\x9C\x88 1\xE6\x97\xA5", // Chinese
                           "2020\xE5\xB9\xB4"
                           "12\xE6\x9C\x88"
                           "31\xE6\x97\xA5",
                           " 1\xEC\x9B\x94  1\xEC\x9D\xBC  12:34", // Korean
                           "2020\xEB\x85\x84  1\xEC\x9B\x94  1\xEC\x9D\xBC"})
    expect_date(date);
}

TEST(UnixListParser, ReadsTheYearInFrontOfTheMonth) {
  for (const char* date : {"2020 jan.  1", "2020  urt  1", "2020. jan. 1."})
    for (const char* name : {"n", " lead", "trail ", "250 End", "a -> b"}) {
      const std::string line = std::string("-rw-r--r-- 1 web www 12 ") + date + " " + name;
      EXPECT_EQ(parse_unix_line(line).entry.name, name) << line;
    }
}

TEST(UnixListParser, ReadsATimeBehindADateWhoseYearIsInFront) {
  const auto line = parse_unix_line("-rw-r--r-- 1 web www 12 2020 Jan  1 12:34 n");
  EXPECT_EQ(line.entry, entry(file, "644", "web", "n"));
}

TEST(UnixListParser, ReadsMonthsThatAreBareNumbersBehindFullColumns) {
  for (const char* date : {" 1 31 12:34", "31  1 12:34", " 1  1  2020", "12 31  2020"}) {
    const std::string line = std::string("-rw-r--r--  1 web  www  12 ") + date + " n";
    EXPECT_EQ(parse_unix_line(line).entry, entry(file, "644", "web", "n")) << line;
  }
  EXPECT_EQ(parse_unix_line("-rw-r--r-- 1 web 12  1 31 12:34 n").verdict, Verdict::bad);
}

TEST(UnixListParser, ReadsSecondsSince1970) {
  for (const char* date : {"999999999", "1577882040", "1577882040123", "20200101123400"})
    for (const char* columns : {"1 web www 12", "1 web www 1234567890", "1 web 12", "web www 12"}) {
      const std::string line = std::string("-rw-r--r-- ") + columns + " " + date + "  n";
      EXPECT_EQ(parse_unix_line(line).entry, entry(file, "644", "web", " n")) << line;
    }
}

TEST(UnixListParser, TakesASizeLikeAYearForASize) {
  const auto line = parse_unix_line("-rw-r--r-- 1 2020 Jan  1 12:34 n");
  EXPECT_EQ(line.entry, entry(file, "644", "", "n"));
}

TEST(UnixListParser, ReadsTheTimeInFrontOfTheDay) {
  const auto line = parse_unix_line("-rw-r--r-- 1 web www 12 12:34  1 Thg 1  n");
  EXPECT_EQ(line.entry, entry(file, "644", "web", "n"));
}

TEST(UnixListParser, TakesThePaddingOfAFormatOffTheName) {
  // German and the "iso" style are one short of the width of a time, and pad behind the date.
  const std::pair<const char*, const char*> table[] = {
      {" 1. Mai 2020  n", "n"}, {" 1. Mai 2020   n", " n"},  {" 1. Mai 12:34  n", " n"},
      {"2020-01-01  n", "n"},   {"2020-01-01   n", " n"},    {"2020-01-01 n", "n"},
      {"01-01 12:34  n", " n"}, {" 1. jaan  2020  n", " n"},
  };
  for (const auto& [date_and_name, name] : table)
    EXPECT_EQ(parse_unix_line(std::string("-rw-r--r-- 1 web www 12 ") + date_and_name).entry.name,
              name)
        << date_and_name;
}

TEST(UnixListParser, TakesNoDateThatCannotBeOne) {
  for (const char* date :
       {"Jan 32 12:34", "Jan  0 12:34", "Jan  1 25:34", "Jan  1 12:60", "Jan  1 123",
        "2020-13-01 12:34", "2020-01-32 12:34", "99-99 12:34", "12:34", "2020", "Jan", "Jan  1"})
    EXPECT_EQ(parse_unix_line(std::string("-rw-r--r-- 1 web www 12 ") + date + " n").verdict,
              Verdict::bad)
        << date;
}

} // namespace ftperm::listing::test
