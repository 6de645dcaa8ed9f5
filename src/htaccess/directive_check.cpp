#include "htaccess/directive_check.hpp"

#include "htaccess/addresses.hpp"
#include "htaccess/arguments.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/directives.hpp"
#include "htaccess/modules.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>

namespace ftperm::htaccess {
namespace {

struct Check {
  std::string_view names;
  void (*run)(const Directive&, Context&);
};

constexpr Check checks[] = {
    {"Options", check_options},
    {"Order", check_order},
    {"Allow Deny", check_allow},
    {"Satisfy", check_satisfy},
    {"Require", check_require},
    {"AuthType AuthUserFile AuthGroupFile", check_auth},
    {"RewriteRule", check_rewrite_rule},
    {"RewriteCond", check_rewrite_condition},
    {"RewriteEngine", check_rewrite_engine},
    {"RewriteBase", check_rewrite_base},
    {"Redirect RedirectTemp RedirectPermanent", check_redirect},
    {"RedirectMatch", check_redirect_match},
    {"ErrorDocument", check_error_document},
    {"Header RequestHeader", check_header},
    {"SetHandler AddHandler AddType ForceType", check_handler},
    {"Action", check_action},
};

constexpr std::string_view php_for_the_server = "php_admin_value php_admin_flag";

bool is_foreign_text(std::string_view name) {
  return std::any_of(name.begin(), name.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string unknown_reason(std::string_view name) {
  constexpr std::size_t longest = 60;
  const std::string shown = visible(name.substr(0, longest));
  if (is_foreign_text(name))
    return "\"" + shown +
           "\" has a character that is no plain letter, as pasted from a web page; "
           "perhaps it looks like a blank. Write the word and the blank anew.";
  const std::string_view near = nearest_directive(name);
  if (!near.empty())
    return "Apache knows no \"" + shown + "\". Did you mean " + std::string(near) + "?";
  return "Apache knows no \"" + shown +
         "\". Remove the line, or put a # before it if it is a comment.";
}

void tell_unknown(const Directive& directive, Context& context) {
  const std::string_view advice = advice_for_removed(directive.name);
  if (!advice.empty())
    context.tell(directive, Weight::certain,
                 "Apache 2.4 has no " + directive.name + " any more. " + std::string(advice),
                 manual("upgrading.html"));
  else
    context.tell(directive, Weight::certain, unknown_reason(directive.name),
                 manual("mod/directives.html"));
}

} // namespace

bool check_name(const Directive& directive, Context& context) {
  if (lists(php_for_the_server, directive.name)) {
    context.tell(directive, Weight::certain,
                 "Only the host may write " + lower(directive.name) +
                     ". Remove the line, and write the setting to .user.ini if that may have it.",
                 "https://www.php.net/manual/en/configuration.changes.php");
    return false;
  }
  const Known* known = find_directive(directive.name);
  if (known != nullptr && known->in_htaccess) {
    check_module(directive, *known, context);
    return true;
  }
  if (known != nullptr) {
    context.tell(directive, Weight::certain,
                 std::string(known->name) + (known->name.starts_with('<') ? ">" : "") +
                     " is for the server's own configuration, and Apache refuses it in .htaccess. "
                     "Remove it, or ask the host.",
                 address_of(*known));
    return false;
  }
  if (const ForeignModule* module = find_foreign(directive.name); module != nullptr)
    check_foreign(directive, *module, context);
  else
    tell_unknown(directive, context);
  return false;
}

void check_directive(const Directive& directive, Context& context) {
  if (context.sections.closed_book() || !check_name(directive, context)) return;
  // ${...} may become anything when the server has a variable of that name.
  if (directive.arguments.find("${") != std::string::npos) return;
  std::string fault = argument_fault(directive.name, directive.arguments);
  // Of Order its own check tells more.
  if (!fault.empty() && !same(directive.name, "Order"))
    context.tell(directive, Weight::certain, std::move(fault),
                 address_of(*find_directive(directive.name)));
  for (const Check& check : checks)
    if (lists(check.names, directive.name)) check.run(directive, context);
}

} // namespace ftperm::htaccess
