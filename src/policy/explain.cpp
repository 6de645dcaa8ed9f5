#include "ftperm/policy/policy.hpp"

namespace ftperm::policy {
namespace {

constexpr unsigned group_or_other_write = 0022;
constexpr unsigned any_execute = 0111;
constexpr unsigned special_bits = 07000;

/// 700 and 000 on the root: what OVHcloud's guide to 403 errors says of them.
constexpr const char* closed_root =
    "The whole site is closed. The hoster may have done this after abuse: look for a message from "
    "the hoster and for hacked files first, then reopen the root with --fix-root.";

const char* reason_of(FindingType type, unsigned bits, unsigned expected) {
  const unsigned surplus = bits & ~expected;
  const unsigned missing = expected & ~bits;
  const bool is_file = type == FindingType::file;
  if ((surplus & group_or_other_write) != 0)
    return "Others on the server can write to it, which is unsafe, and some hosts answer 500";
  if ((surplus & special_bits) != 0) return "It has a setuid, setgid or sticky bit";
  if ((missing & 0700) != 0)
    return is_file ? "Its own account lacks a right to it" : "Its own account may not use it fully";
  if ((missing & 0005) != 0)
    return is_file ? "The web server may not be able to read it"
                   : "The web server may not be able to enter it";
  if (is_file && (surplus & any_execute) != 0)
    return "It can be executed, which this host's rule does not want";
  return "More is allowed than this host's rule wants";
}

} // namespace

std::string explain(FindingType type, Mode mode, Mode expected) {
  const bool closed = (mode.bits() & 0077) == 0 && (expected.bits() & 0005) != 0;
  if (type == FindingType::root && closed) return closed_root;
  std::string sentence = reason_of(type, mode.bits(), expected.bits());
  sentence += type == FindingType::root ? "; the root is changed only with --fix-root." : ".";
  return sentence;
}

} // namespace ftperm::policy
