#pragma once

#include "cli/hosted_site.hpp"

#include <map>
#include <string>
#include <string_view>

namespace ftperm::testing {

/// What `ftperm diagnose` said of a site: its exit code, and of its JSON report the verdict and the
/// causes.
struct Told {
  int exit_code = 0;
  std::string verdict;
  std::string causes; ///< "permissions /www/x.cgi, htaccess /www/.htaccess"; "?" behind unproven
  std::string out;    ///< what stood on the screen
  std::string err;

  friend void PrintTo(const Told& told, std::ostream* out);
};

/// A site that a test breaks and mends, and the program that looks for the reason.
class DiagnosedSite : public HostedSite {
 public:
  using HostedSite::HostedSite;

  /// `ftperm diagnose URL/www --site PAGE … WORDS`, of the pages on this site.
  Told diagnose(const Words& pages, const Words& words) const;
  /// The words behind the program's name.
  Words words(const Words& pages, const Words& words) const;

  /// A line more in a file that is there.
  void add_line(std::string_view path, std::string_view line);
  void break_mode(std::string_view path, mode_t mode);
  void replace(std::string_view path, std::string_view text);
  /// What the three above have done is undone.
  void mend();

 private:
  struct Original {
    std::string content;
    mode_t mode;
    bool is_directory;
  };

  void remember(std::string_view path);

  std::map<std::string, Original> originals_;
};

} // namespace ftperm::testing
