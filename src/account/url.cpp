#include "ftperm/account/url.hpp"

#include "account/bytes.hpp"
#include "account/host_port.hpp"
#include "ftperm/core/text.hpp"

#include <algorithm>

namespace ftperm::account {
namespace {

constexpr std::uint16_t ftp_port = 21;
constexpr std::uint16_t ftps_port = 990;

std::uint16_t usual_port(bool implicit_tls) {
  return implicit_tls ? ftps_port : ftp_port;
}

Error wrong_scheme(std::string_view scheme) {
  const std::string expected = "the URL has to begin with ftp:// or ftps://";
  if (equal_ignoring_case(scheme, "sftp") || equal_ignoring_case(scheme, "ssh"))
    return usage_error("SFTP is not supported: " + expected);
  if (equal_ignoring_case(scheme, "http") || equal_ignoring_case(scheme, "https"))
    return usage_error("this is the URL of a web page, not of an FTP account: " + expected);
  if (equal_ignoring_case(scheme, "ftpes"))
    return usage_error("write ftp:// in place of ftpes://; it asks for TLS as well");
  return usage_error(expected);
}

/// Reads the scheme and takes it off the text.
std::optional<Error> read_scheme(std::string_view& text, Url& url) {
  const auto end = text.find("://");
  if (end == std::string_view::npos || text.find_first_of("/@") < end)
    return usage_error("the URL has no scheme: write ftp://login@host/");
  const auto scheme = text.substr(0, end);
  url.implicit_tls = equal_ignoring_case(scheme, "ftps");
  if (!url.implicit_tls && !equal_ignoring_case(scheme, "ftp")) return wrong_scheme(scheme);
  url.port = usual_port(url.implicit_tls);
  text.remove_prefix(end + 3);
  return std::nullopt;
}

/// One part of the URL and where it stands, for an error that must not repeat it.
struct Part {
  std::string_view bytes;
  const char* name;
  std::string_view url;

  Error error_at(std::size_t index, const char* what) const {
    const auto place = static_cast<std::size_t>(bytes.data() - url.data()) + index + 1;
    return usage_error(std::string(what) + ", in the " + name + " of the URL (byte " +
                       std::to_string(place) + ")");
  }
};

std::optional<Error> decode(const Part& part, std::string& out) {
  out.reserve(part.bytes.size()); // growing would leave copies of a password in freed memory
  for (std::size_t i = 0; i < part.bytes.size(); ++i) {
    const std::size_t start = i;
    char byte = part.bytes[i];
    if (byte == '%') {
      const auto decoded = percent_escape(part.bytes.substr(i));
      if (!decoded)
        return part.error_at(start, "'%' without two hexadecimal digits ('%' itself is %25)");
      byte = *decoded;
      i += 2;
    }
    if (!can_be_sent({&byte, 1}))
      return part.error_at(start, "a line end or NUL, which FTP cannot send");
    out += byte;
  }
  return std::nullopt;
}

/// The login ends at the first ':', so that a password may hold more of them.
std::optional<Error> read_user_info(std::string_view text, std::string_view whole, Url& url) {
  const auto colon = text.find(':');
  if (auto error = decode({text.substr(0, colon), "login", whole}, url.user)) return error;
  if (colon == std::string_view::npos) return std::nullopt;
  std::string password;
  auto error = decode({text.substr(colon + 1), "password", whole}, password);
  url.password.emplace(std::move(password)); // in any case: it wipes what has been decoded
  return error;
}

} // namespace

Result<Url> parse_url(std::string_view text) {
  Url url;
  std::string_view rest = text;
  if (auto error = read_scheme(rest, url)) return *std::move(error);

  const auto slash = std::min(rest.find('/'), rest.size());
  std::string_view authority = rest.substr(0, slash);
  const auto path = rest.substr(std::min(slash + 1, rest.size()));

  if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
    if (auto error = read_user_info(authority.substr(0, at), text, url)) return *std::move(error);
    authority.remove_prefix(at + 1);
  }
  if (auto error = read_host_port(authority, url)) return *std::move(error);
  if (auto error = decode({path, "path", text}, url.path)) return *std::move(error);
  url.path_is_absolute = url.path.starts_with('/');
  return url;
}

std::string display(const Url& url) {
  std::string text = url.implicit_tls ? "ftps://" : "ftp://";
  if (!url.user.empty()) text += visible(url.user) + '@';
  const bool is_ipv6 = url.host.find(':') != std::string::npos;
  text += is_ipv6 ? '[' + visible(url.host) + ']' : visible(url.host);
  if (url.port != usual_port(url.implicit_tls)) text += ':' + std::to_string(url.port);
  return text;
}

} // namespace ftperm::account
