#pragma once

#include "htaccess/hints.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::htaccess {

/// A section that is open: <Files>, <IfModule> and the like.
struct Section {
  std::string name;         ///< as written, without brackets
  std::string key;          ///< "<files"
  std::string module;       ///< of an <IfModule>, without mod_ and .c; "" in any other section
  bool negated = false;     ///< <IfModule !...>
  bool conditional = false; ///< Apache may skip what it holds, and then looks only for its end
  bool doubtful = false;    ///< conditional, and not upon a module that every host has
  Place place;
};

/// <IfModule mod_headers.c> and <IfModule headers_module> are both "headers".
std::string module_of(std::string_view argument);

/// The sections around the line that is read.
class Sections {
 public:
  /// key: "<files"; arguments: those before the ">".
  void open(std::string_view name, std::string_view arguments, const Place& place);

  /// A closing line, from its "</" on, in words: the faults that it has are told.
  void close(std::string_view text, const Place& place, Hints& hints);

  /// At the end of the file: what is still open is told.
  void finish(Hints& hints) const;

  /// Whether Apache may skip the line: what is wrong with it is less certain.
  bool doubtful() const { return doubtful_ > 0; }

  /// Whether Apache never looks at the line as a directive: LiteSpeed's own, a macro's text.
  bool closed_book() const { return count("@closed book") > 0; }

  bool in_macro() const { return !open_.empty() && open_.back().key == "<macro"; }

  /// Whether the line stands in a section of that key ("<files"), in an <IfModule> of that module
  /// ("headers"), or in one of its absence ("!authz_core").
  bool inside(std::string_view what) const { return count(what) > 0; }

  /// Whether only <IfModule> and its like are around it, so that it counts for the directory.
  bool at_top() const { return plain_ == 0; }

 private:
  std::size_t count(std::string_view what) const;
  void count_in(const Section& section, int step);
  void pop();
  std::size_t find(std::string_view key) const;

  std::vector<Section> open_;
  std::map<std::string, std::size_t, std::less<>> counts_;
  std::size_t doubtful_ = 0;
  std::size_t plain_ = 0;
};

} // namespace ftperm::htaccess
