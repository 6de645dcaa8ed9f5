#include "report/fd_stream.hpp"

#include <cerrno>
#include <ostream>
#include <unistd.h>
#include <utility>

namespace ftperm::report {

int OwnedFd::close() {
  const int fd = std::exchange(fd_, -1);
  // After EINTR the descriptor is gone all the same: closing again could hit somebody else's.
  return fd < 0 || ::close(fd) == 0 || errno == EINTR ? 0 : errno;
}

FdBuffer::FdBuffer(int fd) : fd_(fd), buffer_(std::size_t{64} * 1024) {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

bool FdBuffer::flush_all() {
  const char* next = pbase();
  while (error_ == 0 && next < pptr()) {
    const ssize_t written = ::write(fd_, next, static_cast<std::size_t>(pptr() - next));
    if (written >= 0)
      next += written;
    else if (errno != EINTR)
      error_ = errno;
  }
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return error_ == 0;
}

FdBuffer::int_type FdBuffer::overflow(int_type c) {
  if (!flush_all()) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

int FdBuffer::sync() {
  return flush_all() ? 0 : -1;
}

int write_all(int fd, const std::function<void(std::ostream&)>& write) {
  FdBuffer buffer(fd);
  std::ostream out(&buffer);
  write(out);
  out.flush();
  if (buffer.error() != 0) return buffer.error();
  return out ? 0 : EIO;
}

} // namespace ftperm::report
