#pragma once

#include "htaccess/context.hpp"
#include "htaccess/directives.hpp"

namespace ftperm::htaccess {

/// Tells once of each module that the host may not have and no <IfModule> asks for.
void check_module(const Directive& directive, const Known& known, Context& context);

/// The same for a directive of a module from elsewhere.
void check_foreign(const Directive& directive, const ForeignModule& module, Context& context);

} // namespace ftperm::htaccess
