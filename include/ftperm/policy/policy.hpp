#pragma once

#include "ftperm/core/entry.hpp"
#include "ftperm/core/finding.hpp"
#include "ftperm/core/mode.hpp"

#include <optional>
#include <string>

namespace ftperm::policy {

/// The modes that an account should have. The defaults are OVHcloud's (guide to "500 Internal
/// Server Error"): the root and every directory 705, every file 604.
struct Rules {
  Mode root{0705};
  Mode directory{0705};
  Mode file{0604};
};

/// Whether judge() would find the entry ok; needs no path.
bool is_right(const Rules& rules, const Entry& entry);

/// Judges one entry under its path. The finding's status is ok, wrong, unknown (no mode told) or
/// skipped (links, devices); its detail says why in a sentence.
Finding judge(const Rules& rules, std::string path, const Entry& entry);

/// Judges the account's root; nothing: no way of asking reveals its mode, for the reason given.
Finding judge_root(const Rules& rules, std::string path, std::optional<Mode> mode,
                   const std::string& reason);

/// What is wrong with a mode, in a sentence for someone who knows "folders 705, files 604".
std::string explain(FindingType type, Mode mode, Mode expected);

} // namespace ftperm::policy
