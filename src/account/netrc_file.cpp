#include "ftperm/account/netrc.hpp"

#include "account/file_descriptor.hpp"
#include "ftperm/core/text.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ftperm::account {
namespace {

/// Far more than any .netrc; so that a wrong $NETRC (/dev/zero) cannot fill the memory.
constexpr std::size_t size_limit = 1U << 20U;

std::string netrc_path() {
  if (const char* const named = std::getenv("NETRC"); named != nullptr && *named != '\0')
    return named;
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') {
    const passwd* const self = ::getpwuid(::getuid());
    home = self == nullptr ? nullptr : self->pw_dir;
  }
  return home == nullptr ? std::string() : std::string(home) + "/.netrc";
}

/// False when the file cannot be read, with the reason in errno.
bool read_all(int fd, std::string& text) {
  std::array<char, 4096> buffer{};
  text.reserve(16 * buffer.size()); // growing would leave copies of passwords in freed memory
  ssize_t count = 0;
  do {
    count = read_some(fd, buffer.data(), buffer.size());
    if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
    if (text.size() > size_limit) {
      errno = EFBIG;
      count = -1;
    }
  } while (count > 0);
  ::explicit_bzero(buffer.data(), buffer.size());
  return count == 0;
}

/// A pipe (NETRC=<(gpg -d ...)) has a mode too, but nobody else can open it.
bool open_to_others(int fd) {
  struct stat status {};

  return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
         (status.st_mode & (S_IRGRP | S_IROTH)) != 0;
}

} // namespace

NetrcLookup find_in_netrc(std::string_view host, std::string_view login) {
  NetrcLookup found;
  const std::string path = netrc_path();
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::string text;
  if (file.get() < 0 || !read_all(file.get(), text)) {
    if (errno != ENOENT && errno != ENOTDIR)
      found.warning = visible(path) + " cannot be read: " + std::strerror(errno);
  } else {
    found.entry = parse_netrc(text, host, login);
    if (found.entry && !found.entry->password.empty() && open_to_others(file.get()))
      found.warning = "other users of this machine can read the password in " + visible(path) +
                      "; \"chmod 600\" closes it to them";
  }
  wipe(text);
  return found;
}

} // namespace ftperm::account
