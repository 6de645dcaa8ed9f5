#pragma once

#include <memory>
#include <string>

#include <openssl/ssl.h>

namespace ftperm::testing {

/// A self-signed certificate for localhost and the addresses of loopback.hpp, made in this process
/// with its key, and the TLS of a server that shows it. Any thread, once made.
class Certificate {
 public:
  Certificate();
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;
  ~Certificate();

  SSL_CTX* server_tls() const { return context_.get(); }

  /// A PEM file for a client that is to trust it; removed with this.
  const std::string& file() const { return file_; }

  /// The one that clients are told to trust, and one that they are not: made once a process.
  static const Certificate& trusted();
  static const Certificate& other();

 private:
  struct Free {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  };

  std::unique_ptr<SSL_CTX, Free> context_;
  std::string file_;
};

} // namespace ftperm::testing
