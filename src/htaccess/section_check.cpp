#include "htaccess/section_check.hpp"

#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/directive_check.hpp"
#include "htaccess/regex.hpp"
#include "htaccess/words.hpp"

namespace ftperm::htaccess {
namespace {

constexpr std::string_view takes_nothing = "<Else <RequireAll <RequireAny <RequireNone";

/// Tags that no section of Apache is named like.
constexpr std::string_view tags =
    "a b body br center div em font form h1 h2 h3 head hr html i img input li link meta ol p pre "
    "script span strong style table tbody td th title tr ul";

bool is_regex_section(const Directive& directive, std::string_view& pattern) {
  if (same(directive.name, "<FilesMatch")) return true;
  if (!same(directive.name, "<Files") || !pattern.starts_with('~')) return false;
  take_word(pattern);
  return true;
}

/// What stands before the ">" and is wrong; "" when nothing is.
std::string arguments_fault(const Directive& directive, std::string_view arguments) {
  const bool nothing = lists(takes_nothing, directive.name);
  if (arguments.empty() && !nothing)
    return "Between the section's name and the > something is missing: a file, a module, a "
           "condition. Write it, or remove the section.";
  if (!arguments.empty() && nothing)
    return "Nothing may stand between this section's name and the >. Remove it.";
  if (!is_regex_section(directive, arguments)) return {};
  const std::string_view fault = regex_fault(take_word(arguments));
  if (!fault.empty())
    return "The regular expression is broken: " + std::string(fault) + ". Correct it.";
  if (!arguments.empty()) return "The pattern has a blank in it. Put \"...\" around the pattern.";
  return {};
}

void check_arguments(const Directive& directive, Context& context) {
  const std::size_t end = directive.arguments.rfind('>');
  std::string fault;
  if (end == std::string::npos)
    fault = "The > at the end of this line is missing. Write it.";
  else
    fault = arguments_fault(directive, std::string_view(directive.arguments).substr(0, end));
  if (!fault.empty())
    context.tell(directive, Weight::certain, std::move(fault), manual(syntax_page));
}

} // namespace

void open_section(const Directive& directive, Context& context, Sections& sections) {
  if (!context.sections.closed_book() && check_name(directive, context))
    check_arguments(directive, context);
  const std::size_t end = directive.arguments.rfind('>');
  sections.open(std::string_view(directive.name).substr(1),
                std::string_view(directive.arguments).substr(0, end), directive.place);
}

bool tell_of_page(const Directive& directive, Context& context) {
  std::string_view name = directive.name;
  if (!name.starts_with('<')) return false;
  name.remove_prefix(name.starts_with("</") ? 2 : 1);
  const std::string_view tag = name.substr(0, name.find_first_of("></"));
  if (!name.starts_with('?') && !name.starts_with('!') && !lists(tags, tag)) return false;
  context.tell_once("page", directive, Weight::certain,
                    "This is a line of a web page or a script, not of .htaccess. Remove what does "
                    "not belong here, or upload the right file.",
                    manual(how_to_page));
  return true;
}

} // namespace ftperm::htaccess
