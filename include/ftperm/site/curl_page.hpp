#pragma once

#include "ftperm/core/error.hpp"
#include "ftperm/site/load.hpp"

#include <memory>
#include <string>

namespace ftperm::site {

/// A page that is loaded over HTTP or HTTPS, with a fresh connection, no cookies and no login each
/// time. Asks nobody anything before the first load. Errors are of kind `usage`, and never repeat
/// the address: a slip of the keyboard can put a password into it.
Result<std::unique_ptr<Page>> open_page(const std::string& url, const LoadOptions& options);

} // namespace ftperm::site
