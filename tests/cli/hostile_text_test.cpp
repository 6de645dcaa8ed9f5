// Names and replies that are meant for whoever reads them: nothing of them reaches a terminal, a
// spreadsheet, a program or a log as anything but text.
#include "cli/hosted_account.hpp"

#include "ftperm/core/text.hpp"
#include "support/scripted/scripted_server.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ftperm::testing {
namespace {

/// One name each; all are of wrong modes, so that every one of them is reported.
std::vector<std::string> hostile_names() {
  return {"\x1b[2J\x1b[1;1H all is well", // clears the screen
          "\x1b]0;title\x07",             // sets the window's title
          "\xc2\x9b[31m",                 // CSI as one character
          "back\b\b\bspace",
          "carriage\rreturn",
          "ring\x07",
          "\x7f",
          "=cmd|' /C calc'!A0",
          "+1+1",
          "@SUM(1)",
          "-2+3",
          "\t=1+1",
          "=HYPERLINK(\"http:x\",\"y\")",
          "<img src=x onerror=alert(1)>",
          "&amp;\"quoted\",comma",
          "\xe2\x80\xae"
          "gpj.exe", // right to left from here on
          "\xe2\x81\xa6isolated",
          "\xef\xbb\xbf"
          "bom",
          "zero\xe2\x80\x8bwidth",
          "\xff\xfe",
          "caf\xe9",
          "\xed\xa0\x80",
          "\xf0\x9f", // none of them UTF-8
          "one\nwrong    file  777 -> 604  /forged.php",
          "two\r\n\x1b[31mred",
          "<script>alert(1)"};
}

FileTree hostile_tree() {
  FileTree tree;
  for (const std::string& name : hostile_names()) {
    tree.add("/" + name, EntryType::file, 0666);
    tree.add("/folder/" + name, EntryType::directory, 0777);
  }
  tree.add_link("/link", "\x1b[31m-> \xe2\x80\xae");
  return tree;
}

/// A server that greets, lists and answers with all that.
ServerOptions hostile_server() {
  ServerOptions options;
  options.greeting = "220-\x1b[2J\xe2\x80\xae=cmd|calc\r\n220 \x07 ready\r\n";
  options.faults = {
      {.does = Does::only_say_no, .verb = "SITE", .times = for_ever},
      {.does = Does::insert_row,
       .times = for_ever,
       .path = "/folder",
       .text = "-rw-rw-rw-    1 web      web             3 Jan 01 12:00 \x1b[32m" +
               std::string(1024 * 1024, 'x') + "\r\n"},
      {.does = Does::insert_row, .times = for_ever, .text = "no row \x1b[31m\xff at all\r\n"}};
  return options;
}

class HostileText : public ::testing::Test {
 protected:
  ProgramResult run(Words words) {
    words.insert(words.begin() + 1, {server_.url(), "--tls", "off", "--timeout", "10"});
    const Environment environment{
        {"FTPERM_PASSWORD", "secret"}, {"HOME", temp_.at("")}, {"NETRC", ""}};
    return run_program(Words{FTPERM_PROGRAM} + words, environment, {}, std::chrono::seconds(60));
  }

  const TempFolder& temp() const { return temp_; }

 private:
  TempFolder temp_;
  ScriptedServer server_{hostile_tree(), hostile_server()};
};

/// Each line as a terminal may be shown it. `least`: so many lines there must be.
void expect_visible(const std::string& text, std::size_t least) {
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size(); ++lines) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    ASSERT_EQ(line.substr(0, 2000), visible(line).substr(0, 2000)) << "line " << lines;
    ASSERT_TRUE(line == visible(line)) << "line " << lines;
    at = end + 1;
  }
  EXPECT_GE(lines, least);
}

} // namespace

TEST_F(HostileText, ReachesTheTerminalEscaped) {
  for (const Words& words : {Words{"audit"}, Words{"fix"}, Words{"fix", "--apply"}}) {
    SCOPED_TRACE(words.back());
    const ProgramResult result = run(words);
    EXPECT_EQ(result.exit_code, 4) << result.err;
    expect_visible(result.out, 40);
    expect_visible(result.err, 1);
    EXPECT_NE(result.out.find("\\x1B[2J\\x1B[1;1H all is well"), std::string::npos);
    EXPECT_NE(result.out.find("\\xE2\\x80\\xAEgpj.exe"), std::string::npos);
    const bool has_forged_line =
        result.out.find("\nwrong    file  777 -> 604  /forged.php") != std::string::npos;
    EXPECT_FALSE(has_forged_line);
  }
}

TEST_F(HostileText, ReachesTheSpreadsheetAsTextInItsCell) {
  const std::string file = temp().at("report.csv");
  EXPECT_EQ(run({"audit", "--csv", file}).exit_code, 4);
  const auto lines = cells_of(content_of(file));
  EXPECT_GT(lines.size(), 2 * hostile_names().size() - 4);
  for (const auto& line : lines) {
    ASSERT_EQ(line.size(), 6U);
    for (std::string cell : line) {
      std::erase(cell, '\t');
      EXPECT_EQ(cell.substr(0, 500), visible(cell).substr(0, 500));
      EXPECT_EQ(std::string("=+-@\t\r").find(cell.empty() ? 'x' : cell.front()), std::string::npos)
          << cell.substr(0, 80);
    }
  }
}

TEST_F(HostileText, ReachesProgramsAsStringsThatAreExact) {
  const std::string file = temp().at("report.json");
  EXPECT_EQ(run({"audit", "--json", file}).exit_code, 4);
  const std::string text = content_of(file);
  EXPECT_TRUE(is_utf8(text));
  EXPECT_TRUE(std::none_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f;
  }));
  const auto report = nlohmann::json::parse(text);
  for (const auto& finding : report.at("findings")) {
    const std::string detail = finding.at("detail");
    EXPECT_EQ(detail, visible(detail));
  }
  const std::string server = report.at("server");
  EXPECT_EQ(server, visible(server));
  const auto rows = rows_of(file);
  for (const char* name : {"/\x1b[2J\x1b[1;1H all is well", "/=cmd|' /C calc'!A0", "/\xff\xfe",
                           "/folder/\xe2\x80\xaegpj.exe", "/carriage\rreturn"})
    EXPECT_TRUE(rows.contains(name)) << visible(name);
}

TEST_F(HostileText, ReachesTheLogEscapedAndEachEventOnALineOfItsOwn) {
  const std::string file = temp().at("ftperm.log");
  const ProgramResult result = run({"fix", "--apply", "-vv", "--log-file", file});
  EXPECT_EQ(result.exit_code, 4) << result.err.substr(0, 500);
  expect_visible(content_of(file), 100);
  expect_visible(result.err, 100);
  EXPECT_NE(content_of(file).find("SITE CHMOD"), std::string::npos);
  EXPECT_EQ(content_of(file).find("PASS secret"), std::string::npos);
}

TEST(HostileReplies, ToTheLoginAreShownEscaped) {
  ServerOptions options = hostile_server();
  options.faults = {{.does = Does::refuse_login,
                     .times = for_ever,
                     .text = "\x1b[2J\xe2\x80\xae=1+1\x07 secret"}};
  const ScriptedServer server(hostile_tree(), options);
  const TempFolder temp;
  const Words words{FTPERM_PROGRAM, "audit", server.url(), "--tls", "off", "-vv"};
  const ProgramResult result =
      run_program(words, {{"FTPERM_PASSWORD", "secret"}, {"HOME", temp.at("")}, {"NETRC", ""}});
  EXPECT_EQ(result.exit_code, 3);
  expect_visible(result.err, 5);
  EXPECT_NE(result.err.find("\\x1B[2J"), std::string::npos);
  EXPECT_EQ(result.err.find("secret"), std::string::npos) << "what the server repeats of it";
}

} // namespace ftperm::testing
