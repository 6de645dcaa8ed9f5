#include "htaccess/rewrite_arguments.hpp"

#include "htaccess/chars.hpp"

namespace ftperm::htaccess {
namespace {

/// Takes an argument off; `ended` tells whether its end was seen before that of the line.
std::string_view take_argument(std::string_view& text, bool& ended) {
  text = trim(text);
  char quote = '\0';
  if (!text.empty() && (text[0] == '"' || text[0] == '\'')) {
    quote = text[0];
    text.remove_prefix(1);
  }
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (quote == '\0' ? is_space(text[at]) : text[at] == quote) break;
    if (text[at] == '\\' && at + 1 < text.size() && is_space(text[at + 1])) ++at;
  }
  ended = at < text.size();
  const std::string_view argument = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  text = trim(text);
  return argument;
}

} // namespace

std::optional<RewriteArguments> rewrite_arguments(std::string_view text) {
  RewriteArguments arguments;
  bool ended = false;
  arguments.first = take_argument(text, ended);
  if (!ended) return std::nullopt;
  arguments.second = take_argument(text, ended);
  arguments.has_third = ended && !text.empty();
  if (arguments.has_third) arguments.third = take_argument(text, ended);
  return arguments;
}

} // namespace ftperm::htaccess
