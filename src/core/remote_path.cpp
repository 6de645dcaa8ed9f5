#include "ftperm/core/remote_path.hpp"

#include <algorithm>

namespace ftperm {
namespace {

bool is_plain_name(std::string_view name) {
  const auto breaks = [](char c) { return c == '/' || c == '\r' || c == '\n' || c == '\0'; };
  return !name.empty() && name != "." && name != ".." &&
         std::none_of(name.begin(), name.end(), breaks);
}

} // namespace

std::optional<RemotePath> RemotePath::parse(std::string_view text) {
  if (text.empty() || text.front() != '/') return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size());
  while (!text.empty()) {
    const auto slash = std::min(text.find('/'), text.size());
    if (slash > 0) {
      const auto name = text.substr(0, slash);
      if (!is_plain_name(name)) return std::nullopt;
      bytes += '/';
      bytes += name;
    }
    text.remove_prefix(std::min(slash + 1, text.size()));
  }
  return bytes.empty() ? RemotePath() : RemotePath(std::move(bytes));
}

std::optional<RemotePath> RemotePath::child(std::string_view name) const {
  if (!is_plain_name(name)) return std::nullopt;
  return RemotePath(join_path(*this, name));
}

RemotePath RemotePath::parent() const {
  const auto slash = bytes_.rfind('/');
  return slash == 0 ? RemotePath() : RemotePath(bytes_.substr(0, slash));
}

std::string_view RemotePath::name() const {
  return std::string_view(bytes_).substr(bytes_.rfind('/') + 1);
}

std::size_t RemotePath::depth() const {
  return is_root() ? 0 : static_cast<std::size_t>(std::count(bytes_.begin(), bytes_.end(), '/'));
}

std::string join_path(const RemotePath& dir, std::string_view name) {
  std::string joined;
  joined.reserve(dir.bytes().size() + 1 + name.size());
  joined = dir.bytes();
  if (!dir.is_root()) joined += '/';
  joined += name;
  return joined;
}

} // namespace ftperm
