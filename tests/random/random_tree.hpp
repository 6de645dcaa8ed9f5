#pragma once

#include "random/dice.hpp"
#include "support/file_tree.hpp"

#include <string>
#include <vector>

namespace ftperm::testing {

/// A small account below `home`, with names, modes, types and owners of all kinds, and something
/// outside of it that is no business of anybody's.
FileTree random_tree(Dice& dice, const std::string& home);

/// The directories of the tree below `home`, home itself excepted.
std::vector<std::string> directories_below(const FileTree& tree, const std::string& home);

} // namespace ftperm::testing
