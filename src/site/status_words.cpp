#include "site/status_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace ftperm::site {
namespace {

struct Words {
  int status;
  std::string_view words;
};

/// RFC 9110 section 15 and its registry; 508 and 509 as web hosts use them, 520 to 525 of
/// Cloudflare.
constexpr std::array<Words, 38> known{{
    {200, "OK"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {421, "Misdirected Request"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
    {508, "Resource Limit Is Reached"},
    {509, "Bandwidth Limit Exceeded"},
    {520, "Unknown Error"},
    {521, "Web Server Is Down"},
    {522, "Connection Timed Out"},
    {523, "Origin Is Unreachable"},
    {524, "A Timeout Occurred"},
    {525, "SSL Handshake Failed"},
}};

} // namespace

std::string status_words(int status) {
  const auto* const found = std::find_if(
      known.begin(), known.end(), [status](const Words& entry) { return entry.status == status; });
  std::string text = std::to_string(status);
  if (found == known.end()) return text;
  text += ' ';
  text += found->words;
  return text;
}

} // namespace ftperm::site
