#include "cli/findings.hpp"

#include <utility>

namespace ftperm::cli {
namespace {

void add_detail(std::string& detail, const std::string& more) {
  if (detail.find(more) != std::string::npos) return;
  detail += (detail.empty() ? "" : " ") + more;
}

} // namespace

void Findings::put(Finding finding) {
  const auto known = judgements_.find(finding.path);
  if (known != judgements_.end()) {
    known->second = std::move(finding);
    return;
  }
  ++judged_;
  if (finding.status == FindingStatus::ok && !keep_ok_) return;
  std::string path = finding.path;
  judgements_.emplace(std::move(path), std::move(finding));
}

void Findings::doubt(Finding finding, bool judged) {
  const auto [doubt, is_new] = doubts_.try_emplace(finding.path, finding);
  if (is_new && !judged) ++judged_;
  if (!is_new) add_detail(doubt->second.detail, finding.detail);
}

std::vector<Finding> Findings::rows() const {
  Rows merged = judgements_;
  for (const auto& [path, doubt] : doubts_) {
    const auto [row, is_new] = merged.try_emplace(path, doubt);
    if (is_new) continue;
    FindingStatus& status = row->second.status;
    if (status == FindingStatus::ok || status == FindingStatus::fixed)
      status = FindingStatus::unknown;
    add_detail(row->second.detail, doubt.detail);
  }
  std::vector<Finding> rows;
  rows.reserve(merged.size());
  for (auto& [path, finding] : merged)
    rows.push_back(std::move(finding));
  return rows;
}

void Findings::summarize(RunSummary& summary) const {
  const auto said = rows();
  summary.count.clear();
  summary.entries = judged_;
  for (const Finding& finding : said)
    ++summary.count[finding.status];
  if (judged_ > said.size()) summary.count[FindingStatus::ok] += judged_ - said.size();
  summary.complete = doubts_.empty() && summary.count[FindingStatus::unknown] == 0;
}

} // namespace ftperm::cli
