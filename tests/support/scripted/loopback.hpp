#pragma once

#include "support/unique_fd.hpp"

#include <cstdint>

namespace ftperm::testing {

/// A socket that listens on 127.0.0.1 at a port of its own; empty when there is none left.
UniqueFd listen_on_loopback(std::uint16_t& port);

} // namespace ftperm::testing
