#include "site/resolve.hpp"

#include "ftperm/core/text.hpp"
#include "site/address.hpp"

#include <arpa/inet.h>
#include <charconv>
#include <cstdint>
#include <optional>

namespace ftperm::site {
namespace {

/// What follows the host, understood in one of the two ways.
struct Place {
  std::string port;    ///< empty: any
  std::string address; ///< IPv6 in brackets
  bool usual = false;  ///< an address of a kind that hosts have
};

/// Whether addresses that begin so are in use: global, local, or short for zeros.
bool is_usual(const in6_addr& address) {
  const unsigned first = address.s6_addr[0];
  return (first & 0xE0U) == 0x20U || first >= 0xFCU || (first == 0 && address.s6_addr[1] == 0);
}

std::optional<Place> read_address(std::string text) {
  in_addr ipv4{};
  if (::inet_pton(AF_INET, text.c_str(), &ipv4) == 1) return Place{{}, std::move(text), true};
  const bool bracketed = text.size() > 2 && text.front() == '[' && text.back() == ']';
  if (bracketed) text = text.substr(1, text.size() - 2);
  in6_addr ipv6{};
  if (::inet_pton(AF_INET6, text.c_str(), &ipv6) != 1) return std::nullopt;
  return Place{{}, '[' + text + ']', bracketed || is_usual(ipv6)};
}

std::optional<Place> read_port_and_address(const std::string& text) {
  const auto colon = text.find(':');
  if (colon == std::string::npos) return std::nullopt;
  std::uint16_t port = 0;
  const auto* const end = text.data() + colon;
  const auto result = std::from_chars(text.data(), end, port);
  if (result.ec != std::errc() || result.ptr != end || port == 0) return std::nullopt;
  auto place = read_address(text.substr(colon + 1));
  if (place) place->port = std::to_string(port);
  return place;
}

/// The host; empty when it is none. A bare number would do as an address (2001 is 0.0.7.209), but
/// it is the beginning of an IPv6 address without its host, more likely.
std::string name_in(const std::string& text) {
  const bool is_number = text.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? std::string() : host_for_dns(text);
}

Error not_understood(const std::string& entry, const std::string& reason) {
  return {ErrorKind::usage, "--resolve " + visible(entry) + ": " + reason};
}

} // namespace

Result<std::string> connect_to(const std::string& entry) {
  const auto colon = entry.find(':');
  const std::string host = name_in(entry.substr(0, colon));
  const std::string rest = colon == std::string::npos ? std::string() : entry.substr(colon + 1);
  auto whole = read_address(rest);
  auto with_port = read_port_and_address(rest);
  if (host.empty() || entry.find('\0') != std::string::npos || (!whole && !with_port))
    return not_understood(entry, "it is written HOST:ADDR or HOST:PORT:ADDR, where ADDR is an IP "
                                 "address (example.org:192.0.2.1)");
  // "443:2001:db8::1" is an address too, but one that nobody has.
  if (whole && with_port && whole->usual == with_port->usual)
    return not_understood(entry, "this can be read in two ways; write the IPv6 address in brackets "
                                 "(example.org:[2001:db8::1])");
  const bool port_is_named = !whole || (with_port && with_port->usual);
  const Place& place = port_is_named ? *with_port : *whole;
  return host + ':' + place.port + ':' + place.address + ':';
}

} // namespace ftperm::site
