#pragma once

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

enum class Command : std::uint8_t { audit, fix };
enum class Color : std::uint8_t { automatic, always, never };

/// What the user asked for, checked: nothing in it contradicts anything else.
struct Config {
  Command command = Command::audit;
  account::Url url;
  account::PasswordSources password;
  account::Tls tls = account::Tls::explicit_tls;
  std::optional<std::string> ca_file;
  bool insecure = false; ///< the certificate is not checked
  policy::Rules rules;
  bool apply = false;       ///< fix: really change
  bool fix_root = false;    ///< fix: the root may be changed too
  unsigned connections = 4; ///< at most, 1 to 4
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
