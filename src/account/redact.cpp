#include "ftperm/account/redact.hpp"

#include "account/bytes.hpp"

#include <algorithm>

namespace ftperm::account {
namespace {

constexpr std::string_view mask = "***";

/// How many bytes at the front of the text stand for the password when '%' begins an escape
/// wherever it can; 0 when they do not.
std::size_t encoded_length(std::string_view text, std::string_view password) {
  std::size_t used = 0;
  for (const char expected : password) {
    const auto rest = text.substr(used);
    const auto escape = percent_escape(rest);
    if (rest.empty() || escape.value_or(rest.front()) != expected) return 0;
    used += escape ? 3 : 1;
  }
  return used;
}

/// Both readings are tried: a password may itself hold what looks like an escape.
std::size_t occurrence_at(std::string_view text, std::string_view password) {
  const std::size_t plain = text.starts_with(password) ? password.size() : 0;
  return std::max(plain, encoded_length(text, password));
}

} // namespace

std::string redact(std::string line, const Secret& password) {
  if (password.empty()) return line;
  std::string_view rest = line;
  std::string out;
  while (!rest.empty()) {
    const std::size_t length = occurrence_at(rest, password.reveal());
    if (length > 0)
      out += mask;
    else
      out += rest.front();
    rest.remove_prefix(length > 0 ? length : 1);
  }
  return out;
}

std::string mask_command(std::string_view protocol_line) {
  const auto verb = protocol_line.substr(0, protocol_line.find_first_of(" \t\r\n"));
  if (!equal_ignoring_case(verb, "PASS") && !equal_ignoring_case(verb, "ACCT"))
    return std::string(protocol_line);
  const auto last = protocol_line.find_last_not_of("\r\n");
  if (last + 1 == verb.size()) return std::string(protocol_line);
  std::string masked(verb);
  masked += ' ';
  masked += mask;
  masked += protocol_line.substr(last + 1);
  return masked;
}

} // namespace ftperm::account
