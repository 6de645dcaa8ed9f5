#include "cli/findings.hpp"

namespace ftperm::cli {
namespace {

void add_detail(std::string& detail, const std::string& more) {
  if (detail.find(more) != std::string::npos) return;
  detail += (detail.empty() ? "" : " ") + more;
}

/// What a doubt leaves of a status.
FindingStatus doubted(FindingStatus status) {
  const bool says_less = status == FindingStatus::ok || status == FindingStatus::fixed;
  return says_less ? FindingStatus::unknown : status;
}

} // namespace

void Findings::put(const Finding& finding) {
  if (finding.status == FindingStatus::ok && !keep_ok_) {
    const auto known = paths_.find(finding.path);
    if (!known || !judgements_[*known].told) return count_ok();
  }
  const PathTree::Id id = paths_.add(finding.path);
  if (paths_.size() > judgements_.size()) judgements_.resize(paths_.size());
  Row& row = judgements_[id];
  if (!row.told) {
    ++judged_;
    ++told_;
  }
  row = {true,
         finding.type,
         finding.status,
         finding.planned,
         finding.mode,
         finding.expected,
         details_.add(finding.detail),
         owners_.add(finding.owner)};
}

void Findings::doubt(const Finding& finding, bool judged) {
  const auto [doubt, is_new] = doubts_.try_emplace(finding.path, finding);
  if (is_new && !judged) ++judged_;
  if (!is_new) add_detail(doubt->second.detail, finding.detail);
}

void Findings::tell(PathTree::Id id, const std::string& path, Finding& finding) const {
  const Row& row = judgements_[id];
  finding.path = path;
  finding.type = row.type;
  finding.mode = row.mode;
  finding.expected = row.expected;
  finding.status = row.status;
  finding.detail = details_[row.detail];
  finding.planned = row.planned;
  finding.owner = owners_[row.owner];
}

void Findings::for_each(const FindingRows::Visit& visit) const {
  Finding finding; // its memory serves all rows
  auto doubt = doubts_.begin();
  paths_.for_each([&](const std::string& path, PathTree::Id id) {
    if (!judgements_[id].told) return;
    for (; doubt != doubts_.end() && path_less(doubt->first, path); ++doubt)
      visit(doubt->second);
    tell(id, path, finding);
    if (doubt != doubts_.end() && doubt->first == path) {
      finding.status = doubted(finding.status);
      add_detail(finding.detail, doubt->second.detail);
      ++doubt;
    }
    visit(finding);
  });
  for (; doubt != doubts_.end(); ++doubt)
    visit(doubt->second);
}

std::vector<Finding> Findings::rows() const {
  std::vector<Finding> rows;
  for_each([&](const Finding& finding) { rows.push_back(finding); });
  return rows;
}

void Findings::summarize(RunSummary& summary) const {
  summary.count.clear();
  summary.entries = judged_;
  std::size_t rows = told_;
  for (const Row& row : judgements_)
    if (row.told) ++summary.count[row.status];
  for (const auto& [path, doubt] : doubts_) {
    const auto known = paths_.find(path);
    if (known && judgements_[*known].told) {
      const FindingStatus status = judgements_[*known].status;
      --summary.count[status];
      ++summary.count[doubted(status)];
    } else {
      ++summary.count[doubt.status];
      ++rows;
    }
  }
  if (judged_ > rows) summary.count[FindingStatus::ok] += judged_ - rows;
  summary.complete = doubts_.empty() && summary.count[FindingStatus::unknown] == 0;
}

} // namespace ftperm::cli
