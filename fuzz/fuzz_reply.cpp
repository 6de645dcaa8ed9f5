// Reply framing: any bytes, cut anywhere, give replies with three-digit codes, or an error.
#include "ftp/reply.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ftperm::ftp::ReplyReader reader;
  const std::size_t cut = size == 0 ? 0 : data[0] % size;
  for (const auto part : {bytes.substr(0, cut), bytes.substr(cut)}) {
    reader.feed(part);
    for (auto reply = reader.next(); reply && *reply; reply = reader.next())
      if ((*reply)->code < 100 || (*reply)->code > 599) std::abort();
  }
  return 0;
}
