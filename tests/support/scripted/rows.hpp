#pragma once

#include "ftperm/core/entry.hpp"

#include <string>

namespace ftperm::testing {

/// One line of a listing as `ls -l` writes it, CRLF included; the name as given.
std::string ls_row(const Entry& entry);

/// One line of MLSD, CRLF included. `type` is "dir", "cdir" or "pdir" for directories.
std::string mlsd_row(const Entry& entry, const std::string& directory_type = "dir");

} // namespace ftperm::testing
