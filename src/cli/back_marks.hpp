#pragma once

#include "ftperm/fix/journal_writer.hpp"
#include "ftperm/fix/rename.hpp"

#include <optional>
#include <string>
#include <utility>

namespace ftperm::cli {

/// Notes in the journal of an earlier run what is in its place again.
class BackMarks final : public fix::RenameLog {
 public:
  explicit BackMarks(std::string journal) : journal_(std::move(journal)) {}

  /// Putting back takes nothing away.
  std::optional<Error> about_to_rename(const fix::Rename& /*rename*/) override { return {}; }

  /// That it cannot be noted does no harm: the next run looks again.
  void is_back(const RemotePath& path) override { (void)fix::mark_back(journal_, path); }

 private:
  std::string journal_;
};

} // namespace ftperm::cli
