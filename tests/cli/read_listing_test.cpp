// `ftperm read-listing` needs no server: what it is given is all that it reads.
#include "cli/hosted_account.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace ftperm::testing {
namespace {

ProgramResult read_listing(const Words& words, std::string_view input = {}) {
  return run_program(Words{FTPERM_PROGRAM, "read-listing"} + words, {}, input);
}

std::vector<nlohmann::json> objects_of(const std::string& text) {
  std::vector<nlohmann::json> objects;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    objects.push_back(nlohmann::json::parse(line));
  return objects;
}

} // namespace

TEST(ReadListing, TellsHowEachLineIsReadInOrder) {
  const std::string list = "total 8\r\ndrwxr-xr-x 2 web www 4096 Jan  1 12:34 .\r\n"
                           "-rw----r-- 1 web www 12 Jan  1 12:34 a\n\nwhat is this";
  const ProgramResult result = read_listing({"--format", "list"}, list);
  EXPECT_EQ(result.exit_code, 1) << result.err;
  const auto rows = objects_of(result.out);
  ASSERT_EQ(rows.size(), 5U);
  std::string verdicts;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i]["line"], i + 1);
    verdicts += rows[i]["verdict"].get<std::string>() + " ";
  }
  EXPECT_EQ(verdicts, "skip skip entry skip bad ");
  EXPECT_EQ(rows[2]["name"], "a");
  EXPECT_EQ(rows[2]["mode"], "0604");
  EXPECT_NE(rows[4]["reason"], nullptr);
}

TEST(ReadListing, ReadsEachFormatFromAFileOrStandardInput) {
  const TempFolder temp;
  write_file(temp.at("mlsd"), "type=dir;UNIX.mode=0705; d\r\n");
  const ProgramResult mlsd = read_listing({"--format=mlsd", temp.at("mlsd")});
  EXPECT_EQ(mlsd.exit_code, 0) << mlsd.err;
  EXPECT_EQ(objects_of(mlsd.out).at(0)["mode"], "0705");
  const ProgramResult stat = read_listing(
      {"--format", "stat", "-"}, "213-STAT\r\n -rw-r--r-- 1 a b 1 Jan  1 12:34 n\r\n213 End\r\n");
  EXPECT_EQ(stat.exit_code, 0) << stat.err;
  EXPECT_EQ(objects_of(stat.out).at(1)["name_hex"], "6e");
}

TEST(ReadListing, SaysNothingOfAnEmptyInput) {
  for (const char* format : {"list", "mlsd", "stat"}) {
    const ProgramResult result = read_listing({"--format", format});
    EXPECT_EQ(result.exit_code, 0) << format;
    EXPECT_EQ(result.out + result.err, "") << format;
  }
}

TEST(ReadListing, ReadsALineOfAMegabyteAndNamesThatAreNoText) {
  const std::string name(1 << 20, '\xE9');
  const auto rows =
      objects_of(read_listing({"--format", "list"}, "-rw-r--r-- 1 a b 1 Jan  1 12:34 " + name).out);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0]["name_hex"].get<std::string>().size(), name.size() * 2);
}

TEST(ReadListing, EndsWithTwoWhenItIsUsedWronglyOrCannotRead) {
  const TempFolder temp;
  for (const Words& words :
       {Words{}, Words{"--format"}, Words{"--format", "nlst"}, Words{"--format", "list", "a", "b"},
        Words{"--format", "list", "--apply"}, Words{"--format", "list", temp.at("missing")},
        Words{"--format", "list", temp.at("")}}) {
    const ProgramResult result = read_listing(words);
    EXPECT_EQ(result.exit_code, 2) << ::testing::PrintToString(words);
    EXPECT_EQ(result.out, "");
    EXPECT_TRUE(result.err.starts_with("ftperm: error: ")) << result.err;
  }
}

TEST(ReadListing, ExplainsItself) {
  EXPECT_NE(run_program({FTPERM_PROGRAM, "--help"}).out.find("read-listing"), std::string::npos);
  const ProgramResult help = read_listing({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_NE(help.out.find("link_target_hex"), std::string::npos);
}

} // namespace ftperm::testing
