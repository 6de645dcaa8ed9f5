#include "ftperm/fix/change.hpp"

#include <algorithm>

namespace ftperm::fix {
namespace {

bool can_be_changed(FindingType type) {
  return type == FindingType::root || type == FindingType::directory || type == FindingType::file;
}

} // namespace

std::string why_not_planned(const Finding& finding, const PlanOptions& options) {
  if (finding.type == FindingType::root && !options.fix_root)
    return "The root is changed only with --fix-root.";
  if (!RemotePath::parse(finding.path))
    return "Its name holds a line break, which no FTP command can carry: rename it in your "
           "hoster's file manager.";
  return {};
}

std::vector<Change> plan(const FindingRows& findings, const PlanOptions& options) {
  std::vector<Change> changes;
  findings.for_each([&](const Finding& finding) {
    if (finding.status != FindingStatus::wrong || !can_be_changed(finding.type)) return;
    if (!finding.mode || !finding.expected || !why_not_planned(finding, options).empty()) return;
    changes.push_back(
        {*RemotePath::parse(finding.path), finding.type, *finding.mode, *finding.expected});
  });
  // "/a" sorts before "/a/b": parents first.
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    return path_less(a.path.bytes(), b.path.bytes());
  });
  return changes;
}

} // namespace ftperm::fix
