#include "htaccess/rewrite_flags.hpp"

#include "htaccess/chars.hpp"

#include "ftperm/core/text.hpp"

#include <vector>

namespace ftperm::htaccess {
namespace {

constexpr std::string_view rule_flags =
    "B ackrefescaping BNE BNP backrefnoplus BCTLS C chain CO cookie E env END F forbidden G gone H "
    "handler L last N next NE noescape NS nosubreq NC nocase P proxy PT passthrough QSA qsappend "
    "QSD qsdiscard QSL qslast R redirect S skip T type UnsafePrefixStat UnsafeAllow3F UNC";

constexpr std::string_view condition_flags = "NC nocase OR ornext NV novary";

std::string_view inner(std::string_view flags) {
  return flags.size() < 2 ? std::string_view() : flags.substr(1, flags.size() - 2);
}

/// The names of the flags, without their values.
std::vector<std::string_view> names_of(std::string_view flags) {
  std::vector<std::string_view> names;
  std::string_view rest = inner(flags);
  for (bool more = true; more;) {
    const std::size_t comma = rest.find(',');
    more = comma != std::string_view::npos;
    const std::string_view flag = trim(rest.substr(0, comma));
    names.push_back(flag.substr(0, flag.find('=')));
    if (more) rest.remove_prefix(comma + 1);
  }
  return names;
}

/// Newer versions of Apache know flags that begin as B and U do, and any that begins with D.
bool is_known(std::string_view name, std::string_view known) {
  if (lists(known, name) && !name.empty()) return true;
  return known == rule_flags && !name.empty() &&
         (to_lower(name[0]) == 'd' || to_lower(name[0]) == 'b' || to_lower(name[0]) == 'u');
}

std::string fault_of(std::string_view flags, std::string_view known) {
  if (!flags.starts_with('[') || !flags.ends_with(']') || flags.size() < 2)
    return "The flags at the end stand in one pair of brackets without a blank: write [R=301,L]. "
           "An address or a pattern with a blank needs \"...\" around it.";
  for (const std::string_view name : names_of(flags)) {
    if (is_known(name, known)) continue;
    if (name.empty()) return "There is an empty flag. Remove the comma that is too many.";
    return "There is no flag " + visible(name.substr(0, 40)) +
           " here. Correct or remove it; between two flags stands a comma.";
  }
  return {};
}

} // namespace

std::string rule_flags_fault(std::string_view flags) {
  return fault_of(flags, rule_flags);
}

std::string condition_flags_fault(std::string_view flags) {
  return fault_of(flags, condition_flags);
}

bool has_flag(std::string_view flags, std::string_view names) {
  for (const std::string_view name : names_of(flags))
    if (!name.empty() && lists(names, name)) return true;
  return false;
}

} // namespace ftperm::htaccess
