#include "site/body.hpp"

#include "ftperm/core/text.hpp"
#include "site/ascii.hpp"

#include <array>

namespace ftperm::site {
namespace {

/// Decoded, so that this is what a compressed bomb is stopped by.
constexpr std::size_t largest_size = std::size_t{32} * 1024 * 1024;
constexpr std::size_t largest_start = std::size_t{64} * 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

} // namespace

Body::Body() : digest_(EVP_MD_CTX_new()) {
  EVP_DigestInit_ex(digest_.get(), EVP_sha256(), nullptr);
}

bool Body::add(std::string_view piece) {
  const bool fits = piece.size() <= largest_size - size_;
  piece = piece.substr(0, largest_size - size_);
  size_ += piece.size();
  EVP_DigestUpdate(digest_.get(), piece.data(), piece.size());
  start_ += piece.substr(0, largest_start - start_.size());
  look_for_text(piece);
  return fits;
}

void Body::look_for_text(std::string_view piece) {
  for (std::size_t i = 0; i < piece.size() && !has_text_; ++i) {
    if (piece[i] == byte_order_mark[mark_bytes_])
      mark_bytes_ = (mark_bytes_ + 1) % byte_order_mark.size();
    else
      has_text_ = mark_bytes_ != 0 || white_space.find(piece[i]) == std::string_view::npos;
  }
}

std::string Body::finish_hash() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_DigestFinal_ex(digest_.get(), digest.data(), &size);
  return to_hex({reinterpret_cast<const char*>(digest.data()), size});
}

} // namespace ftperm::site
