#include "account/netrc_tokens.hpp"

#include "ftperm/account/secret.hpp"

#include <algorithm>

namespace ftperm::account {
namespace {

constexpr std::string_view blanks = " \t\r\n";

char unescaped(char c) {
  switch (c) {
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case 't':
    return '\t';
  default:
    return c;
  }
}

} // namespace

bool NetrcTokens::next_keyword(std::string& word) {
  for (skip_blanks(); rest_.starts_with('#'); skip_blanks())
    take_line();
  return next_value(word);
}

bool NetrcTokens::next_value(std::string& word) {
  wipe(word); // it may hold the password that was read before
  skip_blanks();
  if (rest_.empty()) return false;
  if (rest_.front() == '"') return read_quoted(word);
  const auto length = std::min(rest_.find_first_of(blanks), rest_.size());
  word = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return true;
}

void NetrcTokens::skip_macro() {
  std::string name;
  next_value(name);
  take_line(); // what is left of the name's line
  while (!rest_.empty()) {
    const auto line = take_line();
    if (line.empty() || line == "\r") return;
  }
}

void NetrcTokens::skip_blanks() {
  rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size()));
}

std::string_view NetrcTokens::take_line() {
  const auto line = rest_.substr(0, rest_.find('\n'));
  rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
  return line;
}

bool NetrcTokens::read_quoted(std::string& word) {
  const auto line = rest_.substr(0, rest_.find('\n'));
  word.reserve(line.size()); // growing would leave copies of a password in freed memory
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '"') {
      rest_.remove_prefix(i + 1);
      return true;
    }
    if (line[i] == '\\' && i + 1 < line.size())
      word += unescaped(line[++i]);
    else
      word += line[i];
  }
  wipe(word);
  broken_ = true;
  rest_ = {};
  return false;
}

} // namespace ftperm::account
