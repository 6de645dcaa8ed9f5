#include "support/file_tree.hpp"

#include <algorithm>
#include <utility>

namespace ftperm::testing {
namespace {

constexpr int most_hops = 8;

/// Takes the first component off the path; empty when there is none left.
std::string_view take_name(std::string_view& path) {
  path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
  const auto name = path.substr(0, path.find('/'));
  path.remove_prefix(name.size());
  return name;
}

Error missing() {
  return {ErrorKind::missing, "there is no such file or directory", 550};
}

Error unreadable() {
  return {ErrorKind::unreadable, "its owner may not read and enter it", 550};
}

Error refusal(const std::string& why) {
  return {ErrorKind::refused, why, 550};
}

std::string last_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

/// As rename(2): a folder takes the place of an empty one, all else that of no folder.
bool may_replace(const FileTree::Node& there, const FileTree::Node& by) {
  const bool is_folder = there.entry.type == EntryType::directory;
  if (is_folder != (by.entry.type == EntryType::directory)) return false;
  return !is_folder || there.children.empty();
}

bool can_enter(const Entry& directory) {
  return (directory.mode->bits() & 0100U) != 0;
}

void put_all(TreeSnapshot& all, const std::string& path, const FileTree::Node& node) {
  all.emplace(path.empty() ? "/" : path, node.entry);
  for (const auto& [name, child] : node.children)
    put_all(all, path + "/" + name, child);
}

} // namespace

FileTree::FileTree() {
  root_.entry = {"", EntryType::directory, Mode(0705), "web", ""};
}

FileTree::Node& FileTree::add(std::string_view path, EntryType type, unsigned mode) {
  Node* node = &root_;
  for (auto name = take_name(path); !name.empty(); name = take_name(path)) {
    const auto [child, is_new] = node->children.try_emplace(std::string(name));
    node = &child->second;
    if (is_new) node->entry = {std::string(name), EntryType::directory, Mode(0705), "web", ""};
  }
  node->entry.type = type;
  node->entry.mode = Mode(mode);
  return *node;
}

FileTree::Node& FileTree::add_link(std::string_view path, std::string target) {
  Node& node = add(path, EntryType::link, 0777);
  node.entry.link_target = std::move(target);
  return node;
}

FileTree::Node& FileTree::add_endless(std::string_view path, std::string name, unsigned mode) {
  Node& node = add(path, EntryType::directory, mode);
  node.endless = {std::move(name), EntryType::directory, Mode(mode), "web", ""};
  return node;
}

void FileTree::remove(std::string_view path) {
  const auto slash = path.rfind('/');
  if (auto parent = find(path.substr(0, slash), true))
    parent->node->children.erase(std::string(path.substr(slash + 1)));
}

const FileTree::Node* FileTree::peek(std::string_view path) const {
  const Node* node = &root_;
  for (auto name = take_name(path); !name.empty(); name = take_name(path)) {
    const auto child = node->children.find(std::string(name));
    if (child == node->children.end()) return nullptr;
    node = &child->second;
  }
  return node;
}

std::vector<std::string> FileTree::names_in(std::string_view directory) const {
  std::vector<std::string> names;
  if (const Node* node = peek(directory))
    for (const auto& [name, child] : node->children)
      names.push_back(name);
  return names;
}

Result<FileTree::Found> FileTree::find(std::string_view path, bool follow_last) {
  return find_from_root(path, follow_last, 0);
}

Result<FileTree::Found> FileTree::find_from_root(std::string_view path, bool follow_last,
                                                 int hops) {
  Found found{&root_, ""};
  for (auto name = take_name(path); !name.empty(); name = take_name(path)) {
    if (found.node->entry.type != EntryType::directory) return missing();
    if (!can_enter(found.node->entry)) return unreadable();
    if (name == ".") continue;
    if (name == "..") {
      const auto parent = find_from_root(found.path.substr(0, found.path.rfind('/')), true, hops);
      if (!parent) return parent;
      found = *parent;
      continue;
    }
    const auto child = found.node->children.find(std::string(name));
    if (child == found.node->children.end()) return missing();
    const std::string parent = std::exchange(found.path, found.path + '/' + std::string(name));
    found.node = &child->second;
    const bool is_last = path.find_first_not_of('/') == std::string_view::npos;
    if (found.node->entry.type != EntryType::link || (is_last && !follow_last)) continue;
    if (hops == most_hops) return missing();
    const std::string& target = found.node->entry.link_target;
    auto behind =
        find_from_root(target.starts_with('/') ? target : parent + '/' + target, true, hops + 1);
    if (!behind) return behind;
    found = *behind;
  }
  return found;
}

Result<FileTree::Found> FileTree::open_directory(std::string_view path) {
  auto found = find(path, true);
  if (!found) return found;
  Node& node = *found->node;
  if (node.entry.type != EntryType::directory) return missing();
  if (!node.entry.mode->owner_can_list()) return unreadable();
  if (node.endless) {
    const auto [child, is_new] = node.children.try_emplace(node.endless->name);
    if (is_new) child->second.entry = *node.endless;
    child->second.endless = node.endless;
  }
  return found;
}

Result<std::string> FileTree::read(std::string_view path) {
  const auto found = find(path, true);
  if (!found) return found.error();
  const Entry& entry = found->node->entry;
  if (entry.type != EntryType::file)
    return Error{ErrorKind::unreadable, "this is not a plain file", 550};
  if ((entry.mode->bits() & 0400U) == 0)
    return Error{ErrorKind::unreadable, "its owner may not read it", 550};
  return found->node->content;
}

std::optional<Error> FileTree::rename(std::string_view from, std::string_view to) {
  const auto source = find_parent(from);
  if (!source) return source.error();
  const auto target = find_parent(to);
  if (!target) return target.error();
  for (const Node* parent : {source->node, target->node})
    if ((parent->entry.mode->bits() & 0200U) == 0) return unreadable();
  const std::string name = last_name(from);
  const std::string new_name = last_name(to);
  if (source->node->children.count(name) == 0) return missing();
  const std::string old_path = source->path + '/' + name;
  const std::string new_path = target->path + '/' + new_name;
  if (old_path == new_path) return {};
  if (new_path.starts_with(old_path + '/')) return refusal("it cannot be moved into itself");
  const auto there = target->node->children.find(new_name);
  if (there != target->node->children.end() &&
      !may_replace(there->second, source->node->children.at(name)))
    return refusal("something else has this name");
  auto moved = source->node->children.extract(name);
  moved.key() = new_name;
  moved.mapped().entry.name = new_name;
  target->node->children.erase(new_name);
  target->node->children.insert(std::move(moved));
  return {};
}

Result<FileTree::Found> FileTree::find_parent(std::string_view path) {
  if (last_name(path).empty()) return refusal("the root has no other name");
  auto found = find(path.substr(0, path.rfind('/')), true);
  if (!found) return found;
  if (found->node->entry.type != EntryType::directory) return missing();
  if (!can_enter(found->node->entry)) return unreadable();
  return found;
}

TreeSnapshot snapshot_of(const FileTree& tree) {
  TreeSnapshot all;
  put_all(all, "", tree.root());
  return all;
}

} // namespace ftperm::testing
