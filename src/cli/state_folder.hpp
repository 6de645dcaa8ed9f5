#pragma once

#include "ftperm/account/url.hpp"
#include "ftperm/core/error.hpp"

#include <string>

namespace ftperm::cli {

/// $XDG_STATE_HOME/ftperm, or ~/.local/state/ftperm (XDG base directory specification): where
/// journals and locks are. An error: neither is set to an absolute path.
Result<std::string> state_folder();

/// The same; made, for its owner alone, where it is missing.
Result<std::string> make_state_folder();

/// "ftp.example.net_21_me": an account in the name of a file, each account in its own way.
std::string file_name_of(const account::Url& account);

} // namespace ftperm::cli
