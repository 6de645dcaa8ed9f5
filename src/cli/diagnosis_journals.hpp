#pragma once

#include "ftperm/account/url.hpp"

#include <string>
#include <vector>

namespace ftperm::cli {

/// What there is to see to in the journals of an account's diagnoses.
struct DiagnosisJournals {
  /// Files; the newest first: each looks at what the one before has left.
  std::vector<std::string> cut_off;
  std::vector<std::string> complaints; ///< of journals that cannot be used, sentences
};

/// `left_out`: a file that is not looked at; empty: none.
DiagnosisJournals find_diagnoses(const std::string& folder, const account::Url& account,
                                 const std::string& left_out);

} // namespace ftperm::cli
