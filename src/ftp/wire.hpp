#pragma once

#include "ftp/server_profile.hpp"
#include "ftperm/core/remote_path.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How paths and numbers are written in commands and read in replies.
namespace ftperm::ftp {

/// "VERB path", as this server wants the path's bytes.
std::string command_line(std::string_view verb, const RemotePath& path,
                         const ServerProfile& profile);

/// Whether STAT with this path lists this directory and nothing else on every server: some read
/// the path as a pattern, or take it apart at blanks. Other paths are entered by CWD first.
bool is_literal_for_stat(const RemotePath& path);

/// Whether the path has blanks that a server loses when it takes a command apart into words.
bool has_fragile_blanks(const RemotePath& path);

/// The port in the reply to EPSV (RFC 2428 3).
std::optional<std::uint16_t> parse_epsv(std::string_view text);

/// The port in the reply to PASV (RFC 959 4.1.2). The address in it is not used: a data connection
/// goes to the server that we are logged in to.
std::optional<std::uint16_t> parse_pasv(std::string_view text);

} // namespace ftperm::ftp
