// Files whose data connection fails, ends early or never, and servers that say the wrong size.
#include "faults/faulty_tree.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

using ftp::ListingWay;
using std::chrono::milliseconds;

std::string said(const Result<std::string>& read) {
  return read ? "it was read" : read.error().message;
}

const std::vector<std::string> names{".htaccess", "index.php"};

class ReadingFault : public ::testing::TestWithParam<bool> {};

} // namespace

TEST_P(ReadingFault, OnceIsMadeGood) {
  for (const Does does : {Does::break_data, Does::refuse_data, Does::stall_data,
                          Does::end_data_early, Does::no_close_notify}) {
    const Fault fault{.does = does, .amount = 3};
    SCOPED_TRACE(to_text(fault));
    FaultyTree site({.tls = GetParam(), .faults = {fault}, .timeout = milliseconds(300)});
    const auto bytes = site.read("/www/.htaccess");
    ASSERT_TRUE(bytes) << said(bytes);
    EXPECT_EQ(*bytes, "Deny\r\n");
    EXPECT_EQ(site.server().happened(does), 1U);
    EXPECT_EQ(site.list("/www"), names);
  }
}

TEST_P(ReadingFault, EachTimeIsSaidAndNothingElseIsLost) {
  for (const Does does : {Does::break_data, Does::refuse_data, Does::refuse_port, Does::dead_port,
                          Does::end_data_early}) {
    const Fault fault{.does = does, .times = for_ever, .amount = 3};
    SCOPED_TRACE(to_text(fault));
    FaultyTree site({.tls = GetParam(), .faults = {fault}, .timeout = milliseconds(300)});
    const auto bytes = site.read("/www/.htaccess");
    ASSERT_FALSE(bytes) << "a part was taken for the whole";
    EXPECT_EQ(bytes.error().kind, ErrorKind::connect) << said(bytes);
    EXPECT_EQ(site.list("/www"), names);
  }
}

TEST_P(ReadingFault, WithoutEndIsBrokenOff) {
  for (const Dress dress : {Dress::unknown, Dress::vsftpd}) {
    FaultyTree site(
        {.dress = dress, .tls = GetParam(), .faults = {{.does = Does::never_end_data}}});
    const auto bytes = site.read("/www/.htaccess", 10'000);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().kind, ErrorKind::unreadable) << said(bytes);
    const auto again = site.read("/www/.htaccess");
    ASSERT_TRUE(again) << said(again);
    EXPECT_EQ(*again, "Deny\r\n") << "the tree goes on";
  }
}

TEST_P(ReadingFault, AtAnyCommandIsMadeGoodOnAnotherConnection) {
  for (const Does does : {Does::hang_up, Does::say_421, Does::fall_silent, Does::cut_reply,
                          Does::drop_reply, Does::say_rubbish})
    for (const char* verb : {"TYPE", "SIZE", "EPSV", "RETR"}) {
      const Fault fault{.does = does, .verb = verb};
      SCOPED_TRACE(to_text(fault));
      FaultyTree site({.tls = GetParam(), .faults = {fault}, .timeout = milliseconds(250)});
      const auto bytes = site.read("/www/.htaccess");
      ASSERT_TRUE(bytes) << said(bytes);
      EXPECT_EQ(*bytes, "Deny\r\n");
      EXPECT_EQ(site.server().happened(does), 1U);
    }
}

INSTANTIATE_TEST_SUITE_P(Each, ReadingFault, ::testing::Bool(),
                         [](const auto& one) { return one.param ? "tls" : "plain"; });

TEST(ReadingFaults, AClosingReplyThatIsLostIsAskedForAgain) {
  // The preliminary reply comes first, the closing one second.
  FaultyTree site({.faults = {{.does = Does::drop_reply, .verb = "RETR", .first = 2}},
                   .timeout = milliseconds(250)});
  const auto bytes = site.read("/www/.htaccess");
  ASSERT_TRUE(bytes) << said(bytes);
  EXPECT_EQ(*bytes, "Deny\r\n");
  EXPECT_EQ(site.sent("RETR /www/.htaccess"), 2U);
}

TEST(ReadingFaults, AnEarlyEndCannotBeSeenWhereTheServerTellsNoSize) {
  FaultyTree site(
      {.dress = Dress::unknown, .faults = {{.does = Does::end_data_early, .amount = 3}}});
  EXPECT_EQ(site.read("/www/.htaccess").operator*(), "Den");
}

TEST(ReadingFaults, ListingsAreTextAgainBehindAFile) {
  FaultyTree site({.way = ListingWay::list});
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(site.read("/www/.htaccess").operator*(), "Deny\r\n");
    EXPECT_EQ(site.read("/www/index.php").operator*(), "<?php\n");
    EXPECT_EQ(site.list("/www"), names);
    EXPECT_EQ(site.list("/www"), names);
  }
  std::vector<std::string> types = site.server().record().commands;
  std::erase_if(types, [](const std::string& line) { return !line.starts_with("TYPE"); });
  EXPECT_EQ(types,
            (std::vector<std::string>{"TYPE I", "TYPE I", "TYPE A", "TYPE I", "TYPE I", "TYPE A"}));
}

} // namespace ftperm::testing
