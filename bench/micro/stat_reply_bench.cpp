// What a server's reply to STAT costs before anybody judges what is in it.
#include "stat_texts.hpp"

#include "ftp/reply.hpp"
#include "ftperm/listing/listing.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <string>
#include <string_view>

namespace {

using namespace ftperm;
using bench::stat_text;

/// As much as one receive() brings.
constexpr std::size_t piece = std::size_t{64} * 1024;

/// The rows of a reply to entries.
void StatReplyToEntries(benchmark::State& state) {
  const auto entries = static_cast<std::size_t>(state.range(0));
  const std::string text = stat_text(entries).body;
  for (auto _ : state) {
    const auto parsed = listing::parse_listing(listing::Format::unix_list, text);
    if (parsed.entries.size() != entries) state.SkipWithError("an entry is missing");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(StatReplyToEntries)->Arg(15)->Arg(1'000)->Arg(100'000);

/// The bytes of a connection, as they come in, to replies.
void ReplyFraming(benchmark::State& state) {
  std::string bytes;
  std::int64_t replies = 0;
  while (bytes.size() < 4 * piece) {
    bytes += stat_text(static_cast<std::size_t>(state.range(0))).reply;
    bytes += "257 \"/\" is the current directory\r\n";
    replies += 2;
  }
  ftp::ReplyReader reader;
  for (auto _ : state) {
    std::int64_t found = 0;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      reader.feed(std::string_view(bytes).substr(at, piece));
      for (auto reply = reader.next(); reply && *reply; reply = reader.next())
        ++found;
    }
    if (found != replies) state.SkipWithError("a reply is missing");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
  state.SetItemsProcessed(state.iterations() * replies);
}

BENCHMARK(ReplyFraming)->Arg(15)->Arg(1'000)->Arg(100'000);

} // namespace
