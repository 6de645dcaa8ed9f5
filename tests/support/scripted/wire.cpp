#include "support/scripted/wire.hpp"

#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>

namespace ftperm::testing {

bool OpenSockets::add(int fd) {
  const std::lock_guard lock(mutex_);
  if (!stopped_) fds_.insert(fd);
  return !stopped_;
}

void OpenSockets::remove(int fd) {
  const std::lock_guard lock(mutex_);
  fds_.erase(fd);
}

void OpenSockets::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  for (const int fd : fds_)
    shutdown(fd, SHUT_RDWR);
}

Wire::Wire(UniqueFd fd, OpenSockets& sockets) : fd_(std::move(fd)), sockets_(sockets) {
  constexpr int yes = 1;
  setsockopt(fd_.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (!sockets_.add(fd_.get())) shutdown(fd_.get(), SHUT_RDWR);
}

Wire::~Wire() {
  ssl_.reset();
  sockets_.remove(fd_.get());
}

bool Wire::start_tls(SSL_CTX* context) {
  ssl_.reset(SSL_new(context));
  SSL_set_fd(ssl_.get(), fd_.get());
  ERR_clear_error();
  return SSL_accept(ssl_.get()) == 1;
}

std::size_t Wire::read(std::span<char> buffer) {
  if (ssl_) {
    ERR_clear_error();
    const int count = SSL_read(ssl_.get(), buffer.data(), static_cast<int>(buffer.size()));
    return count > 0 ? static_cast<std::size_t>(count) : 0;
  }
  ssize_t count = 0;
  do
    count = recv(fd_.get(), buffer.data(), buffer.size(), 0);
  while (count < 0 && errno == EINTR);
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

bool Wire::write(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t count = 0;
    if (ssl_) {
      ERR_clear_error();
      count = SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
    } else {
      count = send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count < 0 && errno == EINTR) continue;
    }
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool Wire::readable_within(std::chrono::milliseconds limit) const {
  if (ssl_ && SSL_pending(ssl_.get()) > 0) return true;
  pollfd event{fd_.get(), POLLIN, 0};
  return poll(&event, 1, static_cast<int>(limit.count())) > 0;
}

void Wire::say_goodbye() {
  ERR_clear_error();
  if (ssl_ && SSL_is_init_finished(ssl_.get())) SSL_shutdown(ssl_.get());
}

void Wire::cut() {
  shutdown(fd_.get(), SHUT_RDWR);
}

void Wire::reset() {
  const linger now{1, 0};
  setsockopt(fd_.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
  sockets_.remove(fd_.get());
  fd_.reset();
}

} // namespace ftperm::testing
