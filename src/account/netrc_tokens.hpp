#pragma once

#include <string>
#include <string_view>

namespace ftperm::account {

/// Cuts the text of a .netrc file into words. Knows quotes, comments and macros, no keyword.
class NetrcTokens {
 public:
  explicit NetrcTokens(std::string_view text) : rest_(text) {}

  /// The next word where a keyword is due: comments are passed over. False at the end.
  bool next_keyword(std::string& word);

  /// The next word, quoted or not, whatever it begins with. False at the end.
  bool next_value(std::string& word);

  /// Passes over a macro's name and its body.
  void skip_macro();

  /// Whether a quote was left open: after that nothing in the text is sure.
  bool broken() const { return broken_; }

 private:
  void skip_blanks();
  std::string_view take_line();
  bool read_quoted(std::string& word);

  std::string_view rest_;
  bool broken_ = false;
};

} // namespace ftperm::account
