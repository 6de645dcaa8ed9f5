#pragma once

#include "cli/path_tree.hpp"
#include "cli/text_pool.hpp"
#include "ftperm/core/finding_rows.hpp"
#include "ftperm/core/run_summary.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ftperm::cli {

/// All that is said of the account, one finding a path, in path order. Kept small, for there may be
/// millions: about 70 bytes and its name each. One thread.
class Findings {
 public:
  /// With `keep_ok`, what is right is kept as a row; otherwise it is only counted.
  explicit Findings(bool keep_ok) : keep_ok_(keep_ok) {}

  Findings(const Findings&) = delete;
  Findings& operator=(const Findings&) = delete;

  /// The first word on a path, or the last: what was said before is replaced. A path that is right
  /// is put once.
  void put(const Finding& finding);

  /// put() for something that is right and was not put before, when `keep_ok` is not set: saves
  /// making a finding of it.
  void count_ok() { ++judged_; }

  bool keeps_ok() const { return keep_ok_; }

  /// Something about the path could not be known, and why. It stands, whatever is put, until it is
  /// settled: the path's row is `unknown` unless its status says more, and the audit incomplete.
  /// `judged`: the path was put before.
  void doubt(const Finding& finding, bool judged);

  /// What was doubted of the path is no longer so.
  void settle(const std::string& path) { doubts_.erase(path); }

  /// The rows, one at a time; the finding is there only while it is visited. What is visited may be
  /// put meanwhile.
  void for_each(const FindingRows::Visit& visit) const;

  /// Stands wherever rows are read.
  operator FindingRows() const {
    return FindingRows([this](const FindingRows::Visit& visit) { for_each(visit); });
  }

  /// A copy of all rows: where there are few.
  std::vector<Finding> rows() const;
  /// Fills in the counts and whether the audit is complete.
  void summarize(RunSummary& summary) const;

 private:
  struct PathLess {
    bool operator()(const std::string& a, const std::string& b) const { return path_less(a, b); }
  };

  /// A finding without its path.
  struct Row {
    bool told = false; ///< otherwise only a directory on the way to what was told
    FindingType type = FindingType::other;
    FindingStatus status = FindingStatus::unknown;
    bool planned = false;
    std::optional<Mode> mode;
    std::optional<Mode> expected;
    TextPool::Id detail = 0;
    TextPool::Id owner = 0;
  };

  void tell(PathTree::Id id, const std::string& path, Finding& finding) const;

  bool keep_ok_;
  std::size_t judged_ = 0; ///< paths, those that are right and have no row included
  std::size_t told_ = 0;   ///< of these, the ones with a row
  PathTree paths_;
  std::vector<Row> judgements_; ///< by the number of the path
  TextPool details_;
  TextPool owners_;
  std::map<std::string, Finding, PathLess> doubts_;
};

} // namespace ftperm::cli
