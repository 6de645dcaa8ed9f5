#include "ftperm/report/json.hpp"

#include "ftperm/core/text.hpp"
#include "samples.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace ftperm;
using report::samples::clean_audit;
using report::samples::wrong_file;

std::string json_text(const RunSummary& run, const std::vector<Finding>& findings) {
  std::ostringstream out;
  report::write_json(out, run, findings);
  return out.str();
}

nlohmann::json json(const RunSummary& run, const std::vector<Finding>& findings) {
  return nlohmann::json::parse(json_text(run, findings));
}

nlohmann::json row(const Finding& finding) {
  return json(clean_audit(), {finding})["findings"][0];
}

TEST(JsonReport, TellsTheWholeRun) {
  RunSummary run = clean_audit();
  run.count[FindingStatus::wrong] = 2;
  run.exit_code = 1;
  const auto report = json(run, {});
  const auto expected = nlohmann::json::parse(R"({
    "format": 1, "program": "ftperm", "command": "audit",
    "account": "ftp://anna@ftp.example.org:21", "server": "Pure-FTPd", "start": "/",
    "rules": {"root": "705", "dir": "705", "file": "604"},
    "cautions": [], "journal": null, "complete": true, "ended_early": null, "exit_code": 1, "seconds": 2.125,
    "summary": {"directories": 2212, "entries": 34392, "wrong": 2, "fixed": 0, "failed": 0,
                "unknown": 0, "skipped": 0, "ok": 34392},
    "findings": []})");
  for (const auto& [key, value] : expected.items())
    EXPECT_EQ(report[key], value) << key;
  EXPECT_EQ(report["version"], FTPERM_VERSION);
  EXPECT_EQ(report.size(), expected.size() + 1);
}

TEST(JsonReport, SaysWhyARunEndedEarly) {
  RunSummary run = clean_audit();
  run.complete = false;
  run.ended_early = "the server said \"421 \x1B\" \xFF";
  EXPECT_EQ(json(run, {})["complete"], false);
  EXPECT_EQ(json(run, {})["ended_early"], "the server said \"421 \\x1B\" \\xFF");
}

TEST(JsonReport, IsValidWithNumbersThatJsonCannotSay) {
  RunSummary run = clean_audit();
  run.seconds = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(json(run, {})["seconds"].is_null());
}

TEST(JsonReport, WritesAFindingInFull) {
  EXPECT_EQ(row(wrong_file("/a.php", "why")), nlohmann::json::parse(R"({"path": "/a.php",
    "type": "file", "mode": "644", "expected": "604", "status": "wrong", "detail": "why"})"));
  EXPECT_TRUE(row(report::samples::link("/l"))["mode"].is_null());
  EXPECT_TRUE(row(report::samples::link("/l"))["expected"].is_null());
}

TEST(JsonReport, WritesOneFindingOnALine) {
  const auto text = json_text(clean_audit(), {wrong_file("/a\nb"), wrong_file("/caf\xC3\xA9")});
  EXPECT_NE(text.find("\n    {\"path\":\"/a\\nb\",\"type\":\"file\",\"mode\":\"644\","
                      "\"expected\":\"604\",\"status\":\"wrong\",\"detail\":\"\"},\n"),
            std::string::npos);
  EXPECT_NE(text.find("\n    {\"path\":\"/caf\xC3\xA9\",\"type\""), std::string::npos);
}

TEST(JsonReport, KeepsAnExactPathWhereItIsUtf8) {
  const std::string odd = "/a\x01\t\r\n\"\\ \x7F\xC2\x9B\xE2\x80\xAE\xF0\x9F\x98\x80";
  EXPECT_EQ(row(wrong_file(odd))["path"], odd);
  EXPECT_FALSE(row(wrong_file(odd)).contains("path_hex"));
}

TEST(JsonReport, AddsTheExactBytesWhereAPathIsNotUtf8) {
  const auto finding = row(wrong_file("/caf\xE9"));
  EXPECT_EQ(finding["path"], "/caf\\xE9");
  EXPECT_EQ(finding["path_hex"], "2f636166e9");
  RunSummary run = clean_audit();
  run.start = "/\xFF";
  EXPECT_EQ(json(run, {})["start"], "/\\xFF");
  EXPECT_EQ(json(run, {})["start_hex"], "2fff");
}

TEST(JsonReport, IsHarmlessToLookAt) {
  const auto text = json_text(clean_audit(), {wrong_file("/\x1B[2J\x7F\xC2\x9B\xE2\x80\xAE")});
  std::string shown = visible(text);
  for (std::size_t at; (at = shown.find("\\x0A")) != std::string::npos;)
    shown.replace(at, 4, "\n");
  EXPECT_EQ(shown, text);
}

TEST(JsonReport, ReadsBackWhateverTheNames) {
  std::minstd_rand random(5);
  std::vector<Finding> findings(3000);
  for (Finding& finding : findings)
    finding =
        wrong_file(report::samples::random_path(random), report::samples::random_path(random));
  const auto text = json_text(clean_audit(), findings);
  const auto rows = nlohmann::json::parse(text)["findings"];
  ASSERT_EQ(rows.size(), findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto bytes = rows[i].contains("path_hex")
                           ? from_hex(rows[i]["path_hex"].get<std::string>()).value()
                           : rows[i]["path"].get<std::string>();
    ASSERT_EQ(bytes, findings[i].path);
  }
  EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')),
            nlohmann::json::parse(json_text(clean_audit(), {})).size() + 3 + findings.size());
}

} // namespace
