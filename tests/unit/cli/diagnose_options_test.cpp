#include "cli/diagnose_options.hpp"
#include "cli/typed_options.hpp"

#include <gtest/gtest.h>

namespace ftperm::cli {
namespace {

using Words = std::vector<std::string>;

Result<DiagnoseOptions> read(Words words) {
  words.insert(words.begin(), {"--site", "http://e.net/"});
  KnownOptions known{.with_value = {}, .without = {"apply"}, .positional = {}, .too_many = "many"};
  add_diagnose_options(known);
  const auto typed = TypedOptions::parse(words, known);
  if (!typed) return typed.error();
  return read_diagnose_options(*typed);
}

/// Whether it is refused, and with a sentence that names this.
bool is_refused(const Words& words, const std::string& named) {
  const auto options = read(words);
  return !options && options.error().kind == ErrorKind::usage &&
         options.error().message.find(named) != std::string::npos;
}

} // namespace

TEST(DiagnoseOptions, HaveDefaultsThatChangeNothing) {
  const auto options = read({});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->sites, Words{"http://e.net/"});
  EXPECT_FALSE(options->test || options->keep_htaccess_off);
  EXPECT_EQ(options->loads, 5U);
  EXPECT_EQ(options->load.follow, 10U);
  EXPECT_EQ(options->load.timeout, std::chrono::seconds(30));
  EXPECT_TRUE(options->load.check_certificate && options->load.unique_query);
  EXPECT_TRUE(options->load.user_agent.starts_with("ftperm/"));
}

TEST(DiagnoseOptions, AreRead) {
  const auto options = read({"--site", "http://e.net/b", "--test", "--loads", "50", "--follow", "0",
                             "--site-timeout", "300", "--resolve", "e.net:192.0.2.1",
                             "--user-agent", "Me", "--insecure-site", "--no-query"});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->sites, (Words{"http://e.net/", "http://e.net/b"}));
  EXPECT_TRUE(options->test);
  EXPECT_EQ(options->loads, 50U);
  EXPECT_EQ(options->load.follow, 0U);
  EXPECT_EQ(options->load.timeout, std::chrono::seconds(300));
  EXPECT_EQ(options->load.resolve, Words{"e.net:192.0.2.1"});
  EXPECT_EQ(options->load.user_agent, "Me");
  EXPECT_FALSE(options->load.check_certificate || options->load.unique_query);
}

TEST(DiagnoseOptions, KeepNothingThatWasNotTested) {
  EXPECT_TRUE(is_refused({"--apply"}, "--test"));
  EXPECT_TRUE(is_refused({"--test", "--keep-htaccess-off"}, "--apply"));
  EXPECT_TRUE(read({"--test", "--apply", "--keep-htaccess-off"}));
}

TEST(DiagnoseOptions, AreRefusedWithTheNameOfWhatIsWrong) {
  EXPECT_TRUE(is_refused({"--loads", "0"}, "--loads"));
  EXPECT_TRUE(is_refused({"--loads", "51"}, "--loads"));
  EXPECT_TRUE(is_refused({"--follow", "51"}, "--follow"));
  EXPECT_TRUE(is_refused({"--site-timeout", "0"}, "--site-timeout"));
  EXPECT_TRUE(is_refused({"--site-timeout", "x"}, "--site-timeout"));
  EXPECT_TRUE(is_refused({"--insecure-site", "--site-cacert", "x.pem"}, "--site-cacert"));
}

} // namespace ftperm::cli
