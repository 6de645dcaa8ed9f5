#pragma once

#include "ftperm/core/remote_path.hpp"

namespace ftperm::diagnosis {

/// Whether hosts run such a file by itself (CGI), by its name or its folder's: it needs its x.
bool is_script_by_name(const RemotePath& file);

} // namespace ftperm::diagnosis
