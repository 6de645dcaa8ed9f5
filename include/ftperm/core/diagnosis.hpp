#pragma once

#include "ftperm/core/mode.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ftperm {

/// What the loads of one page came to at one moment of a diagnosis.
struct LoadEvidence {
  bool telling = false; ///< belongs to the proof in short: as it was, without the causes, and after
  std::string when;     ///< "as it was", "permissions repaired", "put back", …
  std::string page;     ///< its address
  std::string state;    ///< one word: "works", "server-error", …
  std::string sentence;
  int status = 0; ///< 0: no answer came
  std::size_t loads = 0;
  std::size_t good = 0; ///< of these, the ones that brought the page
  std::size_t size = 0; ///< bytes of the body
  std::string title;    ///< raw bytes
  std::string hash;     ///< SHA-256 of the body
  std::string server;   ///< the header, raw bytes
  std::string in_front; ///< a CDN or cache that answered in the host's place; empty: none known
  std::vector<std::string> redirects; ///< raw bytes
  double seconds = 0;                 ///< of one load
};

enum class CauseKind : std::uint8_t { permissions, htaccess };

/// Something on the account that makes a page fail, or can.
struct Cause {
  CauseKind kind = CauseKind::permissions;
  std::string path; ///< raw bytes
  std::optional<Mode> mode;
  std::optional<Mode> expected;
  std::string reason;   ///< a sentence
  bool proven = false;  ///< the page answered otherwise without it, and failed again with it
  bool removed = false; ///< and it was put right for good
};

/// A line of a `.htaccess` that commonly gives a 500.
struct LineHint {
  std::string path; ///< raw bytes
  std::size_t line = 0;
  std::string weight; ///< "certain", "likely", "possible"
  std::string text;   ///< the line, raw bytes
  std::string reason;
  std::string source; ///< an address
};

/// Why a site fails, and how that was found out.
struct Diagnosis {
  std::string verdict;             ///< one word: "works", "permissions", "htaccess", "both", …
  std::string sentence;            ///< the verdict for a human
  std::vector<std::string> steps;  ///< what was done, a line each
  std::vector<LoadEvidence> loads; ///< in the order in which they were made
  std::vector<Cause> causes;
  std::vector<LineHint> hints;
  std::size_t other_wrong = 0; ///< permissions that are not as they should be, causes apart
  std::size_t scripts = 0;     ///< of these, scripts whose x the rules do not want: they need it
  std::vector<std::string> advice; ///< what to do next, in this order; empty when `repair` does it
  std::string repair;              ///< the command line that repairs; empty: none does
};

} // namespace ftperm
