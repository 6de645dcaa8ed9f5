#pragma once

#include <string>
#include <string_view>

namespace ftperm::htaccess {

/// What is wrong with how many arguments a directive has, as a sentence; "" when nothing is, or
/// when it is not known how many it takes.
std::string argument_fault(std::string_view name, std::string_view arguments);

} // namespace ftperm::htaccess
