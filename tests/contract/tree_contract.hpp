#pragma once

#include "contract/world.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace ftperm::contract {

/// What every implementation of remote::TreeReader and TreeChanger must do.
class TreeContract : public ::testing::TestWithParam<Subject> {
 protected:
  void SetUp() override { world_ = GetParam().make(); }

  World& world() { return *world_; }

  const Differences& differences() const { return GetParam().differences; }

  // One request, run to its end. Each fails the test unless it is completed exactly once.
  Result<remote::Listing> list(const RemotePath& directory, std::optional<Mode> known_mode = {},
                               remote::Care care = remote::Care::usual);
  Result<Mode> own_mode(const RemotePath& directory);
  Result<std::string> read(const RemotePath& file, std::size_t largest = 1024 * 1024);
  std::optional<Error> change(const RemotePath& path, Mode mode);
  std::optional<Error> rename(const RemotePath& from, const RemotePath& to);

  /// The entries of a directory that must be listed wholly, in the order of their names, reduced to
  /// what the seam promises: who owns an entry is told or not.
  std::vector<Entry> entries_of(const std::string& path);

 private:
  std::unique_ptr<World> world_;
};

std::string name_of_subject(const ::testing::TestParamInfo<Subject>& info);

/// Whether the server takes no command with such a name.
bool is_refused(std::string_view name, const Differences& known);

/// Names that a server could mean instead of each other, were one read as a pattern or taken apart.
const std::vector<std::string>& names_like_each_other();

/// Sorted by name.
std::vector<Entry> sorted(std::vector<Entry> entries);

} // namespace ftperm::contract

namespace ftperm {

void PrintTo(const Entry& entry, std::ostream* out);
void PrintTo(const Mode& mode, std::ostream* out);

} // namespace ftperm
