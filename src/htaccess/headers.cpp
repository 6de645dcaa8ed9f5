#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/context.hpp"
#include "htaccess/regex.hpp"
#include "htaccess/words.hpp"

#include <vector>

namespace ftperm::htaccess {
namespace {

constexpr std::string_view with_value = "add append merge set setifempty note";
constexpr std::string_view with_two = "edit edit*";
constexpr std::string_view without = "unset echo";

bool is_condition(std::string_view word) {
  return starts_with(word, "env=") || starts_with(word, "expr=") || same(word, "early");
}

/// words: the action, the header's name, and what stands behind them.
std::string fault_of(const std::vector<std::string>& words) {
  const bool known = !words.empty() && (lists(with_value, words[0]) || lists(with_two, words[0]) ||
                                        lists(without, words[0]));
  if (!known) return "Behind Header stands what to do: set, append, add, merge, unset, edit.";
  const std::size_t values = lists(with_two, words[0]) ? 2 : lists(without, words[0]) ? 0 : 1;
  if (words.size() < 2 + values)
    return "Here the header's name or its value is missing. Write it, or remove the line.";
  if (words.size() > 3 + values || (words.size() == 3 + values && !is_condition(words.back())))
    return values == 0 ? "Behind the header's name nothing more may stand here. Remove the value."
                       : "The header's value has a blank in it. Put \"...\" around the value.";
  if (values == 2 && !regex_fault(words[2]).empty())
    return "The regular expression is broken: " + std::string(regex_fault(words[2])) +
           ". Correct it.";
  return {};
}

} // namespace

void check_header(const Directive& directive, Context& context) {
  std::vector<std::string> words = words_of(directive.arguments);
  const bool has_when = !words.empty() && lists("always onsuccess", words[0]);
  if (has_when && same(directive.name, "Header")) words.erase(words.begin());
  std::string fault = fault_of(words);
  if (!fault.empty())
    context.tell(directive, Weight::certain, std::move(fault),
                 manual("mod/mod_headers.html#" + lower(directive.name)));
}

} // namespace ftperm::htaccess
