#include "ftp/pipeline.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ftperm::ftp::test {
namespace {

/// A stream that takes nothing, and notes what it was offered, and where that lay.
class BlockedStream final : public ByteStream {
 public:
  struct Offer {
    const char* place;
    std::string bytes;
  };

  Result<std::size_t> send(std::string_view bytes) override {
    offers.push_back({bytes.data(), std::string(bytes)});
    return std::size_t{0};
  }

  Result<std::size_t> receive(std::span<char>) override { return std::size_t{0}; }

  std::vector<Offer> offers;
};

Command chmod(int number) {
  Command command;
  command.line = "SITE CHMOD 604 /some/longer/path/to/file-" + std::to_string(number);
  return command;
}

TEST(Pipeline, OffersABlockedStreamTheSameBytesInTheSamePlaceAgain) {
  BlockedStream stream;
  PipelineLimits limits;
  limits.window = std::size_t{64} * 1024;
  Pipeline pipeline(stream, limits, {});
  pipeline.push(chmod(0));
  EXPECT_FALSE(pipeline.pump());
  EXPECT_TRUE(pipeline.wants_to_send());
  // More than any small buffer holds, so that what waits has to move.
  for (int i = 1; i < 300; ++i)
    pipeline.push(chmod(i));
  EXPECT_FALSE(pipeline.pump());
  ASSERT_GE(stream.offers.size(), 2U);
  for (const auto& offer : stream.offers) {
    EXPECT_EQ(offer.place, stream.offers.front().place);
    EXPECT_EQ(offer.bytes, stream.offers.front().bytes);
  }
  EXPECT_FALSE(pipeline.idle());
}

} // namespace
} // namespace ftperm::ftp::test
