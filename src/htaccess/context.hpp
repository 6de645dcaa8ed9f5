#pragma once

#include "htaccess/hints.hpp"
#include "htaccess/sections.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace ftperm::htaccess {

/// A line that is no section's.
struct Directive {
  std::string name;      ///< as written
  std::string arguments; ///< what stands behind it
  Place place;
};

/// A directive that is told about when the whole file is known.
struct Remembered {
  Place place;
  Weight weight = Weight::possible;
};

/// What one line has to do with others.
struct Memory {
  std::set<std::string, std::less<>> told; ///< what is told once a file
  bool rewrite_off = false;
  bool has_condition = false;           ///< a RewriteCond waits for its rule
  bool has_guard = false;               ///< a rule before ends the rewriting of some addresses
  std::optional<Remembered> old_access; ///< the first Order, Allow or Deny
  std::optional<Remembered> login;      ///< the first Require that needs one
  std::optional<Remembered> links_off;  ///< Options without the right to follow links
  bool has_require = false;
  bool has_auth_type = false;
  bool rewrites = false;
};

/// What a check is handed beside its directive.
struct Context {
  const Sections& sections;
  Hints& hints;
  Memory& memory;

  /// Tells of the directive; with less weight where Apache may skip the line.
  void tell(const Directive& directive, Weight weight, std::string reason,
            std::string source) const;

  /// As tell(), once for each `what` in the file.
  void tell_once(std::string_view what, const Directive& directive, Weight weight,
                 std::string reason, std::string source) const;

  Weight weight_here(Weight weight) const;
};

// The checks of a directive's arguments; each has its file.
void check_options(const Directive& directive, Context& context);
void check_order(const Directive& directive, Context& context);
void check_allow(const Directive& directive, Context& context);
void check_satisfy(const Directive& directive, Context& context);
void check_require(const Directive& directive, Context& context);
void check_auth(const Directive& directive, Context& context);
void check_rewrite_rule(const Directive& directive, Context& context);
void check_rewrite_condition(const Directive& directive, Context& context);
void check_rewrite_engine(const Directive& directive, Context& context);
void check_rewrite_base(const Directive& directive, Context& context);
void check_redirect(const Directive& directive, Context& context);
void check_redirect_match(const Directive& directive, Context& context);
void check_error_document(const Directive& directive, Context& context);
void check_header(const Directive& directive, Context& context);
void check_handler(const Directive& directive, Context& context);
void check_action(const Directive& directive, Context& context);

/// What only the whole file tells: old and new access rules, a login without AuthType.
void check_memory(const Memory& memory, Hints& hints);

} // namespace ftperm::htaccess
