#pragma once

#include "ftperm/core/entry.hpp"
#include "ftperm/remote/tree.hpp"

#include <optional>

namespace ftperm::cli {

/// The start's own entry, looked for from the top down and never through a link; nothing where the
/// listings do not tell. An error: it, or something above it, is not there or is no directory.
Result<std::optional<Entry>> find_start(remote::TreeReader& tree, const RemotePath& start);

} // namespace ftperm::cli
