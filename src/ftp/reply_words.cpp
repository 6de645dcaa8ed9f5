#include "ftp/reply_words.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace ftperm::ftp {

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return lowered.find(word) != std::string::npos;
  });
}

Error refused_transfer(const Reply& reply, ErrorKind kind, std::string_view what) {
  const std::string said = std::to_string(reply.code) + " " + visible(reply.last);
  if (reply.not_implemented())
    return {ErrorKind::unsupported, "the server refuses the command (" + said + ")", reply.code};
  // 425, 426: RFC 959 5.4; 522: RFC 2428 and, in use, a TLS session that was not resumed.
  if (reply.code == 425 || reply.code == 426 || reply.code == 522)
    return {ErrorKind::connect, "the data connection failed (" + said + ")", reply.code};
  return {kind, "the server " + std::string(what) + " (" + said + ")", reply.code};
}

} // namespace ftperm::ftp
