#pragma once

#include "ftperm/core/error.hpp"

#include <string>

namespace ftperm::site {

/// A "HOST:ADDR" or "HOST:PORT:ADDR" of the user as an entry of CURLOPT_CONNECT_TO, which also
/// holds after redirects and, without a port, for every port. Errors are of kind `usage`.
Result<std::string> connect_to(const std::string& entry);

} // namespace ftperm::site
