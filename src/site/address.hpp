#pragma once

#include "ftperm/core/error.hpp"

#include <string>
#include <string_view>

namespace ftperm::site {

/// An http:// or https:// URL as libcurl reads it: without login and fragment, with what cannot
/// stand in a request encoded.
struct Address {
  std::string url;
  std::string host; ///< lower case, in the form that DNS knows (xn--…); IPv6 in brackets
  std::string port;
  bool tls = false;
};

/// What the user typed. Errors are of kind `usage` and repeat nothing of it.
Result<Address> parse_address(const std::string& text);

/// Where the header Location leads from there. Errors are of kind `protocol`; their message goes on
/// after "HOST redirects to ".
Result<Address> redirected(const Address& from, const std::string& location);

/// The same with one more parameter ("name=value") in its query.
std::string with_parameter(const Address& address, const std::string& parameter);

/// In the form that DNS knows, lower case; empty when no host can be named so.
std::string host_for_dns(const std::string& host);

} // namespace ftperm::site
