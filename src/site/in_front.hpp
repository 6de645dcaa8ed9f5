#pragma once

#include "site/headers.hpp"

#include <string>

namespace ftperm::site {

/// Who answers in the host's place, or passes its answer on; empty: nobody that is known.
std::string in_front(const Headers& headers);

/// Whether the answer was stored before, and not made for this request.
bool from_cache(const Headers& headers);

} // namespace ftperm::site
