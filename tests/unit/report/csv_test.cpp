#include "ftperm/report/csv.hpp"

#include "ftperm/core/text.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace ftperm;
using report::samples::wrong_file;
using Rows = std::vector<std::vector<std::string>>;

const std::string header = "path,type,mode,expected,status,detail\r\n";

std::string csv(const std::vector<Finding>& findings) {
  std::ostringstream out;
  report::write_csv(out, findings);
  return out.str();
}

std::string one_row(const Finding& finding) {
  return csv({finding}).substr(header.size());
}

/// A reader of RFC 4180 for the tests: strict, nothing when the text is not CSV.
std::optional<Rows> read(const std::string& text) {
  Rows rows;
  std::size_t at = 0;
  while (at < text.size()) {
    std::vector<std::string> row;
    for (;;) {
      std::string cell;
      if (at < text.size() && text[at] == '"') {
        for (++at;; ++at) {
          if (at >= text.size()) return std::nullopt;
          if (text[at] == '"' && text.substr(at, 2) != "\"\"") break;
          if (text[at] == '"') ++at;
          cell += text[at];
        }
        ++at;
      } else {
        while (at < text.size() && std::string(",\r\n\"").find(text[at]) == std::string::npos)
          cell += text[at++];
      }
      row.push_back(cell);
      if (at >= text.size() || text[at] != ',') break;
      ++at;
    }
    if (text.substr(at, 2) != "\r\n") return std::nullopt;
    at += 2;
    rows.push_back(row);
  }
  return rows;
}

TEST(CsvReport, HasAHeaderEvenWithoutFindings) {
  EXPECT_EQ(csv({}), header);
}

TEST(CsvReport, WritesOneRowForEachFindingInTheOrderGiven) {
  EXPECT_EQ(csv({wrong_file("/b", "why"), wrong_file("/a")}),
            header + "/b,file,644,604,wrong,why\r\n/a,file,644,604,wrong,\r\n");
}

TEST(CsvReport, LeavesUnknownModesEmpty) {
  EXPECT_EQ(one_row({"/l", FindingType::link, {}, {}, FindingStatus::skipped, ""}),
            "/l,link,,,skipped,\r\n");
}

TEST(CsvReport, QuotesWhatWouldBreakTheRow) {
  EXPECT_EQ(one_row(wrong_file("/a,b")), "\"/a,b\",file,644,604,wrong,\r\n");
  EXPECT_EQ(one_row(wrong_file("/a\"b")), "\"/a\"\"b\",file,644,604,wrong,\r\n");
  EXPECT_EQ(one_row(wrong_file("/a ")), "\"/a \",file,644,604,wrong,\r\n");
  EXPECT_EQ(one_row(wrong_file("/a\t")), "\"/a\t\",file,644,604,wrong,\r\n");
  EXPECT_EQ(one_row(wrong_file("/a", " x")), "/a,file,644,604,wrong,\" x\"\r\n");
}

TEST(CsvReport, QuotesWhatOtherSpreadsheetsTakeForASeparator) {
  EXPECT_EQ(one_row(wrong_file("/a;=b")), "\"/a;=b\",file,644,604,wrong,\r\n");
  EXPECT_EQ(one_row(wrong_file("/a\t=b")), "\"/a\t=b\",file,644,604,wrong,\r\n");
}

TEST(CsvReport, EscapesControlCharactersButTab) {
  EXPECT_EQ(one_row(wrong_file("/a\r\nb\tc\x1B\x7F")),
            "\"/a\\x0D\\x0Ab\tc\\x1B\\x7F\",file,644,604,wrong,\r\n");
}

TEST(CsvReport, KeepsLettersAndEscapesBytesThatAreNotUtf8) {
  EXPECT_EQ(one_row(wrong_file("/caf\xC3\xA9")), "/caf\xC3\xA9,file,644,604,wrong,\r\n");
  EXPECT_EQ(one_row(wrong_file("/caf\xE9")), "/caf\\xE9,file,644,604,wrong,\r\n");
  EXPECT_EQ(one_row(wrong_file("/a\\b")), "/a\\b,file,644,604,wrong,\r\n");
}

TEST(CsvReport, MakesAFormulaCellHarmless) {
  for (const std::string first : {"=", "+", "-", "@"}) {
    EXPECT_EQ(one_row(wrong_file(first + "1")), "'" + first + "1,file,644,604,wrong,\r\n");
    EXPECT_EQ(one_row(wrong_file("/a", first + "1")), "/a,file,644,604,wrong,'" + first + "1\r\n");
  }
  EXPECT_EQ(one_row(wrong_file("\t1")), "\"'\t1\",file,644,604,wrong,\r\n");
  EXPECT_EQ(one_row(wrong_file("=A1,\"")), "\"'=A1,\"\"\",file,644,604,wrong,\r\n");
  EXPECT_EQ(one_row(wrong_file("/=1+1")), "/=1+1,file,644,604,wrong,\r\n");
}

TEST(CsvReport, ReadsBackWhateverTheNames) {
  std::minstd_rand random(11);
  std::vector<Finding> findings(3000);
  for (Finding& finding : findings)
    finding =
        wrong_file(report::samples::random_path(random), report::samples::random_path(random));
  const auto text = csv(findings);
  EXPECT_TRUE(is_utf8(text));
  const auto rows = read(text);
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), findings.size() + 1);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto& row = (*rows)[i + 1];
    ASSERT_EQ(row.size(), 6U);
    ASSERT_EQ(visible(row[0]), visible(findings[i].path));
    ASSERT_EQ(visible(row[5]), visible(findings[i].detail));
  }
}

} // namespace
