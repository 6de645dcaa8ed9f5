#include "ftperm/report/diagnosis.hpp"
#include "report/diagnosis_json.hpp"

#include <gtest/gtest.h>
#include <sstream>
#include <string>

namespace ftperm::report {
namespace {

LoadEvidence load(const std::string& when, int status, const std::string& title) {
  LoadEvidence load;
  load.telling = true;
  load.when = when;
  load.page = "http://e.net/";
  load.state = status == 200 ? "works" : "server-error";
  load.status = status;
  load.loads = 2;
  load.good = status == 200 ? 2 : 0;
  load.size = 571;
  load.title = title;
  return load;
}

Diagnosis broken_htaccess() {
  Diagnosis diagnosis;
  diagnosis.verdict = "htaccess";
  diagnosis.sentence = "The file /.htaccess is the cause.";
  diagnosis.loads = {load("as it was", 500, "Error"), load("/.htaccess away", 200, "Home")};
  diagnosis.causes = {{CauseKind::htaccess, "/.htaccess", {}, {}, "so", true, false}};
  diagnosis.repair = "ftperm diagnose ftp://e.net --test --apply --keep-htaccess-off";
  diagnosis.advice = {"Look at line 1 of /.htaccess."};
  return diagnosis;
}

std::string text_of(const Diagnosis& diagnosis, bool color = false, bool quiet = false) {
  std::ostringstream out;
  write_diagnosis(out, {color, false, quiet}, diagnosis);
  return out.str();
}

} // namespace

TEST(DiagnosisOnTheTerminal, IsTheVerdictTheProofAndWhatComesNext) {
  EXPECT_EQ(text_of(broken_htaccess()),
            "\n"
            "The file /.htaccess is the cause.\n"
            "\n"
            "                   status  good    bytes  title\n"
            "  as it was        500     0 of 2  571    Error\n"
            "  /.htaccess away  200     2 of 2  571    Home\n"
            "\n"
            "To keep it out of the way until it is mended:\n"
            "  ftperm diagnose ftp://e.net --test --apply --keep-htaccess-off\n"
            "\n"
            "Then:\n"
            "  1. Look at line 1 of /.htaccess.\n");
}

TEST(DiagnosisOnTheTerminal, IsTheVerdictAndTheRepairWhereItIsToBeQuiet) {
  EXPECT_EQ(text_of(broken_htaccess(), false, true),
            "The file /.htaccess is the cause.\n\n"
            "To keep it out of the way until it is mended:\n"
            "  ftperm diagnose ftp://e.net --test --apply --keep-htaccess-off\n");
}

TEST(DiagnosisOnTheTerminal, ShowsNothingThatATerminalObeys) {
  Diagnosis diagnosis = broken_htaccess();
  diagnosis.loads[0].title = "\x1b]0;owned\a\xff\xe2\x80\xae";
  diagnosis.loads[1].page = "http://e.net/\x1b[2J";
  diagnosis.repair = "ftperm '\x1b[2J'";
  diagnosis.advice = {"\x1b[2J"};
  const std::string text = text_of(diagnosis);
  for (const char* bad : {"\x1b", "\a", "\xff", "\xe2\x80\xae"})
    EXPECT_EQ(text.find(bad), std::string::npos) << text;
  EXPECT_NE(text.find("\\x1B]0;owned"), std::string::npos) << text;
}

TEST(DiagnosisOnTheTerminal, NamesThePageWhereThereAreSeveral) {
  Diagnosis diagnosis = broken_htaccess();
  EXPECT_EQ(text_of(diagnosis).find("http://e.net/"), std::string::npos);
  diagnosis.loads[1].page = "http://e.net/blog/";
  EXPECT_NE(text_of(diagnosis).find("Home   http://e.net/blog/\n"), std::string::npos)
      << text_of(diagnosis);
}

TEST(DiagnosisOnTheTerminal, KeepsItsColumnsWithLettersOfMoreBytes) {
  Diagnosis diagnosis = broken_htaccess();
  diagnosis.loads[0].when = "/\xc3\xbc\xc3\xbc/.htaccess";
  EXPECT_NE(text_of(diagnosis).find("  /\xc3\xbc\xc3\xbc/.htaccess    500"), std::string::npos)
      << text_of(diagnosis);
}

TEST(DiagnosisOnTheTerminal, ShowsOnlyTheProofOfAllLoads) {
  Diagnosis diagnosis = broken_htaccess();
  diagnosis.loads.push_back(load("something else away", 500, "Error"));
  diagnosis.loads.back().telling = false;
  EXPECT_EQ(text_of(diagnosis).find("something else"), std::string::npos);
}

TEST(DiagnosisOnTheTerminal, SaysWhatElseTheAuditFoundAndWarnsOfScripts) {
  Diagnosis diagnosis;
  diagnosis.other_wrong = 1;
  EXPECT_NE(text_of(diagnosis).find("1 permission is not as it should be: ftperm fix"),
            std::string::npos);
  diagnosis.other_wrong = 3;
  diagnosis.scripts = 1;
  EXPECT_NE(text_of(diagnosis).find("2 permissions are not as they should be: ftperm fix"),
            std::string::npos);
  EXPECT_NE(text_of(diagnosis).find("take the x from 1 script that runs by itself"),
            std::string::npos);
  diagnosis.other_wrong = diagnosis.scripts = 2;
  EXPECT_EQ(text_of(diagnosis).find("Besides"), std::string::npos);
  EXPECT_NE(text_of(diagnosis).find("\n\nCareful with ftperm fix"), std::string::npos);
}

TEST(DiagnosisOnTheTerminal, SaysWhatTheCommandIsFor) {
  Diagnosis diagnosis = broken_htaccess();
  const auto has = [&](const char* text) {
    return text_of(diagnosis).find(text) != std::string::npos;
  };
  diagnosis.causes.push_back(diagnosis.causes.front());
  EXPECT_TRUE(has("\nTo keep them out of the way until they are mended:\n"));
  diagnosis.verdict = "permissions";
  EXPECT_TRUE(has("\nTo repair it:\n"));
  diagnosis.verdict = "possible";
  EXPECT_TRUE(has("\nTo prove it (everything is put back):\n"));
  diagnosis.verdict = "closed-root";
  EXPECT_TRUE(has("\nTo open it again, when that is cleaned up:\n"));
  diagnosis.repair = "";
  EXPECT_TRUE(has("\nWhat comes next, in this order:\n"));
}

TEST(DiagnosisOnTheTerminal, IsGreenOnlyWhereTheSiteWorks) {
  Diagnosis diagnosis;
  diagnosis.sentence = "So it is.";
  EXPECT_EQ(text_of(diagnosis, true), "\n\x1b[1mSo it is.\x1b[0m\n");
  diagnosis.verdict = "works";
  EXPECT_EQ(text_of(diagnosis, true), "\n\x1b[32mSo it is.\x1b[0m\n");
}

TEST(DiagnosisInJson, HasEverythingAndNullForWhatIsNotKnown) {
  Diagnosis diagnosis = broken_htaccess();
  diagnosis.loads[0].status = 0;
  diagnosis.hints = {{"/.htaccess", 3, "certain", "x \xff", "why", "http://source"}};
  const Json json = json_of(diagnosis);
  EXPECT_EQ(json.at("verdict"), "htaccess");
  EXPECT_EQ(json.at("causes").at(0).at("kind"), "htaccess");
  EXPECT_TRUE(json.at("causes").at(0).at("mode").is_null());
  EXPECT_EQ(json.at("causes").at(0).at("proven"), true);
  EXPECT_TRUE(json.at("loads").at(0).at("status").is_null());
  EXPECT_EQ(json.at("loads").at(1).at("status"), 200);
  EXPECT_TRUE(json.at("loads").at(1).at("server").is_null());
  EXPECT_EQ(json.at("hints").at(0).at("line"), 3);
  EXPECT_EQ(json.at("repair"), diagnosis.repair);
  EXPECT_EQ(json.at("advice").size(), 1U);
  EXPECT_NO_THROW(json.dump()) << "the bytes of strangers are made UTF-8";
}

TEST(DiagnosisInJson, NamesAPathThatIsNotUtf8ByItsBytes) {
  Diagnosis diagnosis;
  diagnosis.causes = {{CauseKind::permissions, "/\xff", Mode(0777), Mode(0705), "", true, true}};
  const Json cause = json_of(diagnosis).at("causes").at(0);
  EXPECT_EQ(cause.at("path_hex"), "2fff");
  EXPECT_EQ(cause.at("mode"), "777");
  EXPECT_EQ(cause.at("removed"), true);
  EXPECT_TRUE(json_of(Diagnosis()).at("repair").is_null());
}

} // namespace ftperm::report
