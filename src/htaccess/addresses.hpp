#pragma once

#include <string>
#include <string_view>

namespace ftperm::htaccess {

// Where what the hints say is documented.

inline std::string manual(std::string_view page) {
  return "https://httpd.apache.org/docs/2.4/" + std::string(page);
}

constexpr std::string_view syntax_page = "configuring.html#syntax";
constexpr std::string_view htaccess_page = "configuring.html#htaccess";
constexpr std::string_view how_to_page = "howto/htaccess.html";
constexpr std::string_view options_page = "mod/core.html#options";
constexpr std::string_view flags_page = "rewrite/flags.html";
constexpr std::string_view regex_page = "glossary.html#regex";
constexpr std::string_view access_page = "upgrading.html#access";

} // namespace ftperm::htaccess
