#pragma once

#include <chrono>
#include <string>

namespace ftperm::ftp {

/// "60", and "0.25" where it is no whole number of seconds.
inline std::string seconds_text(std::chrono::milliseconds time) {
  std::string text = std::to_string(time.count() / 1000);
  const auto rest = time.count() % 1000;
  if (rest == 0) return text;
  std::string decimals = std::to_string(1000 + rest).substr(1);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return text + "." + decimals;
}

} // namespace ftperm::ftp
