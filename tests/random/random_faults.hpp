#pragma once

#include "random/dice.hpp"
#include "support/scripted/fault.hpp"
#include "support/scripted/fault_book.hpp"

#include <string>
#include <vector>

namespace ftperm::testing {

/// Any fault at any time. `paths` are those that a server may lie about; not empty.
Fault random_fault(Dice& dice, const std::vector<std::string>& paths);

} // namespace ftperm::testing
