#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ftperm::diagnosis {

/// What a `.htaccess` says of the files that answer in its folder.
struct Leads {
  std::vector<std::string> indexes;        ///< DirectoryIndex: names or paths
  std::vector<std::string> targets;        ///< of rewriting: paths, those with "/" from the site's
  std::vector<std::string> script_endings; ///< ".foo": run by themselves (CGI)
  bool all_scripts = false;                ///< each file there is
};

/// Any bytes. As far as a text without its server tells: what a condition turns off is taken for
/// on, and what a variable stands for is left out.
Leads leads_of(std::string_view htaccess);

/// Adds what another `.htaccess` says.
void add(Leads& leads, Leads more);

} // namespace ftperm::diagnosis
