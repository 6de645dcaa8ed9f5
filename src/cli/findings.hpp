#pragma once

#include "ftperm/core/finding.hpp"
#include "ftperm/core/run_summary.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace ftperm::cli {

/// All that is said of the account, one finding a path, in path order.
class Findings {
 public:
  /// With `keep_ok`, what is right is kept as a row; otherwise it is only counted.
  explicit Findings(bool keep_ok) : keep_ok_(keep_ok) {}

  /// The first word on a path, or the last: what was said before is replaced. A path that is right
  /// is put once.
  void put(Finding finding);
  /// Something about the path could not be known, and why. It stands, whatever is put, until it is
  /// settled: the path's row is `unknown` unless its status says more, and the audit incomplete.
  /// `judged`: the path was put before.
  void doubt(Finding finding, bool judged);

  /// What was doubted of the path is no longer so.
  void settle(const std::string& path) { doubts_.erase(path); }

  std::vector<Finding> rows() const;
  /// Fills in the counts and whether the audit is complete.
  void summarize(RunSummary& summary) const;

 private:
  struct PathLess {
    bool operator()(const std::string& a, const std::string& b) const { return path_less(a, b); }
  };

  using Rows = std::map<std::string, Finding, PathLess>;

  bool keep_ok_;
  std::size_t judged_ = 0; ///< paths, those that are right and have no row included
  Rows judgements_;
  Rows doubts_;
};

} // namespace ftperm::cli
