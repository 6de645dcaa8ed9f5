#include "cli/findings.hpp"

#include <utility>

namespace ftperm::cli {

void Findings::put(Finding finding) {
  const auto known = rows_.find(finding.path);
  if (known != rows_.end()) {
    known->second = std::move(finding);
    return;
  }
  ++judged_;
  if (finding.status == FindingStatus::ok && !keep_ok_) return;
  std::string path = finding.path;
  rows_.emplace(std::move(path), std::move(finding));
}

void Findings::doubt(Finding finding, bool judged) {
  doubted_.insert(finding.path);
  const auto [row, is_new] = rows_.try_emplace(finding.path, finding);
  if (is_new) {
    if (!judged) ++judged_;
    return;
  }
  Finding& known = row->second;
  if (known.status == FindingStatus::ok || known.status == FindingStatus::fixed)
    known.status = FindingStatus::unknown;
  if (known.detail.find(finding.detail) != std::string::npos) return;
  known.detail += (known.detail.empty() ? "" : " ") + finding.detail;
}

std::vector<Finding> Findings::rows() const {
  std::vector<Finding> rows;
  rows.reserve(rows_.size());
  for (const auto& [path, finding] : rows_)
    rows.push_back(finding);
  return rows;
}

void Findings::summarize(RunSummary& summary) const {
  summary.count.clear();
  summary.entries = judged_;
  for (const auto& [path, finding] : rows_)
    ++summary.count[finding.status];
  if (judged_ > rows_.size()) summary.count[FindingStatus::ok] += judged_ - rows_.size();
  summary.complete = doubted_.empty() && summary.count[FindingStatus::unknown] == 0;
}

} // namespace ftperm::cli
