#pragma once

#include <functional>
#include <iosfwd>
#include <streambuf>
#include <vector>

namespace ftperm::report {

/// A file descriptor of our own: closed in any case.
class OwnedFd {
 public:
  explicit OwnedFd(int fd) : fd_(fd) {}

  OwnedFd(const OwnedFd&) = delete;
  OwnedFd& operator=(const OwnedFd&) = delete;

  ~OwnedFd() { close(); }

  int get() const { return fd_; }

  int close(); ///< 0 or errno: a full disk may be told only here

 private:
  int fd_;
};

/// An output buffer over a descriptor that remembers why it failed.
class FdBuffer : public std::streambuf {
 public:
  explicit FdBuffer(int fd);

  int error() const { return error_; } ///< errno of the first write that failed, or 0

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  bool flush_all();

  int fd_;
  int error_ = 0;
  std::vector<char> buffer_;
};

/// Lets `write` write to the descriptor: 0 when every byte went out, or errno.
int write_all(int fd, const std::function<void(std::ostream&)>& write);

} // namespace ftperm::report
