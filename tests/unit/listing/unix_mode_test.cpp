#include "lines.hpp"

#include <gtest/gtest.h>

#include <tuple>
#include <utility>

namespace ftperm::listing::test {
namespace {

/// The nine characters as `ls` writes them, straight from its manual.
std::string nine(unsigned bits) {
  std::string text;
  for (unsigned place = 0; place < 3; ++place) {
    const unsigned rwx = (bits >> (6 - 3 * place)) & 7U;
    const bool special = (bits & (04000U >> place)) != 0;
    const char letter = place == 2 ? 't' : 's';
    text += (rwx & 4U) != 0 ? 'r' : '-';
    text += (rwx & 2U) != 0 ? 'w' : '-';
    const bool execute = (rwx & 1U) != 0;
    text += special ? (execute ? letter : static_cast<char>(letter - 'a' + 'A'))
                    : (execute ? 'x' : '-');
  }
  return text;
}

ParsedLine parse_with_mode(const std::string& field) {
  return parse_unix_line(field + " 1 web www 12 Jan  1 12:34 name");
}

} // namespace

TEST(UnixListParser, ReadsEachOfThe4096Modes) {
  for (unsigned bits = 0; bits <= 07777U; ++bits) {
    const ParsedLine line = parse_with_mode("-" + nine(bits));
    ASSERT_EQ(line.verdict, Verdict::entry) << nine(bits);
    ASSERT_EQ(line.entry.mode, Mode(bits)) << nine(bits);
  }
}

TEST(UnixListParser, ReadsTheSpecialBitsWithAndWithoutExecute) {
  const std::pair<const char*, unsigned> table[] = {
      {"-rwsr-xr-x", 04755}, {"-rwSr-xr-x", 04655}, {"-rwxr-sr-x", 02755}, {"-rwxr-Sr-x", 02745},
      {"-rwxr-xr-t", 01755}, {"-rwxr-xr-T", 01754}, {"-rwsrwsrwt", 07777}, {"-rwSrwSrwT", 07666},
      {"---S--S--T", 07000}, {"---s--s--t", 07111}, {"drwxrwxrwt", 01777}, {"drwxrws---", 02770},
      {"----------", 0},     {"d---------", 0},     {"-rwxrwxrwx", 0777},
  };
  for (const auto& [field, bits] : table)
    EXPECT_EQ(parse_with_mode(field).entry.mode, Mode(bits)) << field;
}

TEST(UnixListParser, ReadsMandatoryLockingAsSetgidWithoutExecute) {
  EXPECT_EQ(parse_with_mode("-rw-r-lr--").entry.mode, Mode(02644));
  EXPECT_EQ(parse_with_mode("-rw-r-Lr--").entry.mode, Mode(02644));
}

TEST(UnixListParser, KnowsTheTypeByTheFirstCharacter) {
  const std::pair<char, EntryType> table[] = {
      {'-', file},  {'d', directory}, {'l', symlink}, {'b', other}, {'c', other}, {'p', other},
      {'s', other}, {'D', other},     {'n', other},   {'P', other}, {'C', other}, {'m', other},
      {'M', other}, {'w', other},     {'?', other},   {'x', other}, {'|', other}, {'=', other},
  };
  for (const auto& [kind, type] : table) {
    const ParsedLine line = parse_with_mode(kind + std::string("rwxr-x---"));
    EXPECT_EQ(line.verdict, Verdict::entry) << kind;
    EXPECT_EQ(line.entry.type, type) << kind;
    EXPECT_EQ(line.entry.mode, Mode(0750)) << kind;
  }
}

TEST(UnixListParser, TakesTheMarkOfAnAclOrTheLikeOffTheMode) {
  for (const char mark : {'+', '.', '@', '*', '#', '-'}) {
    const ParsedLine line = parse_with_mode(std::string("drwxr-x---") + mark);
    EXPECT_EQ(line.verdict, Verdict::entry) << mark;
    EXPECT_EQ(line.entry.mode, Mode(0750)) << mark;
    EXPECT_EQ(line.entry.name, "name") << mark;
  }
}

TEST(UnixListParser, KeepsTheModeUnknownWhenItsCharactersAreNotThoseOfAMode) {
  for (const char* field : {"-rwxrwxrwZ", "d?????????", "-rw?r--r--", "-wrxr-xr-x", "-rwtr-xr-x",
                            "-rwxr-xr-s", "-rw-r--l--", "-rwlr--r--", "-rw-r--r--r"}) {
    const ParsedLine line = parse_with_mode(field);
    EXPECT_EQ(line.verdict, Verdict::entry) << field;
    EXPECT_EQ(line.entry.mode, std::nullopt) << field;
    EXPECT_EQ(line.entry.name, "name") << field;
  }
}

TEST(UnixListParser, ReadsTheSpecialBitsInFrontAsGoWritesThem) {
  const std::tuple<const char*, EntryType, unsigned> table[] = {
      {"dtrwxrwxrwx", directory, 01777}, {"urwxr-xr-x", file, 04755},
      {"ugrwxr-x---", file, 06750},      {"dgrwxrws---", directory, 0},
      {"Lrwxrwxrwx", symlink, 0777},     {"Sgrwxr-x---", other, 02750},
  };
  for (const auto& [field, type, bits] : table) {
    const ParsedLine line = parse_with_mode(field);
    EXPECT_EQ(line.verdict, Verdict::entry) << field;
    EXPECT_EQ(line.entry.type, type) << field;
    EXPECT_EQ(line.entry.name, "name") << field;
    EXPECT_EQ(line.entry.mode, bits == 0 ? std::nullopt : std::optional(Mode(bits))) << field;
  }
}

TEST(UnixListParser, TakesNoWordForAMode) {
  for (const char* field : {"hello", "directory", "-", "drwx", "1rwxr-xr-x", "some-words",
                            "-rwxXYZr-x", "drwxr-xr/x", "drw r-xr-x"})
    EXPECT_EQ(parse_with_mode(field).verdict, Verdict::bad) << field;
}

TEST(UnixListParser, TakesEntriesThatLsCouldNotLookAt) {
  const ParsedLine line = parse_unix_line("d?????????   ? ?    ?       ?            ?  lead dir");
  EXPECT_EQ(line.verdict, Verdict::entry);
  EXPECT_EQ(line.entry, entry(directory, "", "", " lead dir"));
  EXPECT_EQ(parse_unix_line("-????????? ? ? ? ? ? ?").entry, entry(file, "", "", "?"));
}

} // namespace ftperm::listing::test
