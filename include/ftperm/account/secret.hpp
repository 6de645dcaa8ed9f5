#pragma once

#include <string>
#include <utility>

namespace ftperm::account {

/// Overwrites all bytes that the string owns, the spare ones too, and empties it.
void wipe(std::string& text) noexcept;

/// A password. It is wiped when it is destroyed and when it is moved from; it cannot be printed or
/// compared by accident, and a copy has to be asked for by name.
class Secret {
 public:
  Secret() = default;

  /// Takes the text over; what it came from is wiped, so that no second copy stays behind.
  explicit Secret(std::string&& text) : text_(text) { wipe(text); }

  Secret(Secret&& other) noexcept { take(other); }

  Secret& operator=(Secret&& other) noexcept {
    if (this != &other) {
      wipe(text_);
      take(other);
    }
    return *this;
  }

  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  ~Secret() { wipe(text_); }

  /// The only way to the bytes: so that a search for this word finds every use of a password.
  const std::string& reveal() const { return text_; }

  bool empty() const { return text_.empty(); }

  Secret clone() const { return Secret(std::string(text_)); }

 private:
  void take(Secret& other) noexcept {
    text_.swap(other.text_);
    wipe(other.text_); // a short string leaves its bytes behind in the object that it was in
  }

  std::string text_;
};

} // namespace ftperm::account
