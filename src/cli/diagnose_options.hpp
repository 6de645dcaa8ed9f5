#pragma once

#include "ftperm/core/error.hpp"
#include "ftperm/site/load.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ftperm::cli {

class TypedOptions;
struct KnownOptions;

/// What `ftperm diagnose` takes besides the options of an audit.
struct DiagnoseOptions {
  std::vector<std::string> sites; ///< addresses of pages, at least one
  site::LoadOptions load;
  unsigned loads = 5; ///< of each page, before anything is tried
  bool test = false;  ///< try things, and put them back
  bool keep_htaccess_off = false;
};

/// Adds the names of these options.
void add_diagnose_options(KnownOptions& known);

Result<DiagnoseOptions> read_diagnose_options(const TypedOptions& typed);

} // namespace ftperm::cli
