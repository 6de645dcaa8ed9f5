#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/context.hpp"
#include "htaccess/words.hpp"

#include "ftperm/core/text.hpp"

#include <vector>

namespace ftperm::htaccess {
namespace {

constexpr std::string_view providers =
    "all env expr forward-dns group host ip local method user valid-user file-owner file-group "
    "dbm-group dbm-file-group dbd-group dbd-login dbd-logout ldap-user ldap-group ldap-dn "
    "ldap-attribute ldap-filter ldap-search ssl ssl-verify-client tls unix-group external-group "
    "shibboleth shib-session shib-user shib-attr claim claims_expr mellon";

std::string require_manual() {
  return manual("mod/mod_authz_core.html#require");
}

/// Why Apache refuses it, in a file that stands alone; "" when it may be good.
std::string fault_of(const std::vector<std::string>& words) {
  if (words.empty()) return "Require says nobody. Write \"Require all granted\" or remove it.";
  const bool all = same(words[0], "all");
  if (all && (words.size() != 2 || !lists("granted denied", words[1])))
    return "Behind \"Require all\" stands the word granted or denied, and nothing else.";
  if (lists("granted denied allow deny", words[0]))
    return "Here the word \"all\" is missing: write \"Require all granted\" or \"Require all "
           "denied\".";
  if (same(words[0], "ip") && words.size() == 1)
    return "Behind \"Require ip\" stands at least one address.";
  return {};
}

bool needs_login(std::string_view word) {
  return lists("valid-user user group", word);
}

} // namespace

void check_require(const Directive& directive, Context& context) {
  std::vector<std::string> words = words_of(directive.arguments);
  const bool negated = !words.empty() && same(words[0], "not");
  if (negated) words.erase(words.begin());
  context.memory.has_require = true;
  std::string fault = fault_of(words);
  if (fault.empty() && negated && !context.sections.inside("<requireall"))
    fault = "\"Require not\" means something only inside <RequireAll>. Write <RequireAll> and "
            "\"Require all granted\" before it, </RequireAll> behind it.";
  if (!fault.empty()) {
    context.tell(directive, Weight::certain, std::move(fault), require_manual());
    return;
  }
  if (!lists(providers, words[0]))
    context.tell(directive, Weight::likely,
                 "Apache knows no \"Require " + visible(words[0].substr(0, 40)) +
                     "\" without a module that few hosts have. Correct the word, or ask the host.",
                 require_manual());
  if (needs_login(words[0]) && !context.memory.login)
    context.memory.login = {directive.place, context.weight_here(Weight::possible)};
}

/// AuthType, AuthUserFile, AuthGroupFile.
void check_auth(const Directive& directive, Context& context) {
  if (same(directive.name, "AuthType")) {
    context.memory.has_auth_type = true;
    return;
  }
  const std::vector<std::string> words = words_of(directive.arguments);
  if (words.size() != 1) return;
  const std::string& path = words[0];
  const std::string source = manual("mod/mod_authn_file.html#authuserfile");
  const bool windows = path.find('\\') != std::string::npos || (path.size() > 2 && path[1] == ':');
  if (windows || !path.starts_with('/'))
    context.tell(directive, Weight::likely,
                 "This path does not begin at the root of the host's disk, so the file is not "
                 "found, and a login is answered with 500. Write the whole path, as the host "
                 "names it (/home/.../.htpasswd).",
                 source);
  else
    context.tell(directive, Weight::possible,
                 "If this file is not there, as after a move to another host, a login is answered "
                 "with 500. Compare the path with the one that the host names.",
                 source);
}

} // namespace ftperm::htaccess
