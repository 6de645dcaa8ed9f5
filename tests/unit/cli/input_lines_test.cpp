#include "cli/input_lines.hpp"

#include <gtest/gtest.h>

#include <vector>

#include <sys/mman.h>
#include <unistd.h>

namespace ftperm::cli::test {
namespace {

/// The lines of a file that holds the text; "(long)" for one that is too long.
std::vector<std::string> lines_of(std::string_view text) {
  const int fd = ::memfd_create("lines", 0);
  EXPECT_EQ(::write(fd, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  ::lseek(fd, 0, SEEK_SET);
  const std::atomic<bool> stop{false};
  InputLines input(fd, stop);
  std::vector<std::string> lines;
  for (auto line = input.next(); line && *line; line = input.next())
    lines.push_back((*line)->too_long ? "(long)" : std::string((*line)->text));
  ::close(fd);
  return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST(InputLines, EndWithLfOrCrlfAndTheLastWithNothing) {
  EXPECT_EQ(lines_of(""), Lines{});
  EXPECT_EQ(lines_of("\n"), Lines{""});
  EXPECT_EQ(lines_of("a\nb\r\n\r\nc"), (Lines{"a", "b", "", "c"}));
  EXPECT_EQ(lines_of("a\rb\r\r\nc\r"), (Lines{"a\rb\r", "c\r"}));
}

TEST(InputLines, AreWholeHoweverLongTheyAre) {
  for (const std::size_t length : {65534U, 65535U, 65536U, 65537U, 1048576U}) {
    const std::string line(length, 'x');
    EXPECT_EQ(lines_of(line + "\r\n" + line + "\n" + line), (Lines{line, line, line})) << length;
  }
}

TEST(InputLines, AreThrownAwayAndCountedWhenTheyAreLongerThanAny) {
  const std::string most(InputLines::max_line, 'x');
  EXPECT_EQ(lines_of(most + "\r\na\n" + most), (Lines{most, "a", most}));
  EXPECT_EQ(lines_of(most + "x\na"), (Lines{"(long)", "a"}));
  EXPECT_EQ(lines_of("a\n" + most + most + most), (Lines{"a", "(long)"}));
}

TEST(InputLines, AreAnErrorWhenTheFileCannotBeReadOrTheUserStops) {
  const std::atomic<bool> go_on{false};
  EXPECT_EQ(InputLines(-1, go_on).next().error().kind, ErrorKind::local_io);
  const std::atomic<bool> stop{true};
  EXPECT_EQ(InputLines(0, stop).next().error().kind, ErrorKind::interrupted);
}

} // namespace ftperm::cli::test
