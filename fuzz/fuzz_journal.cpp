// A journal of any bytes is refused, or holds only what may be put back.
#include "ftperm/fix/journal.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto journal = ftperm::fix::parse_journal(text);
  if (!journal) return journal.error().message.empty() ? std::abort(), 0 : 0;
  for (const auto& change : ftperm::fix::reversed(*journal)) {
    const bool inside = change.path.bytes().starts_with(journal->head.start.bytes());
    if (!inside && change.path != journal->head.root) std::abort();
    if (change.before == change.after) std::abort();
  }
  return 0;
}
