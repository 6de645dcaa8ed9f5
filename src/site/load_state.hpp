#pragma once

#include "ftperm/site/condition.hpp"

#include <string>

namespace ftperm::site {

/// Of one load: never `sometimes`.
State state_of(const Answer& answer);

/// What became of a load that failed: "500 Internal Server Error", "no connection".
std::string label_of(const Answer& answer);

} // namespace ftperm::site
