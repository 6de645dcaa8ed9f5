#pragma once

#include "htaccess/context.hpp"

namespace ftperm::htaccess {

/// Tells of a directive that does not exist or may not stand in .htaccess, and of a module that may
/// be missing. False when its arguments are not worth a look.
bool check_name(const Directive& directive, Context& context);

/// All about a directive that is no section.
void check_directive(const Directive& directive, Context& context);

} // namespace ftperm::htaccess
