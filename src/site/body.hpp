#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/evp.h>

namespace ftperm::site {

/// What is kept of a body that comes in pieces.
class Body {
 public:
  Body();

  /// False: that was enough; what goes beyond 32 MiB is not counted.
  bool add(std::string_view piece);

  std::size_t size() const { return size_; }

  /// Nothing but white space and byte order marks: a file that was saved with one, and is otherwise
  /// empty, shows a blank page too. So does one of several of them, put together.
  bool blank() const { return !has_text_ && mark_bytes_ == 0; }

  /// The first 64 KiB.
  const std::string& start() const { return start_; }

  /// SHA-256, hexadecimal; ends the counting.
  std::string finish_hash();

 private:
  struct FreeDigest {
    void operator()(EVP_MD_CTX* digest) const { EVP_MD_CTX_free(digest); }
  };

  void look_for_text(std::string_view piece);

  std::unique_ptr<EVP_MD_CTX, FreeDigest> digest_;
  std::size_t size_ = 0;
  std::size_t mark_bytes_ = 0; ///< of a byte order mark that has begun
  bool has_text_ = false;
  std::string start_;
};

} // namespace ftperm::site
