#pragma once

#include "support/unique_fd.hpp"

#include <cstdint>
#include <string>

namespace ftperm::testing {

/// Addresses of loopback are used in turn, for each has ports of its own: thousands of servers, one
/// after the other, use up those of one.
constexpr unsigned most_hosts = 32;

/// "127.0.0.N", for N from 1 to most_hosts.
std::string loopback_address(unsigned host);

/// A socket that listens there at a port of its own; empty when there is none left.
UniqueFd listen_on_loopback(unsigned host, std::uint16_t& port);

} // namespace ftperm::testing
