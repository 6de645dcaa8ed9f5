#include "ftperm/diagnosis/address.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <optional>

namespace ftperm::diagnosis {
namespace {

std::string percent_decoded(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view digits = text.substr(i + 1, 2);
    const auto byte =
        text[i] == '%' && digits.size() == 2 ? from_hex(digits) : std::optional<std::string>();
    bytes += byte.value_or(std::string(1, text[i]));
    if (byte) i += 2;
  }
  return bytes;
}

/// Where the path begins; at the end where there is none.
std::size_t begin_of_path(std::string_view address) {
  const auto scheme = address.find("://");
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  return std::min(address.find('/', host), address.size());
}

std::string_view without_query(std::string_view address) {
  return address.substr(0, address.find_first_of("?#"));
}

} // namespace

std::string path_of_address(std::string_view address) {
  address = without_query(address);
  const std::string_view path = address.substr(begin_of_path(address));
  return path.empty() ? "/" : percent_decoded(path);
}

std::vector<std::string> names_in(std::string_view path) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) names.emplace_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

std::string address_beside(std::string_view address, std::size_t depth, std::string_view name) {
  address = without_query(address);
  const std::size_t begin = begin_of_path(address);
  // Taken as it stands, escapes and all: what was encoded once stays so.
  const auto names = names_in(address.substr(begin));
  std::string beside(address.substr(0, begin));
  for (std::size_t i = 0; i < std::min(depth, names.size()); ++i)
    beside += "/" + names[i];
  return beside + "/" + std::string(name);
}

} // namespace ftperm::diagnosis
