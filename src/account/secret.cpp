#include "ftperm/account/secret.hpp"

#include <cstring>

namespace ftperm::account {

void wipe(std::string& text) noexcept {
  text.resize(text.capacity()); // bytes beyond the size may still hold what was cut off
  ::explicit_bzero(text.data(), text.size());
  text.clear();
}

} // namespace ftperm::account
