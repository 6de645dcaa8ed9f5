#pragma once

#include "ftperm/policy/policy.hpp"

#include <map>
#include <string>

namespace ftperm::cli {

/// What --profile can name, and the modes that it wants.
inline const std::map<std::string, policy::Rules>& profiles() {
  static const std::map<std::string, policy::Rules> known{
      {"ovh", {Mode(0705), Mode(0705), Mode(0604)}},
      {"generic", {Mode(0755), Mode(0755), Mode(0644)}}};
  return known;
}

} // namespace ftperm::cli
