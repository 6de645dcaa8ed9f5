#include "cli/path_tree.hpp"

#include <algorithm>
#include <utility>

namespace ftperm::cli {

PathTree::Id PathTree::add(std::string_view path) {
  const auto slash = path.rfind('/');
  if (slash == std::string_view::npos) return child(top, path);
  return child(directory(path.substr(0, slash)), path.substr(slash + 1));
}

std::optional<PathTree::Id> PathTree::find(std::string_view path) const {
  Id id = top;
  for (std::size_t begin = 0, end = 0; begin <= path.size(); begin = end + 1) {
    end = std::min(path.find('/', begin), path.size());
    const auto name = path.substr(begin, end - begin);
    id = table_[slot_of(id, name, hash_(id, name))].id;
    if (id == top) return std::nullopt;
  }
  return id;
}

/// What is added lies in the directory of what was added before, as a rule.
PathTree::Id PathTree::directory(std::string_view path) {
  if (has_last_ && path == last_directory_) return last_id_;
  last_id_ = top;
  for (std::size_t begin = 0, end = 0; begin <= path.size(); begin = end + 1) {
    end = std::min(path.find('/', begin), path.size());
    last_id_ = child(last_id_, path.substr(begin, end - begin));
  }
  last_directory_ = path;
  has_last_ = true;
  return last_id_;
}

PathTree::Id PathTree::child(Id parent, std::string_view name) {
  const auto hash = hash_(parent, name);
  std::size_t slot = slot_of(parent, name, hash);
  if (table_[slot].id != top) return table_[slot].id;
  if (nodes_.size() * 3 > table_.size() * 2) {
    grow_table();
    slot = slot_of(parent, name, hash);
  }
  Node node;
  auto* const kept = static_cast<char*>(names_.allocate(name.size() + 1, 1));
  std::copy(name.begin(), name.end(), kept);
  node.name = kept;
  node.length = static_cast<std::uint32_t>(name.size());
  node.parent = parent;
  table_[slot] = {hash, static_cast<Id>(nodes_.size())};
  nodes_.push_back(node);
  return table_[slot].id;
}

/// Where the name stands in the table, or is to stand.
std::size_t PathTree::slot_of(Id parent, std::string_view name, std::uint32_t hash) const {
  const std::size_t mask = table_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = table_[at];
    if (slot.id == top) return at;
    if (slot.hash == hash && nodes_[slot.id].parent == parent && name_of(slot.id) == name)
      return at;
  }
}

void PathTree::grow_table() {
  std::vector<Slot> larger(table_.size() * 2);
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : table_) {
    if (slot.id == top) continue;
    std::size_t at = slot.hash & mask;
    while (larger[at].id != top)
      at = (at + 1) & mask;
    larger[at] = slot;
  }
  table_ = std::move(larger);
}

void PathTree::sort() const {
  if (first_child_.size() == nodes_.size() + 1) return;
  first_child_.assign(nodes_.size() + 1, 0);
  children_.resize(nodes_.size() - 1);
  for (Id id = top + 1; id < nodes_.size(); ++id)
    ++first_child_[nodes_[id].parent];
  // First where each one's children end; filling them in from behind leaves where they begin.
  for (std::size_t id = 1; id < first_child_.size(); ++id)
    first_child_[id] += first_child_[id - 1];
  for (auto id = static_cast<Id>(nodes_.size() - 1); id != top; --id)
    children_[--first_child_[nodes_[id].parent]] = id;
  const auto by_name = [this](Id a, Id b) { return name_of(a) < name_of(b); };
  for (std::size_t id = 0; id + 1 < first_child_.size(); ++id) {
    const auto begin = children_.begin() + first_child_[id];
    const auto end = children_.begin() + first_child_[id + 1];
    if (!std::is_sorted(begin, end, by_name)) std::sort(begin, end, by_name);
  }
}

void PathTree::for_each(const Visit& visit) const {
  struct Level {
    std::uint32_t next = 0; ///< of the children
    std::uint32_t end = 0;
    std::size_t path = 0; ///< the length of the directory's
  };

  sort();
  std::string path;
  std::vector<Level> levels{{first_child_[top], first_child_[top + 1], 0}};
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.end) {
      levels.pop_back();
      continue;
    }
    const Id id = children_[level.next++];
    path.resize(level.path);
    if (levels.size() > 1) path += '/';
    path += name_of(id);
    visit(path, id);
    if (first_child_[id] != first_child_[id + 1])
      levels.push_back({first_child_[id], first_child_[id + 1], path.size()});
  }
}

} // namespace ftperm::cli
