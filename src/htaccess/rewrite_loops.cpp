#include "htaccess/rewrite_loops.hpp"

#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/rewrite_flags.hpp"

namespace ftperm::htaccess {
namespace {

/// Patterns that every address fits, the result of the rule as well.
constexpr std::string_view fits_all =
    ". .* (.*) ^ ^. ^.* ^.*$ ^(.*) ^(.*)$ (.*)$ .*$ .+ (.+) ^.+ ^.+$ ^(.+) ^(.+)$ (.+)$ .+$ .? ^.?";

/// Apache stops when the result is the file that was asked for. So an address within the folder
/// that is always the same is reached once, and any other is rewritten again.
bool changes_again(std::string_view target) {
  const std::string_view path = target.substr(0, target.find('?'));
  return path.find('/') != std::string_view::npos || path.find('$') != std::string_view::npos ||
         path.find('%') != std::string_view::npos;
}

/// Whether the rule leaves the site's own addresses, or ends the rewriting for good.
bool leaves(std::string_view target, std::string_view flags) {
  return target.find("://") != std::string_view::npos || target.starts_with("%{") ||
         has_flag(flags, "END R redirect F forbidden G gone P proxy");
}

} // namespace

void check_rewrite_loop(const Directive& directive, const RewriteArguments& rule,
                        Context& context) {
  Memory& memory = context.memory;
  const bool conditional = memory.has_condition || memory.has_guard;
  const std::string_view target = rule.second;
  if (!conditional && !memory.rewrite_off && context.sections.at_top() && target != "-" &&
      lists(fits_all, rule.first) && changes_again(target) && !leaves(target, rule.third))
    context.tell(directive, Weight::possible,
                 "This rule fits its own result too, so Apache may rewrite in a circle, give up "
                 "after ten rounds and answer 500 (not where the folder that it leads to has "
                 "rewrite rules of its own). Write \"RewriteCond %{REQUEST_FILENAME} !-f\" before "
                 "it, or the flag [END].",
                 manual("mod/core.html#limitinternalrecursion"));
  // A rule that stops for some addresses, skips or chains decides about those behind it.
  if ((target == "-" && has_flag(rule.third, "L last END")) ||
      has_flag(rule.third, "C chain S skip"))
    memory.has_guard = true;
}

} // namespace ftperm::htaccess
