#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/context.hpp"
#include "htaccess/regex.hpp"
#include "htaccess/words.hpp"

#include <algorithm>
#include <vector>

namespace ftperm::htaccess {
namespace {

/// "https:...", as Apache tells it: a word of letters, digits, "+", "-" and "." before a colon.
bool is_url(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'z') || c == '+' || c == '-' ||
           c == '.';
  });
}

int number_of(std::string_view word) {
  int number = 0;
  for (std::size_t i = 0; i < word.size() && is_digit(word[i]) && number < 100000; ++i)
    number = number * 10 + (word[i] - '0');
  return number;
}

bool redirects(int status) {
  return (status >= 300 && status <= 303) || status == 307 || status == 308;
}

/// A Redirect or RedirectMatch in its parts.
struct Redirect {
  int status = 302;
  bool has_status = false;
  std::string from;
  std::string to;
  bool has_target = false;
};

Redirect parts_of(const std::vector<std::string>& words) {
  Redirect parts;
  const std::string& first = words[0];
  if (lists("permanent temp seeother gone", first))
    parts.status = same(first, "permanent")  ? 301
                   : same(first, "temp")     ? 302
                   : same(first, "seeother") ? 303
                                             : 410;
  else if (is_digit(first[0]))
    parts.status = number_of(first);
  parts.has_status =
      lists("permanent temp seeother gone", first) || (!first.empty() && is_digit(first[0]));
  const std::size_t next = parts.has_status ? 1 : 0;
  if (next < words.size()) parts.from = words[next];
  parts.has_target = next + 1 < words.size();
  if (parts.has_target) parts.to = words[next + 1];
  return parts;
}

std::string fault_of(const std::vector<std::string>& words, bool is_regex) {
  const Redirect parts = parts_of(words);
  if (words.size() == 3 && !parts.has_status)
    return "Of three arguments the first is a status, as 301 or permanent. Put \"...\" around an "
           "address that has blanks in it.";
  if (is_regex && !regex_fault(parts.from).empty() && parts.has_target)
    return "The regular expression is broken: " + std::string(regex_fault(parts.from)) +
           ". Correct it.";
  if (!parts.has_target) return {}; // newer versions take a lone address
  if (!redirects(parts.status))
    return "With this status there is nowhere to redirect to: remove the last address.";
  if (!is_regex && !is_url(parts.to) && !parts.to.starts_with('/'))
    return "The address to redirect to begins with https:// or with a slash. Complete it.";
  return {};
}

void tell_fault(const Directive& directive, Context& context, bool is_regex) {
  const std::vector<std::string> words = words_of(directive.arguments);
  if (words.empty() || words[0].empty() || words.size() > 3) return; // told as a wrong count
  std::string fault = fault_of(words, is_regex);
  if (!fault.empty())
    context.tell(directive, Weight::certain, std::move(fault),
                 manual("mod/mod_alias.html#" + lower(directive.name)));
}

bool is_script(std::string_view path) {
  path = path.substr(0, path.find('?'));
  return path.ends_with(".php") || path.ends_with(".cgi") || path.ends_with(".pl");
}

} // namespace

void check_redirect(const Directive& directive, Context& context) {
  tell_fault(directive, context, false);
}

void check_redirect_match(const Directive& directive, Context& context) {
  tell_fault(directive, context, true);
}

void check_error_document(const Directive& directive, Context& context) {
  const std::vector<std::string> words = words_of(directive.arguments);
  if (words.size() != 2) return; // told as a wrong count
  const std::string source = manual("mod/core.html#errordocument");
  const int status = number_of(words[0]);
  if (status < 100 || status > 599)
    context.tell(directive, Weight::certain,
                 "Behind ErrorDocument stands the number of an error, as 404. Correct it.", source);
  else if (status == 500 && words[1].starts_with('/') && is_script(words[1]))
    context.tell(directive, Weight::possible,
                 "If scripts are what fails, this page for the error fails as well, and hides the "
                 "cause. Take a plain .html page, or switch this line off while you search.",
                 source);
}

} // namespace ftperm::htaccess
