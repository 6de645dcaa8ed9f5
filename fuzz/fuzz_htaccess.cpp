// A .htaccess file of any bytes gives hints that can be shown: at most 100, in the order of the
// lines, each with a line that there is, a reason and an address.
#include "ftperm/htaccess/check.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  const auto hints = ftperm::htaccess::check(text);
  if (hints.size() > 100) std::abort();
  std::size_t last = 1;
  for (const auto& hint : hints) {
    if (hint.line < last || hint.line > lines || hint.text.size() > 200) std::abort();
    if (hint.reason.empty() || !hint.source.starts_with("https://")) std::abort();
    last = hint.line;
  }
  return 0;
}
