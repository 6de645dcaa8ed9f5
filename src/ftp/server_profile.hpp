#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ftperm::ftp {

/// What a server program is known to take. The code asks the profile, never for a server's name.
/// docs/servers.md names the test that shows each line.
struct ServerProfile {
  std::string_view name;
  /// Bytes of commands that may be unanswered on a connection without TLS. Above 4,096 a server
  /// must be known not to lose commands (ProFTPD up to 1.3.8 merges two at a read's border).
  std::size_t plain_window = 4096;
  /// Bytes handed over at once without TLS, whole lines: what fits into one packet arrives as it
  /// was sent. A packet that ends within a line end is what makes ProFTPD merge two commands.
  std::size_t plain_send = 1200;
  /// The same as plain_window with TLS, where each record carries whole lines and at most 4,096
  /// bytes.
  std::size_t tls_window = std::size_t{64} * 1024;
  /// The longest command line it takes, CRLF included.
  std::size_t longest_command = 2000;
  /// A listing of a directory that can be read holds the directory itself, as ".".
  bool lists_itself = true;
  /// 0xFF is telnet's IAC in commands and stands doubled there (RFC 959 5.3, RFC 854).
  bool doubles_iac = false;
  /// RNTO keeps a blank at the end of the new name; without it, it may replace something else.
  bool rename_keeps_last_blank = false;
  /// MLSD shows a link as what it points to: a walk would go through it, a repair would change
  /// what lies behind it.
  bool mlsd_hides_links = false;
  /// A TLS handshake on the data connection may come before the preliminary reply, which saves a
  /// round trip; some servers reset it.
  bool takes_early_handshake = false;
  /// STAT may leave entries out without a word: the largest listing is asked for again, over a
  /// data connection, whose closing reply tells.
  bool caps_silently = true;
};

/// The profile for what a server said of itself: greeting, FEAT and STAT replies, joined. A server
/// that says nothing gets a profile that every server takes.
const ServerProfile& profile_for(std::string_view introduction);

} // namespace ftperm::ftp
