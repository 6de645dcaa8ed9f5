#include "htaccess/whole_file.hpp"

#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"

#include <algorithm>
#include <array>

namespace ftperm::htaccess {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

constexpr std::array<std::string_view, 8> pasted_quotes = {
    "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9A", "\xE2\x80\x9C",
    "\xE2\x80\x9D", "\xE2\x80\x9E", "\xC2\xAB",     "\xC2\xBB"};

Place first_line(std::string_view content) {
  LineReader reader(content);
  Line line;
  reader.next(line);
  return place_of(line);
}

bool is_utf16(std::string_view content) {
  return content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF");
}

} // namespace

bool check_whole_file(std::string_view& content, Hints& hints) {
  if (is_utf16(content)) {
    hints.add(first_line(content), Weight::certain,
              "The file is saved as UTF-16 (\"Unicode\"), which Apache cannot read. Save it as "
              "plain text (ANSI, or UTF-8 without BOM).",
              manual(syntax_page));
    return false;
  }
  if (content.starts_with(mark)) {
    hints.add(first_line(content), Weight::certain,
              "The file begins with a byte-order mark, three bytes that no editor shows, and "
              "Apache takes them for the name of a directive. Save it as UTF-8 without BOM.",
              manual(syntax_page));
    content.remove_prefix(mark.size());
  }
  const std::size_t cr = content.find('\r');
  if (cr != std::string_view::npos && cr + 1 < content.size() &&
      content.find('\n') == std::string_view::npos)
    hints.add(first_line(content),
              trim(content).starts_with('#') ? Weight::possible : Weight::likely,
              "The file has the line ends of an old Mac, so Apache takes all of it for one line. "
              "Save it with the line ends of Unix (LF), and upload it again.",
              manual(syntax_page));
  return true;
}

void check_pasted(const Line& line, Hints& hints) {
  if (line.has_nul)
    hints.add(place_of(line), Weight::likely,
              "The line has a NUL byte in it, so the file is damaged or no plain text; Apache does "
              "not see what stands behind it. Write the file anew.",
              manual(syntax_page));
  const auto stands_in = [&](std::string_view piece) {
    return line.text.find(piece) != std::string::npos;
  };
  if (std::any_of(pasted_quotes.begin(), pasted_quotes.end(), stands_in))
    hints.add(place_of(line), Weight::possible,
              "There are typographic quotation marks, as pasted from a web page or a word "
              "processor; to Apache they are letters. Write the straight ones (\").",
              manual(syntax_page));
  if (stands_in("\xC2\xA0"))
    hints.add(place_of(line), Weight::likely,
              "There is a non-breaking space, as pasted from a web page; to Apache it is a letter. "
              "Write the blanks of this line anew.",
              manual(syntax_page));
}

} // namespace ftperm::htaccess
