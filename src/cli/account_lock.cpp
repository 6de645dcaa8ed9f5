#include "cli/account_lock.hpp"

#include "cli/state_folder.hpp"
#include "ftperm/core/text.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace ftperm::cli {
namespace {

std::string file_in(const std::string& folder, const account::Url& account) {
  return folder + "/" + file_name_of(account) + ".lock";
}

/// Who holds the lock, as it wrote itself down.
std::string holder(int descriptor) {
  std::array<char, 64> text{};
  const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
  return size > 0 ? visible({text.data(), static_cast<std::size_t>(size)}) : "another process";
}

} // namespace

Result<AccountLock> AccountLock::take(const std::string& folder, const account::Url& account) {
  const std::string file = file_in(folder, account);
  AccountLock lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (lock.descriptor_ < 0)
    return Error{ErrorKind::usage,
                 "the lock " + visible(file) + " cannot be opened: " + std::strerror(errno)};
  if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0)
    return Error{ErrorKind::usage, "another run (" + holder(lock.descriptor_) + ") is changing " +
                                       account::display(account) + ": wait until it has ended"};
  const std::string self = "process " + std::to_string(::getpid());
  // Only for the sentence above: the lock holds without it.
  [[maybe_unused]] const bool written = ::ftruncate(lock.descriptor_, 0) == 0 &&
                                        ::pwrite(lock.descriptor_, self.data(), self.size(), 0) > 0;
  return lock;
}

bool AccountLock::is_taken(const std::string& folder, const account::Url& account) {
  const AccountLock lock(::open(file_in(folder, account).c_str(), O_RDONLY | O_CLOEXEC));
  return lock.descriptor_ >= 0 && ::flock(lock.descriptor_, LOCK_SH | LOCK_NB) != 0;
}

AccountLock::AccountLock(AccountLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

AccountLock& AccountLock::operator=(AccountLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

AccountLock::~AccountLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

} // namespace ftperm::cli
