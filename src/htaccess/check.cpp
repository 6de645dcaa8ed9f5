#include "ftperm/htaccess/check.hpp"

#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/context.hpp"
#include "htaccess/directive_check.hpp"
#include "htaccess/lines.hpp"
#include "htaccess/section_check.hpp"
#include "htaccess/whole_file.hpp"
#include "htaccess/words.hpp"

namespace ftperm::htaccess {
namespace {

/// The file, line by line, as Apache reads it.
class Checker {
 public:
  void read(const Line& line) {
    if (line.too_long) {
      hints_.add(place_of(line), Weight::certain,
                 "The line is longer than 8,191 bytes (with the lines that a backslash joins to "
                 "it), which Apache refuses. Split it.",
                 manual(syntax_page));
      return;
    }
    if (line.text.empty() || line.text[0] == '#') return;
    if (sections_.in_macro()) {
      if (starts_with(line.text, "</macro>")) sections_.close(line.text, place_of(line), hints_);
      return;
    }
    check_pasted(line, hints_);
    read_directive(line);
  }

  std::vector<Hint> finish() {
    sections_.finish(hints_);
    check_memory(memory_, hints_);
    return hints_.take();
  }

  Hints& hints() { return hints_; }

 private:
  void read_directive(const Line& line) {
    Context context{sections_, hints_, memory_};
    std::string_view rest = line.text;
    Directive directive{take_word(rest), {}, place_of(line)};
    if (directive.name.empty()) return; // "" alone: Apache takes it for an empty line
    const bool closes = directive.name.starts_with("</");
    if (!closes && directive.name.size() > 1 && directive.name.ends_with('>')) {
      directive.name.pop_back();
      if (directive.name.starts_with('<') && rest.empty()) rest = ">";
    }
    directive.arguments = rest;
    if (tell_of_page(directive, context)) return;
    if (closes)
      sections_.close(line.text, directive.place, hints_);
    else if (directive.name.starts_with('<'))
      open_section(directive, context, sections_);
    else
      check_directive(directive, context);
  }

  Sections sections_;
  Hints hints_;
  Memory memory_;
};

} // namespace

std::vector<Hint> check(std::string_view content) {
  Checker checker;
  if (!check_whole_file(content, checker.hints())) return checker.hints().take();
  LineReader reader(content);
  Line line;
  while (!checker.hints().full() && reader.next(line))
    checker.read(line);
  return checker.finish();
}

} // namespace ftperm::htaccess
