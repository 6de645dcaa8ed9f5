#include "ftp/wire.hpp"

#include <array>
#include <charconv>

namespace ftperm::ftp {
namespace {

constexpr char iac = '\xff';

/// Reads a number from the front of the text and takes it off.
std::optional<unsigned> take_number(std::string_view& text, unsigned largest) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value > largest) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

} // namespace

std::string command_line(std::string_view verb, const RemotePath& path,
                         const ServerProfile& profile) {
  std::string line(verb);
  line.reserve(line.size() + 1 + path.bytes().size());
  line += ' ';
  for (const char c : path.bytes()) {
    line += c;
    if (c == iac && profile.doubles_iac) line += c;
  }
  return line;
}

bool is_literal_for_stat(const RemotePath& path) {
  const std::string& bytes = path.bytes();
  return bytes.find("/-") == std::string::npos &&
         bytes.find_first_of(" \t*?[]{}~\\") == std::string::npos;
}

bool has_fragile_blanks(const RemotePath& path) {
  const std::string& bytes = path.bytes();
  return bytes.ends_with(' ') || bytes.find("  ") != std::string::npos ||
         bytes.find('\t') != std::string::npos;
}

std::optional<std::uint16_t> parse_epsv(std::string_view text) {
  // (<d><d><d><port><d>), where <d> is any one delimiter.
  const auto open = text.find('(');
  if (open == std::string_view::npos || text.size() < open + 6) return std::nullopt;
  text.remove_prefix(open + 1);
  const char delimiter = text.front();
  if (text[1] != delimiter || text[2] != delimiter) return std::nullopt;
  text.remove_prefix(3);
  const auto port = take_number(text, 65535);
  if (!port || *port == 0 || !text.starts_with(delimiter)) return std::nullopt;
  return static_cast<std::uint16_t>(*port);
}

std::optional<std::uint16_t> parse_pasv(std::string_view text) {
  // h1,h2,h3,h4,p1,p2: in brackets as a rule, without them on old servers.
  const auto first = text.find_first_of("0123456789");
  if (first == std::string_view::npos) return std::nullopt;
  text.remove_prefix(first);
  std::array<unsigned, 6> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0 && !text.starts_with(',')) return std::nullopt;
    if (i > 0) text.remove_prefix(1);
    const auto number = take_number(text, 255);
    if (!number) return std::nullopt;
    numbers.at(i) = *number;
  }
  const unsigned port = numbers[4] * 256 + numbers[5];
  if (port == 0) return std::nullopt;
  return static_cast<std::uint16_t>(port);
}

} // namespace ftperm::ftp
