#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/context.hpp"
#include "htaccess/regex.hpp"
#include "htaccess/rewrite_arguments.hpp"
#include "htaccess/rewrite_flags.hpp"
#include "htaccess/rewrite_loops.hpp"
#include "htaccess/words.hpp"

namespace ftperm::htaccess {
namespace {

std::string rewrite_manual(std::string_view anchor) {
  return manual("mod/mod_rewrite.html#" + std::string(anchor));
}

std::string missing_argument(std::string_view what) {
  return "This line has a pattern and nothing behind it, or a quotation mark that is not closed. "
         "Write \"" +
         std::string(what) + "\".";
}

/// Whether a condition's pattern is a regular expression, and no test or comparison.
bool is_regex(std::string_view pattern) {
  if (pattern.size() < 2) return true;
  return pattern[0] != '-' && pattern[0] != '<' && pattern[0] != '>' && pattern[0] != '=';
}

std::string pattern_fault(std::string_view pattern) {
  const std::string_view fault = regex_fault(pattern);
  if (fault.empty()) return {};
  return "The regular expression is broken: " + std::string(fault) +
         ". Correct it; a sign that stands for itself has a backslash before it.";
}

} // namespace

void check_rewrite_rule(const Directive& directive, Context& context) {
  Memory& memory = context.memory;
  memory.rewrites = memory.rewrites || !memory.rewrite_off;
  const auto arguments = rewrite_arguments(directive.arguments);
  if (!arguments) {
    context.tell(directive, Weight::certain,
                 missing_argument("RewriteRule pattern address [flags]"),
                 rewrite_manual("rewriterule"));
    memory.has_condition = false;
    return;
  }
  std::string fault;
  if (arguments->has_third) fault = rule_flags_fault(arguments->third);
  if (!fault.empty())
    context.tell(directive, Weight::certain, std::move(fault), manual(flags_page));
  std::string_view pattern = arguments->first;
  if (pattern.starts_with('!')) pattern.remove_prefix(1);
  fault = pattern_fault(pattern);
  if (!fault.empty())
    context.tell(directive, Weight::certain, std::move(fault), manual(regex_page));
  check_rewrite_loop(directive, *arguments, context);
  memory.has_condition = false;
}

void check_rewrite_condition(const Directive& directive, Context& context) {
  context.memory.has_condition = true;
  const auto arguments = rewrite_arguments(directive.arguments);
  if (!arguments) {
    context.tell(directive, Weight::certain, missing_argument("RewriteCond what pattern"),
                 rewrite_manual("rewritecond"));
    return;
  }
  std::string fault;
  if (arguments->has_third) fault = condition_flags_fault(arguments->third);
  if (!fault.empty())
    context.tell(directive, Weight::certain, std::move(fault), rewrite_manual("rewritecond"));
  std::string_view pattern = arguments->second;
  if (pattern.starts_with('!')) pattern.remove_prefix(1);
  if (same(arguments->first, "expr") || !is_regex(pattern)) return;
  fault = pattern_fault(pattern);
  if (!fault.empty())
    context.tell(directive, Weight::certain, std::move(fault), manual(regex_page));
}

void check_rewrite_engine(const Directive& directive, Context& context) {
  std::string_view rest = directive.arguments;
  context.memory.rewrite_off = same(take_word(rest), "off");
}

void check_rewrite_base(const Directive& directive, Context& context) {
  std::string_view rest = directive.arguments;
  const std::string base = take_word(rest);
  if (base.empty() || !rest.empty()) return; // told as a wrong count
  if (!base.starts_with('/'))
    context.tell(directive, Weight::certain,
                 "RewriteBase is the folder's address without the site's name, and begins with a "
                 "slash. Write \"RewriteBase /\" or \"RewriteBase /folder/\".",
                 rewrite_manual("rewritebase"));
  else if (starts_with(base, "/home/") || starts_with(base, "/var/www") ||
           starts_with(base, "/usr/") || base.find("/public_html") != std::string::npos)
    context.tell(directive, Weight::possible,
                 "This looks like a path on the host's disk. RewriteBase is the folder's address "
                 "as a browser shows it, without the site's name.",
                 rewrite_manual("rewritebase"));
}

} // namespace ftperm::htaccess
