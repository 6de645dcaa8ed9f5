#pragma once

#include "htaccess/context.hpp"
#include "htaccess/rewrite_arguments.hpp"

namespace ftperm::htaccess {

/// Tells of a rule that takes its own result again until Apache gives up, and remembers what the
/// rule does for those behind it.
void check_rewrite_loop(const Directive& directive, const RewriteArguments& rule, Context& context);

} // namespace ftperm::htaccess
