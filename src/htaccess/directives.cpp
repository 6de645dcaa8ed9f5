#include "htaccess/directives.hpp"

#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/directive_tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace ftperm::htaccess {
namespace {

using Directives = std::map<std::string, Known, std::less<>>;

void add_groups(Directives& all, const DirectiveGroup* groups, std::size_t count, bool allowed) {
  for (std::size_t i = 0; i < count; ++i) {
    std::string_view names = groups[i].names;
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(' '), names.size());
      const std::string_view name = names.substr(0, end);
      all.try_emplace(lower(name), Known{name, groups[i].page, allowed});
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }
}

const Directives& all_directives() {
  static const Directives all = [] {
    Directives made;
    add_groups(made, allowed_directives, allowed_directives_count, true);
    add_groups(made, server_directives, server_directives_count, false);
    add_groups(made, more_server_directives, more_server_directives_count, false);
    return made;
  }();
  return all;
}

constexpr std::size_t longest_name = 40;

/// How many letters must be put in, left out or changed; both words are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::array<std::size_t, longest_name + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

} // namespace

const Known* find_directive(std::string_view name) {
  const auto found = all_directives().find(lower(name));
  return found == all_directives().end() ? nullptr : &found->second;
}

std::string address_of(const Known& directive) {
  std::string_view name = directive.name;
  if (name.starts_with('<')) name.remove_prefix(1);
  return manual("mod/" + std::string(directive.page) + ".html#" + lower(name));
}

std::string_view nearest_directive(std::string_view name) {
  if (name.size() < 3 || name.size() > longest_name) return {};
  const std::string key = lower(name);
  std::size_t best = key.size() < 6 ? 2 : 3; // one more than what is near
  std::string_view nearest;
  for (const auto& [other, known] : all_directives()) {
    if (!known.in_htaccess || other.size() > key.size() + 2 || key.size() > other.size() + 2)
      continue;
    const std::size_t apart = distance(key, other);
    if (apart >= best) continue;
    best = apart;
    nearest = known.name;
  }
  return nearest;
}

} // namespace ftperm::htaccess
