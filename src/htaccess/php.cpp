#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/context.hpp"
#include "htaccess/words.hpp"

#include <array>
#include <vector>

namespace ftperm::htaccess {
namespace {

/// How hosts name the PHP that runs a script; each has names of its own.
constexpr std::array<std::string_view, 11> php_handlers = {
    "x-httpd-php", "x-httpd-ea-php", "x-httpd-alt-php", "ea-php",  "alt-php", "suphp",
    "php-script",  "fcgid-script",   "php-fastcgi",     "php-cgi", "x-lsphp"};

bool names_php(std::string_view word) {
  const std::string name = lower(word);
  for (const std::string_view handler : php_handlers)
    if (name.find(handler) != std::string::npos) return true;
  // php5-script, php81-cgi
  return name.starts_with("php") && name.find('-') != std::string::npos;
}

} // namespace

/// SetHandler, AddHandler, AddType, ForceType.
void check_handler(const Directive& directive, Context& context) {
  const std::vector<std::string> words = words_of(directive.arguments);
  if (words.empty()) return;
  const std::string source = manual("mod/mod_mime.html#addhandler");
  if (starts_with(words[0], "proxy:"))
    context.tell(directive, Weight::possible,
                 "This hands scripts to a PHP at one address of one host: elsewhere there is none, "
                 "and scripts are answered with 503 or 500. Choose PHP in the host's panel.",
                 manual("mod/mod_proxy_fcgi.html"));
  else if (names_php(words[0]))
    context.tell(directive, Weight::possible,
                 "This chooses a PHP by a name that only some hosts know: on another host scripts "
                 "fail or are sent as text. Choose PHP in the host's panel, and remove the line if "
                 "that did not write it.",
                 source);
}

void check_action(const Directive& directive, Context& context) {
  context.tell(directive, Weight::possible,
               "This hands files to a script that must be there: after a move to another host it "
               "is missing. Choose PHP in the host's panel, and remove the line.",
               manual("mod/mod_actions.html#action"));
}

} // namespace ftperm::htaccess
