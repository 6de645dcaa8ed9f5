#include "random/random_tree.hpp"

#include <array>

namespace ftperm::testing {
namespace {

const std::vector<std::string>& names() {
  static const std::vector<std::string> all{
      "a",
      "b.php",
      "c",
      "d",
      "index.html",
      "img",
      "www",
      "lib",
      "x",
      "y",
      ".htaccess",
      "...",
      "with space",
      " lead",
      "trail ",
      "two  blanks",
      "tab\there",
      "-dash",
      "-la x",
      "st*r",
      "?",
      "br[a]ck",
      "~til",
      "back\\slash",
      "quo\"te",
      "a -> b",
      "213 End",
      "213-x",
      "250 End",
      "257 \"/\"",
      "total 12",
      "type=dir; x",
      "%41",
      "=cmd|' /C calc'!A0",
      "escape\x1b[2J",
      "gr\xc3\xbcn",
      "\xe2\x80\xaetxt",
      "caf\xe9",
      "one\xff",
      "two\xff\xff",
      "carriage\rreturn",
      "line\nfeed",
      "both\r\nends",
      "ends\n",
      "\n",
      "m\n213 End of status",
      "n\r\n213 End",
      "o\r\n550 No such file",
      "p\r\n213 End\r\n257 \"/\" is it",
      "q\n-rwxrwxrwx    1 web      web             3 Jan 01 12:00 forged-1",
      "r\r\n-rw----r--    1 web      web             3 Jan 01 12:00 forged-2",
      "s\r\ndrwx---r-x    1 web      web          4096 Jan 01 12:00 forged-3",
      "t\r\ntype=file;unix.mode=0604;unix.owner=web; forged-4",
      std::string(255, 'n')};
  return all;
}

const std::vector<unsigned>& file_modes() {
  static const std::vector<unsigned> all{0604, 0604, 0604, 0604, 0644,  0644,
                                         0777, 0600, 0000, 0200, 04755, 0666};
  return all;
}

const std::vector<unsigned>& directory_modes() {
  static const std::vector<unsigned> all{0705, 0705, 0705, 0705, 0705, 0755, 0755,  0755,
                                         0700, 0777, 0000, 0300, 0400, 0100, 02705, 01777};
  return all;
}

class Gardener {
 public:
  Gardener(Dice& dice, FileTree& tree) : dice_(dice), tree_(tree) {}

  void fill(const std::string& directory, int depth) {
    const std::size_t count = dice_.between(depth == 0 ? 3 : 0, 8);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string path = directory + "/" + dice_.one_of(names());
      if (tree_.peek(path) == nullptr) grow(path, depth);
    }
  }

 private:
  void grow(const std::string& path, int depth) {
    const std::size_t kind = dice_.below(100);
    FileTree::Node* node = nullptr;
    if (kind < 55) {
      node = &tree_.add(path, EntryType::file, dice_.one_of(file_modes()));
    } else if (kind < 85 && depth < 4) {
      tree_.add(path, EntryType::directory, dice_.one_of(directory_modes()));
      fill(path, depth + 1);
      node = &tree_.add(path, EntryType::directory, dice_.one_of(directory_modes()));
    } else if (kind < 95) {
      const std::vector<std::string> targets{"/",       "..", "/outside", "/outside/secret",
                                             "nowhere", path, "a"};
      node = &tree_.add_link(path, dice_.one_of(targets));
    } else {
      node = &tree_.add(path, EntryType::other, 0644);
    }
    if (dice_.percent(8)) node->entry.owner = "root";
  }

  Dice& dice_;
  FileTree& tree_;
};

void collect(const FileTree::Node& node, const std::string& path,
             std::vector<std::string>& directories) {
  for (const auto& [name, child] : node.children) {
    if (child.entry.type != EntryType::directory) continue;
    const std::string below = path + "/" + name;
    directories.push_back(below);
    collect(child, below, directories);
  }
}

} // namespace

FileTree random_tree(Dice& dice, const std::string& home) {
  FileTree tree;
  if (home != "/") {
    tree.add("/outside/secret", EntryType::file, 0777);
    tree.add("/outside", EntryType::directory, 0777);
  }
  Gardener(dice, tree).fill(home == "/" ? "" : home, 0);
  const std::vector<unsigned> root_modes{0705, 0705, 0705, 0755, 0700};
  tree.add(home, EntryType::directory, dice.one_of(root_modes));
  return tree;
}

std::vector<std::string> directories_below(const FileTree& tree, const std::string& home) {
  std::vector<std::string> directories;
  collect(*tree.peek(home), home == "/" ? "" : home, directories);
  return directories;
}

} // namespace ftperm::testing
