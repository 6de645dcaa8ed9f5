#pragma once

#include <optional>
#include <string_view>

namespace ftperm::htaccess {

/// The arguments of RewriteRule and RewriteCond. They have rules of their own: a backslash before a
/// blank keeps it, quotes need no blank behind them, what follows the third is not looked at.
struct RewriteArguments {
  std::string_view first;
  std::string_view second;
  std::string_view third; ///< the flags; "" when there are none
  bool has_third = false;
};

/// Nothing when the second is missing, or the first one's quote is not closed.
std::optional<RewriteArguments> rewrite_arguments(std::string_view text);

} // namespace ftperm::htaccess
