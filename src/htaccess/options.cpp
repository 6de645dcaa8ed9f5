#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/context.hpp"
#include "htaccess/words.hpp"

#include "ftperm/core/text.hpp"

#include <vector>

namespace ftperm::htaccess {
namespace {

constexpr std::string_view known_options =
    "All None Indexes Includes IncludesNOEXEC FollowSymLinks SymLinksIfOwnerMatch ExecCGI "
    "MultiViews RunScripts";

struct Forbidden {
  std::string_view option;
  Weight weight;
  std::string_view instead;
};

constexpr Forbidden forbidden[] = {
    {"All", Weight::likely, "Name only those that the site needs."},
    {"FollowSymLinks", Weight::possible, "Write SymLinksIfOwnerMatch instead."},
    {"ExecCGI", Weight::possible, "Remove it unless the host's guide says to write it."},
    {"Includes", Weight::possible, "Write IncludesNOEXEC instead, or remove it."},
    {"Indexes", Weight::possible, "Remove it: a list of all files is seldom wanted."},
    {"MultiViews", Weight::possible, "Remove it."},
};

bool has_sign(std::string_view word) {
  return word.starts_with('+') || word.starts_with('-');
}

/// Apache's own rules about signs, and about All and None, in its order.
std::string fault_of(const std::vector<std::string>& words) {
  bool merges = false;
  bool whole = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool sign = has_sign(words[i]);
    if ((sign && !merges && i > 0 && !whole) || (!sign && merges))
      return "Either all words of Options have a + or - before them, or none has. Put a sign "
             "before each of them.";
    merges = merges || sign;
    const std::string_view option = std::string_view(words[i]).substr(sign ? 1 : 0);
    if (!lists(known_options, option) || option.empty())
      return "Apache knows no option \"" + visible(option.substr(0, 40)) +
             "\". Correct or remove it; between two options stands a blank, behind a sign none.";
    const bool all_or_none = same(option, "All") || same(option, "None");
    if (all_or_none && (i > 0 || sign))
      return "All and None stand first and without a sign. Name the options one by one.";
    whole = whole || all_or_none;
  }
  return {};
}

void tell_forbidden(const Directive& directive, const Context& context, std::string_view word) {
  if (word.starts_with('-')) return;
  const std::string_view option = word.substr(has_sign(word) ? 1 : 0);
  for (const Forbidden& row : forbidden) {
    if (!same(option, row.option)) continue;
    context.tell(directive, row.weight,
                 "Many shared hosts do not allow the option " + std::string(row.option) +
                     " in .htaccess, and answer 500. " + std::string(row.instead),
                 manual("mod/core.html#allowoverride"));
    return;
  }
}

/// Whether the line takes the right to follow links away.
bool forbids_links(const std::vector<std::string>& words) {
  bool forbids = !words.empty() && !has_sign(words[0]);
  for (const std::string& word : words) {
    const std::string_view option = std::string_view(word).substr(has_sign(word) ? 1 : 0);
    if (same(option, "All") || same(option, "SymLinksIfOwnerMatch") ||
        same(option, "FollowSymLinks"))
      forbids = word.starts_with('-');
  }
  return forbids;
}

} // namespace

void check_options(const Directive& directive, Context& context) {
  const std::vector<std::string> words = words_of(directive.arguments);
  std::string fault = fault_of(words);
  if (!fault.empty()) {
    context.tell(directive, Weight::certain, std::move(fault), manual(options_page));
    return;
  }
  for (const std::string& word : words)
    tell_forbidden(directive, context, word);
  if (!context.sections.at_top()) return;
  if (forbids_links(words))
    context.memory.links_off = {directive.place, Weight::possible};
  else if (!words.empty() && lists("+FollowSymLinks +SymLinksIfOwnerMatch All", words[0]))
    context.memory.links_off.reset();
}

} // namespace ftperm::htaccess
