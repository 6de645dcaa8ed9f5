#pragma once

#include <string>
#include <string_view>

namespace ftperm::htaccess {

/// A directive of Apache 2.4 or of one of its own modules.
struct Known {
  std::string_view name; ///< as the manual writes it; "<Files" is a section
  std::string_view page; ///< mod/<page>.html
  bool in_htaccess = false;
};

/// The directive of that name in any case, or nullptr.
const Known* find_directive(std::string_view name);

/// Where the manual describes it.
std::string address_of(const Known& directive);

/// The directive allowed in .htaccess whose name differs by a slip or two; "" when there is none.
std::string_view nearest_directive(std::string_view name);

/// A directive that Apache had before 2.4: what to do instead; "" for any other.
std::string_view advice_for_removed(std::string_view name);

/// Modules from elsewhere that hosts may or may not have.
struct ForeignModule {
  std::string_view names;  ///< whole names, or how they begin: "Sec*"
  std::string_view title;  ///< for a sentence
  std::string_view guards; ///< the <IfModule> names that make its directives harmless
  std::string_view source;
};

/// The module that has a directive of that name, or nullptr.
const ForeignModule* find_foreign(std::string_view name);

} // namespace ftperm::htaccess
