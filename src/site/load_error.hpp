#pragma once

#include "ftperm/site/load.hpp"
#include "site/address.hpp"

#include <string>
#include <string_view>

namespace ftperm::site {

/// What is known of a request that failed.
struct Attempt {
  const Address& address;
  const LoadOptions& options;
  int curl_code = 0;
  std::string_view curl_message;
  int os_error = 0;   ///< of the connecting; 0: none
  bool found = false; ///< the host's address was found
  bool connected = false;
};

struct Reason {
  Failure failure = Failure::none;
  std::string text; ///< a sentence: what, where, what to do next
};

Reason reason_of(const Attempt& attempt);

/// "example.org port 8080" for a human; no port when it is the usual one.
std::string where(const Address& address);

} // namespace ftperm::site
