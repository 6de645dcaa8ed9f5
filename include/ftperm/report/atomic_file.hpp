#pragma once

#include "ftperm/core/error.hpp"

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace ftperm::report {

/// Writes a whole file or leaves things as they were: `write` fills a new file in the same folder,
/// which takes the name `path` only once all of it is on the disk. A file that was there keeps its
/// mode (a new one gets what the umask allows), a symbolic link stays and its target is written.
///
/// What is not a regular file (a terminal, a pipe, /dev/null), or is this program's own standard
/// output or error, is written straight: there is nothing to replace.
///
/// Nothing when all went well. What `write` throws passes through, after the cleaning up.
/// Not for threads: the umask is read by setting it.
std::optional<Error> write_file_atomically(const std::string& path,
                                           const std::function<void(std::ostream&)>& write);

/// Whether write_file_atomically() can be expected to work: to be asked before the long work that
/// is to be written. Leaves nothing behind, and never opens a pipe.
std::optional<Error> check_writable(const std::string& path);

} // namespace ftperm::report
