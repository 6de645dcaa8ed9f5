#pragma once

#include "ftperm/core/entry.hpp"
#include "ftperm/core/error.hpp"
#include "ftperm/core/remote_path.hpp"
#include "ftperm/remote/tree.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::diagnosis {

/// A directory that the web server goes through on the way to a page.
struct WayDirectory {
  RemotePath path;
  std::optional<Mode> mode;         ///< nothing: not told
  std::optional<Entry> htaccess;    ///< its `.htaccess`, a plain file
  std::string htaccess_text = {};   ///< what stands in that
  std::string htaccess_unread = {}; ///< why that is not known, a sentence; empty: it is
};

/// A file that the web server may answer with.
struct PageFile {
  RemotePath path;
  std::optional<Mode> mode;
  bool is_script = false; ///< run by itself (CGI), so it needs its x
};

/// Where a page lies in the account's tree, as far as its address tells.
struct PagePlace {
  std::vector<WayDirectory> way; ///< from the account's root down to the page's own directory, and
                                 ///< those that a `.htaccess` leads the page to
  std::vector<PageFile> files;   ///< what the address names, or the index files of the directory,
                                 ///< and what a `.htaccess` leads to
  std::size_t depth = 0;         ///< so many names of the address's path are folders on the account
  std::string trouble =
      {}; ///< a sentence: why it was not found, or not all of the way was seen; or empty
  bool unseen = false; ///< something on the way could not be listed: nothing can be said of it
};

/// Looks for the page from the account's root down, never through a link. `start` is the folder
/// that the site's address "/" stands for, or one below it that the address names too; where it is
/// the root itself, a folder in it that has one of the usual names (www, public_html, …) is. Reads
/// each `.htaccess` on the way. The error: that of TreeReader::run().
Result<PagePlace> find_page(remote::TreeReader& tree, const RemotePath& root,
                            const RemotePath& start, std::string_view address);

} // namespace ftperm::diagnosis
