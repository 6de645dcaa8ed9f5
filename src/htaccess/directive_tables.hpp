#pragma once

#include <cstddef>
#include <string_view>

namespace ftperm::htaccess {

/// The directives that one page of Apache's manual documents; a section's has its "<".
struct DirectiveGroup {
  std::string_view page; ///< mod/<page>.html
  std::string_view names;
};

extern const DirectiveGroup allowed_directives[];
extern const std::size_t allowed_directives_count;
extern const DirectiveGroup server_directives[];
extern const std::size_t server_directives_count;
extern const DirectiveGroup more_server_directives[];
extern const std::size_t more_server_directives_count;

} // namespace ftperm::htaccess
