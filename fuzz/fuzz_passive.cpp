// The replies to PASV and EPSV: any text gives a port that can be connected to, or none.
#include "ftp/wire.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto port : {ftperm::ftp::parse_pasv(text), ftperm::ftp::parse_epsv(text)})
    if (port && *port == 0) std::abort();
  return 0;
}
