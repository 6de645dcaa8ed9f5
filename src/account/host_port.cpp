#include "account/host_port.hpp"

#include "account/bytes.hpp"
#include "ftperm/core/text.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>

namespace ftperm::account {
namespace {

struct HostPort {
  std::string_view host;
  std::optional<std::string_view> port;
  bool bracketed = false;
};

bool is_ipv6(const std::string& text) {
  in6_addr address{};
  return can_be_sent(text) && ::inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

/// Not the grammar of DNS, which hosters bend ('_', names that are not ASCII): only what keeps a
/// host name from being taken for an option, a path or a command.
bool is_sane_name(std::string_view host) {
  const auto sane = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || byte >= 0x80;
  };
  return host.size() <= 255 && host.front() != '-' && host.front() != '.' &&
         host.find("..") == std::string_view::npos && std::all_of(host.begin(), host.end(), sane) &&
         visible(host) == host;
}

/// Nothing when a bracket is not closed, or something other than a port follows it.
std::optional<HostPort> split(std::string_view text) {
  HostPort parts;
  std::string_view rest;
  if (text.starts_with('[')) {
    const auto close = text.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    parts.host = text.substr(1, close - 1);
    parts.bracketed = true;
    rest = text.substr(close + 1);
  } else {
    parts.host = text.substr(0, text.find(':'));
    rest = text.substr(parts.host.size());
  }
  if (rest.starts_with(':')) parts.port = rest.substr(1);
  if (!rest.empty() && !parts.port) return std::nullopt;
  return parts;
}

bool read_port(std::string_view text, std::uint16_t& port) {
  const auto* const end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, port);
  return result.ec == std::errc() && result.ptr == end && port != 0;
}

} // namespace

std::optional<Error> read_host_port(std::string_view text, Url& url) {
  const auto parts = split(text);
  if (!parts || (!parts->bracketed && parts->port && parts->port->find(':') != std::string::npos))
    return usage_error("an IPv6 address in a URL is written in brackets, with or without a port: "
                       "ftp://[2001:db8::1]:21/");
  if (parts->host.empty() && !parts->bracketed)
    return usage_error("the URL names no host; it is written ftp://login@host/");
  url.host = parts->host;
  if (parts->bracketed ? !is_ipv6(url.host) : !is_sane_name(url.host))
    return usage_error(parts->bracketed
                           ? "what stands in brackets in the URL is not an IPv6 address"
                           : "the host in the URL is not a host name (a '/' in a login or "
                             "password is written %2F)");
  if (parts->port && !read_port(*parts->port, url.port))
    return usage_error("the port in the URL is not a number from 1 to 65535 (a '/' in a login or "
                       "password is written %2F)");
  return std::nullopt;
}

} // namespace ftperm::account
