#include "ftp/server_profile.hpp"

#include <array>

namespace ftperm::ftp {
namespace {

constexpr std::size_t KiB = 1024;

constexpr ServerProfile unknown{.name = "an unknown server"};

constexpr ServerProfile vsftpd{
    .name = "vsftpd",
    .plain_window = 256 * KiB,
    .plain_send = 4096,
    .tls_window = 256 * KiB,
    .longest_command = 4096,
    .rename_keeps_last_blank = true,
    .takes_early_handshake = true,
    .caps_silently = false,
};

constexpr ServerProfile proftpd{
    .name = "ProFTPD",
    .plain_window = 4096,
    .tls_window = 256 * KiB,
    .longest_command = 4096,
    .doubles_iac = true,
    .rename_keeps_last_blank = true,
    .takes_early_handshake = true,
    .caps_silently = false,
};

constexpr ServerProfile pure_ftpd{
    .name = "Pure-FTPd",
    .plain_window = 256 * KiB,
    .plain_send = 4096,
    .tls_window = 256 * KiB,
    .longest_command = 4096,
    .takes_early_handshake = true,
    .caps_silently = true,
};

constexpr ServerProfile pyftpdlib{
    .name = "pyftpdlib",
    .plain_window = 64 * KiB,
    .plain_send = 4096,
    .tls_window = 64 * KiB,
    .longest_command = 2048,
    .lists_itself = false,
    .rename_keeps_last_blank = true,
    .mlsd_hides_links = true,
    .caps_silently = false,
};

struct Sign {
  std::string_view text; ///< in the greeting, or in the reply to FEAT or STAT
  const ServerProfile& profile;
};

// FEAT words tell a server whose greeting was rewritten.
constexpr std::array signs{
    Sign{"vsFTPd", vsftpd},           Sign{"ProFTPD", proftpd},
    Sign{"MFF modify;UNIX", proftpd}, Sign{"Pure-FTPd", pure_ftpd},
    Sign{"pureftpd.org", pure_ftpd},  Sign{"\n ESTP", pure_ftpd},
    Sign{"pyftpdlib", pyftpdlib},     Sign{"unique*;unix.mode;unix.uid;unix.gid;", pyftpdlib},
};

} // namespace

const ServerProfile& profile_for(std::string_view introduction) {
  for (const Sign& sign : signs)
    if (introduction.find(sign.text) != std::string_view::npos) return sign.profile;
  return unknown;
}

} // namespace ftperm::ftp
