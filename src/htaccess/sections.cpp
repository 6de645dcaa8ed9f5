#include "htaccess/sections.hpp"

#include "htaccess/addresses.hpp"
#include "htaccess/chars.hpp"
#include "htaccess/words.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>

namespace ftperm::htaccess {
namespace {

constexpr std::string_view conditional_sections =
    "<ifmodule <ifdefine <ifversion <iffile <ifdirective <ifsection";

/// Modules that no shared host does without: what they guard is as good as not guarded.
constexpr std::string_view modules_everywhere =
    "core http so alias auth_basic authn_core authn_file authz_core authz_host authz_user dir env "
    "mime rewrite setenvif";

/// How far up a closing line looks for its section, so that a file of nothing else costs no more.
constexpr std::size_t deepest_search = 16;

std::string shown(std::string_view name) {
  constexpr std::size_t longest = 60;
  return visible(name.substr(0, longest));
}

} // namespace

std::string module_of(std::string_view argument) {
  std::string name = lower(argument);
  if (name.ends_with(".c")) name.resize(name.size() - 2);
  if (name.starts_with("mod_")) return name.substr(4);
  constexpr std::string_view end = "_module";
  if (name.ends_with(end)) name.resize(name.size() - end.size());
  return name;
}

void Sections::open(std::string_view name, std::string_view arguments, const Place& place) {
  Section section;
  section.name = name;
  section.key = "<" + lower(name);
  section.place = place;
  section.conditional = lists(conditional_sections, section.key);
  if (section.key == "<ifmodule") {
    section.negated = arguments.starts_with('!');
    if (section.negated) arguments.remove_prefix(1);
    section.module = module_of(take_word(arguments));
  }
  section.doubtful =
      section.conditional && (section.negated || !lists(modules_everywhere, section.module));
  count_in(section, 1);
  open_.push_back(std::move(section));
}

void Sections::close(std::string_view text, const Place& place, Hints& hints) {
  std::string word = take_word(text);
  if (!word.ends_with('>')) {
    hints.add(place, Weight::certain,
              "The \">\" is missing right behind the name of the section that ends here. Write "
              "\"" +
                  shown(word) + ">\", without a blank.",
              manual(syntax_page));
    word += '>';
  }
  const std::string name = word.substr(2, word.size() - 3);
  const std::size_t at = find("<" + lower(name));
  if (at == open_.size()) {
    hints.add(place, Weight::certain,
              "This ends a section <" + shown(name) +
                  "> that was not begun. Remove the line, or write the section's first line again.",
              manual(syntax_page));
    return;
  }
  if (at + 1 != open_.size()) {
    const Section& inner = open_.back();
    hints.add(place, Weight::certain,
              "<" + shown(inner.name) + "> of line " + std::to_string(inner.place.line) +
                  " is still open here. Write </" + shown(inner.name) + "> before this line.",
              manual(syntax_page));
  } else if (!text.empty() && open_.back().conditional) {
    hints.add(place, Weight::likely,
              "Nothing may stand behind </" + shown(name) +
                  ">, no comment either. Put it on a line of its own.",
              manual(syntax_page));
  }
  while (open_.size() > at)
    pop();
}

void Sections::finish(Hints& hints) const {
  constexpr std::size_t most_told = 10;
  if (open_.empty()) return;
  // Apache 2.4 does not miss the end of a section that it does not skip.
  const Section& first = open_.front();
  Weight weight = Weight::certain;
  if (first.conditional) weight = first.doubtful ? Weight::likely : Weight::possible;
  for (std::size_t i = 0; i < std::min(open_.size(), most_told); ++i)
    hints.add(open_[i].place, weight,
              "This section has no end. Write </" + shown(open_[i].name) +
                  "> behind its last line.",
              manual(syntax_page));
}

std::size_t Sections::count(std::string_view what) const {
  const auto found = counts_.find(what);
  return found == counts_.end() ? 0 : found->second;
}

void Sections::count_in(const Section& section, int step) {
  const auto add = [&](const std::string& what) {
    counts_[what] += static_cast<std::size_t>(step);
  };
  add(section.key);
  if (!section.module.empty()) add((section.negated ? "!" : "") + section.module);
  // PHP as a module has a name for each version, and CloudLinux takes its directives as well.
  const bool php = section.module.starts_with("php") || section.module.ends_with("lsapi");
  if (php && !section.negated) add("php");
  if (section.key == "<macro" || (section.module == "litespeed" && !section.negated))
    add("@closed book");
  if (section.doubtful) doubtful_ += static_cast<std::size_t>(step);
  if (!section.conditional) plain_ += static_cast<std::size_t>(step);
}

void Sections::pop() {
  count_in(open_.back(), -1);
  open_.pop_back();
}

std::size_t Sections::find(std::string_view key) const {
  for (std::size_t back = 1; back <= std::min(open_.size(), deepest_search); ++back)
    if (open_[open_.size() - back].key == key) return open_.size() - back;
  return open_.size();
}

} // namespace ftperm::htaccess
