#include "listing_invariants.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_invariants(ftperm::listing::parse_listing(ftperm::listing::Format::unix_list, text));
  return 0;
}
