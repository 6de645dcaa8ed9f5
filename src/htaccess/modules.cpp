#include "htaccess/modules.hpp"

#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"

#include <algorithm>

namespace ftperm::htaccess {
namespace {

/// Their directives need no <IfModule>; of mod_access_compat is told elsewhere.
constexpr std::string_view base_modules =
    "core mod_access_compat mod_alias mod_auth_basic mod_authn_core mod_authn_file mod_authz_core "
    "mod_authz_groupfile mod_autoindex mod_dir mod_env mod_mime mod_negotiation mod_rewrite "
    "mod_setenvif mod_version mod_actions";

/// Most hosts have them, but not all.
constexpr std::string_view usual_modules =
    "mod_expires mod_headers mod_deflate mod_filter mod_ssl mod_include mod_speling "
    "mod_auth_digest mod_substitute mod_proxy_fcgi mod_logio mod_http2";

/// mod_filter's AddOutputFilterByType is for the sake of the module that compresses.
bool is_guarded(std::string_view page, const Sections& sections) {
  if (sections.inside("<ifdirective") || sections.inside("<ifdefine")) return true;
  if (sections.inside(module_of(page))) return true;
  return page == "mod_filter" && (sections.inside("deflate") || sections.inside("brotli"));
}

bool is_any_inside(std::string_view modules, const Sections& sections) {
  while (!modules.empty()) {
    const std::size_t end = std::min(modules.find(' '), modules.size());
    if (sections.inside(modules.substr(0, end))) return true;
    modules.remove_prefix(std::min(end + 1, modules.size()));
  }
  return false;
}

} // namespace

void check_module(const Directive& directive, const Known& known, Context& context) {
  if (lists(base_modules, known.page) || is_guarded(known.page, context.sections)) return;
  const std::string page(known.page);
  context.tell_once(page, directive, lists(usual_modules, page) ? Weight::possible : Weight::likely,
                    "This needs " + page + ", and a host without it answers 500. Write <IfModule " +
                        page +
                        ".c> before and </IfModule> behind this and the file's other lines for it.",
                    address_of(known));
}

void check_foreign(const Directive& directive, const ForeignModule& module, Context& context) {
  if (is_any_inside(module.guards, context.sections) || context.sections.inside("<ifdirective") ||
      context.sections.inside("<ifdefine"))
    return;
  if (module.guards == "php") {
    context.tell_once("php", directive, Weight::likely,
                      "Only PHP as a module of Apache takes this, and most shared hosts run PHP "
                      "otherwise: then it is answered with 500. Remove the file's php_value and "
                      "php_flag lines, and write the settings to .user.ini (memory_limit = 256M) "
                      "or choose them in the host's panel.",
                      std::string(module.source));
    return;
  }
  context.tell_once(module.title, directive, Weight::likely,
                    "This needs " + std::string(module.title) +
                        ": a host without it answers 500. Remove the line, or ask the host; an "
                        "<IfModule> around it makes it harmless.",
                    std::string(module.source));
}

} // namespace ftperm::htaccess
