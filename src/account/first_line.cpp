#include "account/first_line.hpp"

#include "account/bytes.hpp"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace ftperm::account {
namespace {

constexpr std::size_t longest_line = 4096;

} // namespace

Result<Secret> read_first_line(int fd, const std::string& what) {
  std::string line;
  line.reserve(longest_line + 1); // growing would leave copies of a password in freed memory
  char byte = 0;
  ssize_t count = 0;
  while ((count = ::read(fd, &byte, 1)) == 1 && byte != '\n' && line.size() <= longest_line)
    line += byte;
  const int reason = errno;
  if (line.ends_with('\r')) line.pop_back();
  Secret password(std::move(line)); // from here on it is wiped, whichever way this ends

  // Only a handler of the program's own makes read() return so: the user wants to stop.
  if (count < 0 && reason == EINTR)
    return Error{ErrorKind::interrupted, "interrupted while reading " + what};
  if (count < 0) return usage_error(what + " cannot be read: " + std::strerror(reason));
  if (password.reveal().size() > longest_line)
    return usage_error("the first line of " + what + " is too long for a password");
  if (password.empty()) return usage_error(what + " begins with an empty line, not a password");
  return password;
}

} // namespace ftperm::account
