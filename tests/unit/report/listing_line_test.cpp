#include "ftperm/report/listing_line.hpp"

#include <gtest/gtest.h>
#include <sstream>

namespace ftperm::report {
namespace {

std::string written(const ListingLine& line) {
  std::ostringstream out;
  write_listing_line(out, line);
  return out.str();
}

ListingLine entry_line(Entry entry) {
  return {7, LineVerdict::entry, std::move(entry), {}};
}

} // namespace

TEST(ListingLine, IsOneJsonObjectOnALine) {
  EXPECT_EQ(written(entry_line({"a", EntryType::file, Mode(0604), "web", {}})),
            "{\"line\":7,\"verdict\":\"entry\",\"name\":\"a\",\"name_hex\":\"61\","
            "\"type\":\"file\",\"mode\":\"0604\",\"link_target_hex\":null,\"reason\":null}\n");
  EXPECT_EQ(
      written(entry_line({"l", EntryType::link, Mode(04777), {}, "a b"})),
      "{\"line\":7,\"verdict\":\"entry\",\"name\":\"l\",\"name_hex\":\"6c\","
      "\"type\":\"link\",\"mode\":\"4777\",\"link_target_hex\":\"612062\",\"reason\":null}\n");
}

TEST(ListingLine, KnowsNothingButAReasonOfALineThatIsSkipped) {
  EXPECT_EQ(written({1, LineVerdict::skip, {}, "empty line"}),
            "{\"line\":1,\"verdict\":\"skip\",\"name\":null,\"name_hex\":null,\"type\":null,"
            "\"mode\":null,\"link_target_hex\":null,\"reason\":\"empty line\"}\n");
}

TEST(ListingLine, TellsTheNameButNotTheModeOfALineThatIsNotUnderstood) {
  EXPECT_EQ(written({1, LineVerdict::bad, {"n", EntryType::file, Mode(0644), {}, {}}, "why"}),
            "{\"line\":1,\"verdict\":\"bad\",\"name\":\"n\",\"name_hex\":\"6e\",\"type\":null,"
            "\"mode\":null,\"link_target_hex\":null,\"reason\":\"why\"}\n");
}

TEST(ListingLine, IsHarmlessOnATerminalAndExactInHexadecimal) {
  const std::string line =
      written(entry_line({"\x1B[2J\xC2\x9B\xE2\x80\xAE", EntryType::other, {}, {}, {}}));
  EXPECT_NE(line.find("\"name\":\"\\u001b[2J\\u009b\\u202e\""), std::string::npos) << line;
  EXPECT_NE(line.find("\"name_hex\":\"1b5b324ac29be280ae\""), std::string::npos) << line;
  const std::string latin = written(entry_line({"\xE9", EntryType::directory, {}, {}, {}}));
  EXPECT_NE(latin.find("\"name\":\"\\\\xE9\",\"name_hex\":\"e9\",\"type\":\"dir\",\"mode\":null"),
            std::string::npos)
      << latin;
}

} // namespace ftperm::report
