#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/context.hpp"
#include "htaccess/words.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <vector>

namespace ftperm::htaccess {
namespace {

std::string access_manual(std::string_view anchor) {
  return manual("mod/mod_access_compat.html#" + std::string(anchor));
}

/// The rules of 2.2 are harmless where only a server without those of 2.4 reads them.
void remember_old_access(const Directive& directive, Context& context) {
  for (const std::string_view guard : {"!authz_core", "access_compat", "<ifversion", "!authz_host",
                                       "authz_default", "<ifdefine", "<ifdirective"})
    if (context.sections.inside(guard)) return;
  if (!context.memory.old_access)
    context.memory.old_access = {directive.place, context.weight_here(Weight::possible)};
}

/// Four numbers at most, and none above 255: what else has only digits and dots is refused.
bool is_bad_address(std::string_view word) {
  if (word.find_first_not_of("0123456789.") != std::string_view::npos) return false;
  std::size_t parts = 0;
  while (!word.empty()) {
    const std::size_t end = std::min(word.find('.'), word.size());
    if (end > 3 || (end == 3 && word.substr(0, 3) > "255")) return true;
    parts += end > 0 ? 1 : 0;
    word.remove_prefix(std::min(end + 1, word.size()));
  }
  return parts > 4;
}

} // namespace

void check_order(const Directive& directive, Context& context) {
  remember_old_access(directive, context);
  const std::vector<std::string> words = words_of(directive.arguments);
  if (words.size() == 1 && lists("allow,deny deny,allow mutual-failure", words[0])) return;
  context.tell(directive, Weight::certain,
               "Order takes \"allow,deny\" or \"deny,allow\", as one word: no blank may stand "
               "beside the comma.",
               access_manual("order"));
}

void check_allow(const Directive& directive, Context& context) {
  remember_old_access(directive, context);
  const std::vector<std::string> words = words_of(directive.arguments);
  if (words.empty()) return; // told as a missing argument
  if (!same(words[0], "from")) {
    context.tell(directive, Weight::certain,
                 "Allow and Deny must be followed by the word \"from\": write \"" +
                     visible(directive.name.substr(0, 20)) + " from ...\".",
                 access_manual("allow"));
    return;
  }
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (starts_with(words[i], "env=") || words[i].find('/') != std::string::npos) continue;
    if (words[i].find('#') != std::string::npos) {
      context.tell(directive, Weight::certain,
                   "A comment cannot stand behind a directive. Put it on a line of its own.",
                   manual(syntax_page));
      return;
    }
    if (is_bad_address(words[i]))
      context.tell(directive, Weight::certain,
                   "\"" + visible(words[i]) +
                       "\" is no address: each of its at most four numbers "
                       "is 255 or less. Correct or remove it.",
                   access_manual("allow"));
  }
}

void check_satisfy(const Directive& directive, Context& context) {
  const std::vector<std::string> words = words_of(directive.arguments);
  if (words.size() == 1 && !lists("all any", words[0]))
    context.tell(directive, Weight::certain,
                 "Satisfy takes the word All or Any. Write one of them.", access_manual("satisfy"));
}

} // namespace ftperm::htaccess
