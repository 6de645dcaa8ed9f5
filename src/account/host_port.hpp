#pragma once

#include "ftperm/account/url.hpp"

namespace ftperm::account {

/// Reads "host", "host:port" or "[IPv6]:port" into the URL; its port stays when none is written.
std::optional<Error> read_host_port(std::string_view text, Url& url);

} // namespace ftperm::account
