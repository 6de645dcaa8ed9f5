#pragma once

#include "diagnosis/leads.hpp"
#include "ftperm/diagnosis/page_place.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::diagnosis {

/// Goes down into directories and writes what it sees into a place. Both must outlive it.
class Way {
 public:
  Way(remote::TreeReader& tree, PagePlace& place) : tree_(tree), place_(place) {}

  /// Enters a directory and reads its `.htaccess`. False: it cannot be listed; the place says so.
  Result<bool> enter(const RemotePath& directory, std::optional<Mode> mode);

  /// The directory that was entered last, by its number.
  std::size_t last() const { return shown_.size() - 1; }

  const RemotePath& path(std::size_t at) const { return place_.way[at].path; }

  /// Of what directory `at` holds; null: nothing of that name.
  const Entry* find(std::size_t at, std::string_view name) const;

  bool has_index(std::size_t at) const;

  /// The files there that are the directory's page by a usual name, or by this list.
  void note_indexes(std::size_t at, const std::vector<std::string>& named);
  void note_file(std::size_t at, const Entry& entry);

  /// Notes the file that a path leads to from directory `at`, or the index files of the directory
  /// that it ends with. Nothing where it leads nowhere.
  Result<bool> follow(std::size_t at, std::string_view path);

  /// What each `.htaccess` so far has said.
  const Leads& leads() const { return leads_; }

 private:
  Result<bool> list(const RemotePath& directory, std::optional<Mode> mode);
  std::optional<Error> read_htaccess(WayDirectory& directory);
  bool is_script(const RemotePath& file) const;
  void give_up(std::string why);

  remote::TreeReader& tree_;
  PagePlace& place_;
  std::vector<std::vector<Entry>> shown_; ///< of each directory of the way
  Leads leads_;
};

} // namespace ftperm::diagnosis
