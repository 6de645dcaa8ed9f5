#pragma once

#include "ftperm/site/load.hpp"
#include "site/address.hpp"
#include "site/body.hpp"
#include "site/headers.hpp"
#include "site/load_error.hpp"

#include <chrono>
#include <string>
#include <vector>

#include <curl/curl.h>

namespace ftperm::site {

struct Request {
  const Address& address;
  const LoadOptions& options;
  const std::vector<std::string>& connect_to; ///< entries of CURLOPT_CONNECT_TO
  CURLSH* cookies;
  std::chrono::milliseconds time_left;
  bool with_login;     ///< of the .netrc, where a 401 asks for one
  bool skips_redirect; ///< of an answer that redirects, the headers are all that is wanted
};

struct Exchange {
  Reason reason; ///< why no whole answer came, if none did
  Headers headers;
  Body body;
};

/// One request, on a connection and with a state of its own, so that nothing which belongs to one
/// host (a login above all) can reach another. Redirects are not followed here.
Exchange exchange(const Request& request);

} // namespace ftperm::site
