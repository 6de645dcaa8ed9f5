#include "ftperm/diagnosis/address.hpp"

#include <algorithm>

namespace ftperm::diagnosis {
namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    bytes += escape ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (escape) i += 2;
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
