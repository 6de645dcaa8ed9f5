#pragma once

#include "ftperm/core/finding.hpp"

#include <functional>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

namespace ftperm {

/// Findings as reports read them: one at a time, as often as asked, each time in the same order, so
/// that a million of them need not stand side by side. A view: what it shows must outlive it, and
/// a finding is there only while it is visited.
class FindingRows {
 public:
  using Visit = std::function<void(const Finding&)>;
  using ForEach = std::function<void(const Visit&)>;

  explicit FindingRows(ForEach for_each) : for_each_(std::move(for_each)) {}

  FindingRows(std::span<const Finding> findings)
      : for_each_([findings](const Visit& visit) {
          for (const Finding& finding : findings)
            visit(finding);
        }) {}

  FindingRows(const std::vector<Finding>& findings) : FindingRows(std::span(findings)) {}

  FindingRows(std::initializer_list<Finding> findings)
      : FindingRows(std::span(findings.begin(), findings.size())) {}

  void for_each(const Visit& visit) const { for_each_(visit); }

 private:
  ForEach for_each_;
};

} // namespace ftperm
