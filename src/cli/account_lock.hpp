#pragma once

#include "ftperm/account/url.hpp"
#include "ftperm/core/error.hpp"

#include <string>

namespace ftperm::cli {

/// Held by the one run of this user on this machine that may change an account. Ends with the
/// process, however that ends.
class AccountLock {
 public:
  /// `folder`: the state folder, made. An error: another run holds it, or it cannot be written.
  static Result<AccountLock> take(const std::string& folder, const account::Url& account);
  /// Whether a run holds it now.
  static bool is_taken(const std::string& folder, const account::Url& account);

  AccountLock(AccountLock&& other) noexcept;
  AccountLock& operator=(AccountLock&& other) noexcept;
  AccountLock(const AccountLock&) = delete;
  AccountLock& operator=(const AccountLock&) = delete;
  ~AccountLock();

 private:
  explicit AccountLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

} // namespace ftperm::cli
