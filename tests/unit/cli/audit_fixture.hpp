#pragma once

#include "cli/audit.hpp"
#include "cli/repair.hpp"
#include "support/memory_tree.hpp"
#include "support/recording_log.hpp"

#include <map>
#include <optional>
#include <string>

namespace ftperm::cli::test {

using testing::MemoryTree;

inline RemotePath path(std::string_view bytes) {
  return RemotePath::parse(bytes).value();
}

/// One run of the program over a tree in memory.
class Trial {
 public:
  explicit Trial(MemoryTree& tree, bool keep_ok = false) : findings(keep_ok), tree_(tree) {}

  std::optional<Error> audit(const AuditScope& scope = {}) {
    scope_ = scope;
    return cli::audit(tree_, scope_, rules, findings, counts, progress_);
  }

  std::optional<Error> repair(bool fix_root = false) { return repair(fix::PlanOptions{fix_root}); }

  std::optional<Error> repair(const fix::PlanOptions& options) {
    return cli::repair(tree_, scope_.root, rules, options, log, findings, counts, progress_);
  }

  /// The finding on a path; nothing when there is none.
  std::optional<Finding> at(const std::string& wanted) const {
    for (Finding& row : findings.rows())
      if (row.path == wanted) return row;
    return std::nullopt;
  }

  /// Each path's status in its word.
  std::map<std::string, std::string> words() const {
    std::map<std::string, std::string> all;
    for (const Finding& row : findings.rows())
      all[row.path] = to_word(row.status);
    return all;
  }

  RunSummary summary() const {
    RunSummary filled;
    findings.summarize(filled);
    return filled;
  }

  policy::Rules rules;
  Findings findings;
  AuditCounts counts;
  testing::RecordingLog log;

 private:
  MemoryTree& tree_;
  AuditScope scope_;
  ProgressLine progress_{false};
};

using Words = std::map<std::string, std::string>;

} // namespace ftperm::cli::test
