#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What the address of a page says of where it lies.
namespace ftperm::diagnosis {

/// The path of an address, decoded ("/blog/a b"), without query and fragment; "/" at least.
std::string path_of_address(std::string_view address);

/// The names in a path, empty ones left out; "." and ".." as they stand.
std::vector<std::string> names_in(std::string_view path);

/// The address of a file of this name in the folder that the first `depth` names of an address's
/// path lead to, on the same host.
std::string address_beside(std::string_view address, std::size_t depth, std::string_view name);

} // namespace ftperm::diagnosis
