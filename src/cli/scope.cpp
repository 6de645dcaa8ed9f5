#include "cli/scope.hpp"

namespace ftperm::cli {

Result<AuditScope> scope_of(const account::Url& url, const RemotePath& login_directory) {
  const std::string base = url.path_is_absolute ? "" : login_directory.bytes();
  const auto start = RemotePath::parse(base + "/" + url.path);
  if (!start)
    return Error{ErrorKind::usage, "the path in the URL is no plain path (\".\" or \"..\")"};
  return AuditScope{start->is_root() ? *start : login_directory, *start};
}

} // namespace ftperm::cli
