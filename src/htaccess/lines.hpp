#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ftperm::htaccess {

/// Apache reads a line of .htaccess into 8,192 bytes; a longer one is an error.
constexpr std::size_t longest_line = 8191;

/// A line as Apache takes it: those that a backslash continues are joined.
struct Line {
  std::size_t number = 0; ///< of its first line in the file, from 1
  std::string_view raw;   ///< that first line, as it stands
  std::string text;       ///< joined, without blanks around it, up to a NUL
  bool too_long = false;  ///< then text is only its start
  bool has_nul = false;
};

class LineReader {
 public:
  explicit LineReader(std::string_view content) : rest_(content) {}

  /// The next line; false at the end.
  bool next(Line& line);

 private:
  std::string_view take();

  std::string_view rest_;
  std::size_t number_ = 0;
};

} // namespace ftperm::htaccess
