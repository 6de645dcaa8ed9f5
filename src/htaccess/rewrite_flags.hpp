#pragma once

#include <string>
#include <string_view>

namespace ftperm::htaccess {

/// What is wrong with the flags of a RewriteRule ("[L,R=301]"), as a sentence; "" when nothing is.
std::string rule_flags_fault(std::string_view flags);

/// The same for a RewriteCond.
std::string condition_flags_fault(std::string_view flags);

/// Whether one of the flags is among the names: has_flag("[NC,L]", "L last").
bool has_flag(std::string_view flags, std::string_view names);

} // namespace ftperm::htaccess
