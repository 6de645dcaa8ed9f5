#include "lines.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace ftperm::listing::test {
namespace {

using namespace std::string_literals;

std::string line_of(std::string_view name, std::string_view mode = "-rw----r--") {
  return std::string(mode) + " 1 web www 12 Jan  1 12:34 " + std::string(name);
}

std::string fact_line(std::string_view name) {
  return "type=file;UNIX.mode=0604; " + std::string(name);
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

ParsedListing parse(std::string_view text) {
  return parse_listing(Format::unix_list, text);
}

ParsedListing parse_facts(std::string_view text) {
  return parse_listing(Format::mlsx, text);
}

} // namespace

TEST(Listing, HoldsEntriesAndTheDirectoryItself) {
  const auto listing =
      parse("total 12\r\n" + line_of(".", "drwx---r-x") + "\r\n" + line_of("..", "drwxr-xr-x") +
            "\r\n" + line_of("b") + "\r\n" + line_of("a") + "\r\n");
  EXPECT_EQ(names_of(listing), (Names{"b", "a"}));
  EXPECT_TRUE(listing.doubts.empty());
  EXPECT_EQ(listing.self, entry(directory, "705", "web", "."));
  EXPECT_EQ(listing.lines, 4U);
}

TEST(Listing, HoldsMlsdEntriesAndTheDirectoryItself) {
  const auto listing =
      parse_facts("type=cdir;UNIX.mode=0705; /x\r\ntype=pdir;UNIX.mode=0755; ..\r\n" +
                  fact_line(" n ") + "\r\n");
  EXPECT_EQ(names_of(listing), (Names{" n "}));
  EXPECT_EQ(listing.self, entry(directory, "705", "", "."));
  EXPECT_EQ(listing.lines, 3U);
}

TEST(Listing, IsEmptyForAnEmptyText) {
  for (const char* text : {"", "\r\n", "total 0\r\n", "\n\n"}) {
    const auto listing = parse(text);
    EXPECT_TRUE(listing.entries.empty());
    EXPECT_TRUE(listing.doubts.empty());
    EXPECT_EQ(listing.self, std::nullopt);
    EXPECT_EQ(listing.lines, 0U);
  }
}

TEST(Listing, NeedsNoEndOfItsLastLine) {
  EXPECT_EQ(names_of(parse(line_of("a") + "\r\n" + line_of("b"))), (Names{"a", "b"}));
}

TEST(Listing, TakesLinesThatEndWithLfAlone) {
  const auto listing = parse("total 1\n" + line_of("a") + "\n" + line_of("b ") + "\n");
  EXPECT_EQ(names_of(listing), (Names{"a", "b "}));
  EXPECT_TRUE(listing.doubts.empty());
}

TEST(Listing, TakesOneBlankOffInFrontOfAMode) {
  const auto listing = parse(" " + line_of("a") + "\r\n " + line_of(" b") + "\r\n");
  EXPECT_EQ(names_of(listing), (Names{"a", " b"}));
  EXPECT_TRUE(parse("  " + line_of("a")).entries.empty());
}

TEST(Listing, TakesOneBlankOffInFrontOfFacts) {
  EXPECT_EQ(names_of(parse_facts(" " + fact_line(" a") + "\r\n")), (Names{" a"}));
}

TEST(Listing, CountsLinesThatStandForAName) {
  const auto listing = parse("total 4\r\n" + line_of(".", "drwxr-xr-x") + "\r\n" +
                             line_of("..", "drwxr-xr-x") + "\r\n" + line_of("a") + "\r\n" +
                             line_of("b/c") + "\r\n-rw-r--r-- 1 web www 12 somewhen d\r\n\r\n");
  EXPECT_EQ(listing.lines, 5U);
}

TEST(Listing, KeepsACarriageReturnWithinAName) {
  const auto listing = parse(line_of("a\rb") + "\r\n" + line_of("c\r") + "\r\n");
  EXPECT_EQ(names_of(listing), (Names{"a\rb", "c\r"}));
  EXPECT_TRUE(listing.doubts.empty());
}

TEST(Listing, DoubtsALineThatIsNotUnderstood) {
  const auto listing = parse("what\x1B[1mis this\r\n" + line_of("a") + "\r\n");
  EXPECT_EQ(names_of(listing), (Names{"a"}));
  ASSERT_EQ(listing.doubts.size(), 1U);
  EXPECT_EQ(listing.doubts[0].name, "");
  EXPECT_TRUE(holds(listing.doubts[0].reason, "what\\x1B[1mis this"));
}

TEST(Listing, ShortensALongLineInAReason) {
  const auto listing = parse("\xC3\xA9" + std::string(1000, 'x'));
  ASSERT_EQ(listing.doubts.size(), 1U);
  EXPECT_LT(listing.doubts[0].reason.size(), 200U);
}

TEST(Listing, CutsNoCharacterInHalfInAReason) {
  for (std::size_t pad = 0; pad < 4; ++pad) {
    const auto listing = parse(std::string(76 + pad, 'x') + "\xE6\x97\xA5\xE6\x97\xA5\xE6\x97\xA5");
    ASSERT_EQ(listing.doubts.size(), 1U);
    EXPECT_EQ(listing.doubts[0].reason.find("\\x"), std::string::npos) << listing.doubts[0].reason;
  }
}

TEST(Listing, DoubtsTheNameInFrontOfALineThatIsNotUnderstood) {
  for (const char* end : {"\r\n", "\n"}) {
    const auto listing =
        parse(line_of("a") + end + line_of("b") + end + "213 End" + end + line_of("c") + end);
    EXPECT_EQ(names_of(listing), (Names{"a", "c"}));
    EXPECT_EQ(doubted_names_of(listing), (Names{"b", ""}));
    EXPECT_EQ(listing.doubts[0].mode, Mode(0604));
    EXPECT_TRUE(holds(listing.doubts[0].reason, "line break"));
  }
}

TEST(Listing, DoubtsAMlsdNameInFrontOfALineThatIsNotUnderstood) {
  const auto listing =
      parse_facts(fact_line("a") + "\r\n" + fact_line("b") + "\r\nrest\r\n" + fact_line("c"));
  EXPECT_EQ(names_of(listing), (Names{"a", "c"}));
  EXPECT_EQ(doubted_names_of(listing), (Names{"b", ""}));
}

TEST(Listing, DoubtsANameInFrontOfAnEmptyLine) {
  const auto listing = parse(line_of("a") + "\n\n" + line_of("b") + "\n");
  EXPECT_EQ(names_of(listing), (Names{"b"}));
  EXPECT_EQ(doubted_names_of(listing), (Names{"a"}));
}

TEST(Listing, BelievesTheLastNameInFrontOfEmptyLines) {
  const auto listing = parse(line_of("a") + "\r\n\r\n\r\n");
  EXPECT_EQ(names_of(listing), (Names{"a"}));
  EXPECT_TRUE(listing.doubts.empty());
}

TEST(Listing, DoubtsANameInFrontOfATotalLine) {
  const auto listing = parse(line_of("chapter") + "\n" + "chapter 12\n" + line_of("b") + "\n");
  EXPECT_EQ(names_of(listing), (Names{"b"}));
  EXPECT_EQ(doubted_names_of(listing), (Names{"chapter", ""}));
}

TEST(Listing, DoubtsTheDirectoryItselfInFrontOfALineThatIsNotUnderstood) {
  const auto listing = parse(line_of(".", "drwxr-xr-x") + "\nrest of a name\n" + line_of("b"));
  EXPECT_EQ(listing.self, std::nullopt);
  EXPECT_EQ(names_of(listing), (Names{"b"}));
  EXPECT_EQ(doubted_names_of(listing), (Names{".", ""}));
}

TEST(Listing, KeepsTheNameInFrontOfARowWithoutAKnownDate) {
  const auto listing = parse(line_of("a") + "\r\n-rw-r--r-- 1 web www 12 somewhen b\r\n");
  EXPECT_EQ(names_of(listing), (Names{"a"}));
  EXPECT_EQ(doubted_names_of(listing), (Names{""}));
}

TEST(Listing, KnowsABareLfAsPartOfANameWhereLinesEndWithCrlf) {
  // The name is "a<LF>-rw----r-- ... forged": a file called "forged" does not exist.
  const auto listing = parse(line_of("x") + "\r\n" + line_of("a") + "\n" + line_of("forged") +
                             "\r\n" + line_of("y") + "\r\n");
  EXPECT_EQ(names_of(listing), (Names{"x", "y"}));
  EXPECT_EQ(doubted_names_of(listing), (Names{"a", "forged"}));
}

TEST(Listing, KnowsABareLfAsPartOfAMlsdNameWhereLinesEndWithCrlf) {
  const auto listing = parse_facts(fact_line("x") + "\r\n" + fact_line("a") + "\n\n" +
                                   fact_line("forged") + "\r\n" + fact_line("y") + "\r\n");
  EXPECT_EQ(names_of(listing), (Names{"x", "y"}));
  EXPECT_EQ(doubted_names_of(listing), (Names{"a", "", "forged"}));
}

TEST(Listing, DoubtsANameThatEndsWithLfWhereLinesEndWithCrlf) {
  const auto listing = parse(line_of("x") + "\r\n" + line_of("a") + "\n\r\n");
  EXPECT_EQ(names_of(listing), (Names{"x"}));
  EXPECT_EQ(doubted_names_of(listing).front(), "a");
}

TEST(Listing, DoubtsANameThatMayEndWithCrWhereLinesEndWithLf) {
  const auto listing = parse(line_of("a") + "\r\n" + line_of("b") + "\n" + line_of("c") + "\n");
  EXPECT_EQ(names_of(listing), (Names{"b", "c"}));
  EXPECT_EQ(doubted_names_of(listing), (Names{"a"}));
}

TEST(Listing, TakesATotalLineWithAnEndOfItsOwn) {
  const auto listing = parse("total 3\n" + line_of("a") + "\r\n" + line_of("b") + "\r\n");
  EXPECT_EQ(names_of(listing), (Names{"a", "b"}));
  EXPECT_TRUE(listing.doubts.empty());
}

TEST(Listing, MovesANameThatIsListedTwiceToOneDoubt) {
  const auto listing = parse(line_of("b") + "\n" + line_of("a", "-rw-r--r--") + "\n" +
                             line_of("c") + "\n" + line_of("a", "-rwxr-xr-x") + "\n");
  EXPECT_EQ(names_of(listing), (Names{"b", "c"}));
  ASSERT_EQ(listing.doubts.size(), 1U);
  EXPECT_EQ(listing.doubts[0],
            (Doubt{"a", file, std::nullopt, "It is listed twice, with 644 and 755."}));
  EXPECT_EQ(listing.lines, 4U);
}

TEST(Listing, SaysHowOftenANameIsListed) {
  const auto listing =
      parse(line_of("a") + "\n" + line_of("a") + "\n" + line_of("a", "drwx---r-x") + "\n" +
            line_of("z") + "\n" + line_of("z"));
  ASSERT_EQ(listing.doubts.size(), 2U);
  EXPECT_EQ(listing.doubts[0],
            (Doubt{"a", other, std::nullopt, "It is listed 3 times, with 604 and 705."}));
  EXPECT_EQ(listing.doubts[1], (Doubt{"z", file, Mode(0604), "It is listed twice, with 604."}));
  EXPECT_TRUE(listing.entries.empty());
}

TEST(Listing, DoubtsTheDirectoryItselfWhenItIsListedTwiceWithDifferentModes) {
  const auto listing = parse(line_of(".", "drwxr-xr-x") + "\n" + line_of(".", "drwxrwxrwx") + "\n" +
                             line_of(".", "drwxr-xr-x") + "\n");
  EXPECT_EQ(listing.self, std::nullopt);
  EXPECT_EQ(doubted_names_of(listing), (Names{"."}));
  EXPECT_TRUE(parse(line_of(".", "drwxr-xr-x") + "\n" + line_of(".", "drwxr-xr-x")).self);
}

TEST(Listing, DoubtsNamesThatNoDirectoryCanHold) {
  const auto listing = parse(line_of("a/b") + "\n" + line_of("/x") + "\n" + line_of("d/") + "\n" +
                             line_of("nul\0in"s) + "\n" + line_of("c") + "\n");
  EXPECT_EQ(names_of(listing), (Names{"c"}));
  EXPECT_EQ(doubted_names_of(listing), (Names{"a/b", "/x", "d/", "nul\0in"s}));
  EXPECT_EQ(listing.lines, 5U);
}

TEST(Listing, DoubtsMlsdNamesWithAPath) {
  const auto listing = parse_facts(fact_line("/home/a") + "\r\n" + fact_line("b") + "\r\n");
  EXPECT_EQ(names_of(listing), (Names{"b"}));
  EXPECT_EQ(doubted_names_of(listing), (Names{"/home/a"}));
}

TEST(Listing, DoubtsAMlsdLineWithoutATypeAndKeepsTheOneBeforeIt) {
  const auto listing = parse_facts(fact_line("a") + "\r\nsize=1;UNIX.mode=0644; b\r\n");
  EXPECT_EQ(names_of(listing), (Names{"a"}));
  ASSERT_EQ(listing.doubts.size(), 1U);
  EXPECT_EQ(listing.doubts[0].name, "b");
}

TEST(Listing, DoubtsWhatIsListedBelowAnotherHeading) {
  const auto listing =
      parse(".:\ntotal 4\n" + line_of(".", "drwxr-xr-x") + "\n" + line_of("a") +
            "\n\n./sub:\ntotal 4\n" + line_of(".", "drwxrwxrwx") + "\n" + line_of("b") + "\n");
  EXPECT_EQ(names_of(listing), (Names{"a"}));
  EXPECT_EQ(doubted_names_of(listing), (Names{"b"}));
  ASSERT_TRUE(listing.self);
  EXPECT_EQ(listing.self->mode, Mode(0755));
}

TEST(Listing, DoubtsErrorsOfLs) {
  const auto listing = parse("ls: cannot open directory '.': Permission denied\r\n");
  ASSERT_EQ(listing.doubts.size(), 1U);
  EXPECT_TRUE(holds(listing.doubts[0].reason, "Permission denied"));
}

TEST(Listing, TakesLinesOfAnyLengthInLinearTime) {
  const auto start = std::chrono::steady_clock::now();
  constexpr std::size_t length = 1U << 22U;
  std::string arrows = line_of("", "lrwxrwxrwx");
  std::string columns = "drwxr-xr-x";
  std::string facts;
  while (arrows.size() < length) {
    arrows += " -> ";
    columns += " 1 Jan 2020";
    facts += "type=OS.x=y;";
  }
  for (const std::string& text :
       {arrows, columns, std::string(length, ' '), std::string(length, '-'),
        std::string(length, '\n'), std::string(length, '\r'), line_of(std::string(length, 'n'))})
    parse(text);
  parse_facts(facts + " n");
  parse_facts("type=OS.unix=slink:" + std::string(length, ' ') + "; n");
  std::string same;
  for (int i = 0; i < 100000; ++i)
    same += line_of("same") + "\n";
  EXPECT_EQ(parse(same).doubts.size(), 1U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

} // namespace ftperm::listing::test
