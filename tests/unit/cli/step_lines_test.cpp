#include "cli/step_lines.hpp"

#include <gtest/gtest.h>

namespace ftperm::cli {
namespace {

struct Said {
  std::string out;
  std::string err;
  std::vector<std::string> lines;
};

Said said_with(const Config& config) {
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  ProgressLine progress(false);
  StepLines steps(config, progress);
  steps.say("The site", "500");
  steps.say("", "404");
  steps.say("A step with a long name", "so");
  return {::testing::internal::GetCapturedStdout(), ::testing::internal::GetCapturedStderr(),
          steps.lines()};
}

constexpr const char* text = "1 The site          500\n"
                             "                    404\n"
                             "2 A step with a long name so\n";

} // namespace

TEST(StepLines, AreNumberedAndAligned) {
  const Said said = said_with({});
  EXPECT_EQ(said.out, text);
  EXPECT_EQ(said.err, "");
  EXPECT_EQ(said.lines.size(), 3U);
}

TEST(StepLines, MakeWayForAReport) {
  for (const auto report : {&Config::csv, &Config::json}) {
    Config config;
    config.*report = "-";
    EXPECT_EQ(said_with(config).out, "");
    EXPECT_EQ(said_with(config).err, text);
    config.*report = "file";
    EXPECT_EQ(said_with(config).out, text);
  }
}

TEST(StepLines, AreKeptButNotSaidWhereItIsToBeQuiet) {
  Config config;
  config.quiet = true;
  const Said said = said_with(config);
  EXPECT_EQ(said.out + said.err, "");
  EXPECT_EQ(said.lines.size(), 3U);
}

} // namespace ftperm::cli
