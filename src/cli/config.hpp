#pragma once

#include "cli/diagnose_options.hpp"
#include "ftperm/account/account.hpp"
#include "ftperm/account/password.hpp"
#include "ftperm/account/url.hpp"
#include "ftperm/ftp/ftp_tree.hpp"
#include "ftperm/policy/policy.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ftperm::cli {

enum class Command : std::uint8_t { audit, fix, undo, diagnose };
enum class Color : std::uint8_t { automatic, always, never };

/// What the user asked for, checked: nothing in it contradicts anything else.
struct Config {
  Command command = Command::audit;
  account::Url url; ///< undo: the journal's, unless one was given
  bool url_is_given = true;
  account::PasswordSources password;
  account::Tls tls = account::Tls::explicit_tls;
  bool tls_is_given = false; ///< by --tls
  std::optional<std::string> ca_file;
  bool insecure = false;       ///< the certificate is not checked
  std::string profile = "ovh"; ///< whose rules: ovh or generic
  policy::Rules rules;
  bool apply = false;                     ///< really change; diagnose: keep what cured the site
  bool fix_root = false;                  ///< the root may be changed too
  std::optional<std::size_t> max_changes; ///< fix: no more than so many
  std::optional<std::string> journal;     ///< where to keep the way back; nothing: our own folder
  std::string undone_journal;             ///< undo: what to put back
  DiagnoseOptions diagnose;               ///< diagnose
  bool same_account = false;              ///< undo: the URL names the journal's account
  unsigned connections = 4;               ///< at most, 1 to 8
  unsigned max_rate = 0;                  ///< commands a second; 0: no limit
  std::chrono::seconds timeout{60};
  std::optional<ftp::ListingWay> listing; ///< nothing: found out
  bool pipeline = true;
  std::optional<std::string> csv;  ///< a file; "-" is standard output
  std::optional<std::string> json; ///< the same
  bool all = false;                ///< report what is right, too
  bool quiet = false;
  int verbosity = 0; ///< 1: what is decided; 2: the protocol
  std::optional<std::string> log_file;
  Color color = Color::automatic;
  std::vector<std::string> warnings; ///< sentences to say before the work begins
};

} // namespace ftperm::cli
