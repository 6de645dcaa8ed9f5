#include "diagnosis/leads.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ftperm::diagnosis {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view blanks = " \t\r\f\v";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), lower);
  return text;
}

/// Apart at blanks, but within double quotes.
Words words_of(std::string_view line) {
  Words words;
  while (true) {
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    if (line.empty()) return words;
    const bool quoted = line.front() == '"';
    if (quoted) line.remove_prefix(1);
    const auto end = std::min(quoted ? line.find('"') : line.find_first_of(blanks), line.size());
    words.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + (quoted ? 1 : 0), line.size()));
  }
}

/// The path that a rule leads to, up to what is known only when it runs: "index.php?q=$1" is
/// index.php, and "public/$1" the folder public.
std::string path_of_target(std::string_view target) {
  if (target.find("://") != std::string_view::npos) return "";
  target = target.substr(0, target.find('?'));
  const auto variable = target.find_first_of("$%");
  if (variable != std::string_view::npos)
    target = target.substr(0, target.substr(0, variable).rfind('/') + 1);
  return target == "-" || target == "/" ? "" : std::string(target);
}

void add_handler(const Words& words, Leads& leads) {
  if (words.size() < 2 || lowered(words[1]) != "cgi-script") return;
  for (auto ending = words.begin() + 2; ending != words.end(); ++ending)
    if (!ending->empty())
      leads.script_endings.push_back((ending->front() == '.' ? "" : ".") + *ending);
}

void read_line(std::string_view line, Leads& leads) {
  const Words words = words_of(line);
  if (words.empty() || words.front().starts_with('#')) return;
  const std::string directive = lowered(words.front());
  if (directive == "directoryindex")
    leads.indexes.insert(leads.indexes.end(), words.begin() + 1, words.end());
  else if (directive == "addhandler")
    add_handler(words, leads);
  else if (directive == "sethandler")
    leads.all_scripts =
        leads.all_scripts || (words.size() > 1 && lowered(words[1]) == "cgi-script");
  const std::size_t target =
      directive == "rewriterule" ? 2 : (directive == "fallbackresource" ? 1 : 0);
  if (target == 0 || words.size() <= target) return;
  if (auto path = path_of_target(words[target]); !path.empty())
    leads.targets.push_back(std::move(path));
}

} // namespace

Leads leads_of(std::string_view htaccess) {
  Leads leads;
  while (!htaccess.empty()) {
    const auto end = std::min(htaccess.find('\n'), htaccess.size());
    read_line(htaccess.substr(0, end), leads);
    htaccess.remove_prefix(std::min(end + 1, htaccess.size()));
  }
  return leads;
}

void add(Leads& leads, Leads more) {
  const auto append = [](Words& to, Words& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  append(leads.indexes, more.indexes);
  append(leads.targets, more.targets);
  append(leads.script_endings, more.script_endings);
  leads.all_scripts = leads.all_scripts || more.all_scripts;
}

} // namespace ftperm::diagnosis
