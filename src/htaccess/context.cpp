#include "htaccess/context.hpp"

#include "htaccess/addresses.hpp"

#include <utility>

namespace ftperm::htaccess {

Weight Context::weight_here(Weight weight) const {
  if (!sections.doubtful()) return weight;
  return weight == Weight::certain ? Weight::likely : Weight::possible;
}

void Context::tell(const Directive& directive, Weight weight, std::string reason,
                   std::string source) const {
  hints.add(directive.place, weight_here(weight), std::move(reason), std::move(source));
}

void Context::tell_once(std::string_view what, const Directive& directive, Weight weight,
                        std::string reason, std::string source) const {
  if (memory.told.emplace(what).second)
    tell(directive, weight, std::move(reason), std::move(source));
}

void check_memory(const Memory& memory, Hints& hints) {
  if (memory.old_access)
    hints.add(memory.old_access->place, memory.old_access->weight,
              memory.has_require
                  ? "Order, Allow and Deny are the access rules of Apache 2.2, and this file mixes "
                    "them with Require: write all of them with Require, for they contradict each "
                    "other, and a host without mod_access_compat answers 500."
                  : "Order, Allow and Deny are the access rules of Apache 2.2: a host without "
                    "mod_access_compat answers 500. Write \"Require all granted\" or \"Require all "
                    "denied\" instead.",
              manual(access_page));
  if (memory.login && !memory.has_auth_type)
    hints.add(memory.login->place, memory.login->weight,
              "This needs a login, and no AuthType says which: Apache answers 500 unless a folder "
              "above says it. Write \"AuthType Basic\", AuthName and AuthUserFile before it.",
              manual("mod/mod_authn_core.html#authtype"));
  if (memory.links_off && memory.rewrites)
    hints.add(memory.links_off->place, memory.links_off->weight,
              "Rewrite rules need FollowSymLinks or SymLinksIfOwnerMatch; without them Apache "
              "refuses the page (403). Write \"Options +SymLinksIfOwnerMatch\".",
              manual("mod/mod_rewrite.html#rewriteengine"));
}

} // namespace ftperm::htaccess
