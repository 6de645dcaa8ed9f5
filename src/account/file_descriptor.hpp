#pragma once

#include <cerrno>
#include <unistd.h>

namespace ftperm::account {

/// Owns an open file; -1 is none.
class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : fd_(fd) {}

  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  ~FileDescriptor() { close(); }

  int get() const { return fd_; }

  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

/// read(2), again where a signal came in between.
inline ssize_t read_some(int fd, char* buffer, std::size_t size) {
  ssize_t count = 0;
  do
    count = ::read(fd, buffer, size);
  while (count < 0 && errno == EINTR);
  return count;
}

} // namespace ftperm::account
