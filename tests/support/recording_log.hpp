#pragma once

#include "ftperm/fix/apply.hpp"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace ftperm::testing {

/// Remembers what it is told, as a journal does, and can be told to fail.
class RecordingLog final : public fix::ChangeLog {
 public:
  std::optional<Error> about_to_send(std::span<const fix::Change> changes) override {
    if (failing_after && told.size() >= *failing_after)
      return Error{ErrorKind::usage, "the disk is full"};
    told.insert(told.end(), changes.begin(), changes.end());
    ++batches;
    return {};
  }

  void came_out(std::span<const fix::Change> changes,
                std::span<const fix::Outcome> outcomes) override {
    for (std::size_t i = 0; i < changes.size(); ++i)
      results.emplace_back(changes[i], outcomes[i]);
  }

  std::optional<std::size_t> failing_after; ///< so many changes are taken
  std::vector<fix::Change> told;
  std::size_t batches = 0;
  std::vector<std::pair<fix::Change, fix::Outcome>> results;
};

} // namespace ftperm::testing
