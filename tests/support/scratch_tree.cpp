#include "support/scratch_tree.hpp"

#include "support/run_program.hpp"

#include <cerrno>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <stdexcept>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace ftperm::testing {
namespace {

constexpr uid_t tree_owner = 33; // www-data, as in tests/servers

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

FindingType type_of(mode_t mode) {
  if (S_ISDIR(mode)) return FindingType::directory;
  if (S_ISREG(mode)) return FindingType::file;
  if (S_ISLNK(mode)) return FindingType::link;
  return FindingType::other;
}

/// Calls visit(directory, name, path, info) for all below, parents first. Goes by open
/// directories, one at each level: the paths of a deep tree are longer than the system takes.
template <typename Visit>
void walk(int parent, const char* name, const std::string& path, const Visit& visit) {
  const int fd = ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) fail(path);
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::fdopendir(fd), &::closedir);
  if (!directory) fail(path);
  while (const dirent* entry = ::readdir(directory.get())) {
    const std::string child = entry->d_name;
    if (child == "." || child == "..") continue;

    const std::string below = std::string(path).append("/").append(child);

    struct stat info {};

    if (::fstatat(fd, child.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) fail(below);
    visit(fd, child, below, info);
    if (S_ISDIR(info.st_mode)) walk(fd, child.c_str(), below, visit);
  }
}

void remove_tree(const std::filesystem::path& root) {
  // Root enters any directory; anybody else must first be allowed to.
  if (::geteuid() != 0) {
    ::chmod(root.c_str(), 0700);
    walk(AT_FDCWD, root.c_str(), "",
         [](int fd, const std::string& name, const std::string&, const struct stat& info) {
           // Where this fails, remove_all() below says so.
           if (S_ISDIR(info.st_mode) && ::fchmodat(fd, name.c_str(), 0700, 0) != 0) return;
         });
  }
  std::filesystem::remove_all(root);
}

} // namespace

Snapshot snapshot_of(const std::filesystem::path& root) {
  struct stat info {};

  if (::lstat(root.c_str(), &info) != 0) fail(root.string());
  Snapshot found{{"/", {FindingType::root, info.st_mode & 07777}}};
  walk(AT_FDCWD, root.c_str(), "",
       [&](int, const std::string&, const std::string& path, const struct stat& child) {
         const FindingType type = type_of(child.st_mode);
         found[path] = {type, type == FindingType::link ? 0 : child.st_mode & 07777};
       });
  return found;
}

ScratchTree::ScratchTree(std::string_view kind, int count) {
  std::string pattern = "/tmp/ftperm-tree-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) fail(pattern);
  holder_ = pattern;
  root_ = holder_ / "www";
  ::chmod(holder_.c_str(), 0755); // the servers enter it as the tree's owner
  if (kind == "empty") {
    std::filesystem::create_directory(root_);
    if (::geteuid() == 0 && ::chown(root_.c_str(), tree_owner, tree_owner) != 0) fail(pattern);
    ::chmod(root_.c_str(), 0755);
    return;
  }
  std::vector<std::string> argv{"/usr/bin/python3", FTPERM_SOURCE_DIR "/tests/servers/trees.py",
                                std::string(kind), root_.string()};
  if (count > 0) argv.push_back(std::to_string(count));
  const ProgramResult made = run_program(argv);
  if (made.exit_code != 0) {
    std::filesystem::remove_all(holder_);
    throw std::runtime_error(made.err);
  }
}

ScratchTree::~ScratchTree() {
  try {
    remove_tree(holder_);
  } catch (const std::exception&) { // a leftover in /tmp is no reason to end the tests
  }
}

Snapshot ScratchTree::snapshot() const {
  return snapshot_of(root_);
}

} // namespace ftperm::testing
