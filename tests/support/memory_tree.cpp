#include "support/memory_tree.hpp"

#include <algorithm>
#include <utility>

namespace ftperm::testing {
namespace {

/// So many requests are answered in one go, in any order.
constexpr std::size_t burst = 8;
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

bool can_enter(const Entry& directory) {
  return (directory.mode->bits() & 0100U) != 0;
}

} // namespace

MemoryTree::MemoryTree(std::uint32_t seed) : random_(seed) {
  root_.entry = {"", EntryType::directory, Mode(0705), "web", ""};
}

MemoryTree::Node& MemoryTree::make(std::string_view path, EntryType type, unsigned mode) {
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

void MemoryTree::add_directory(std::string_view path, unsigned mode) {
  make(path, EntryType::directory, mode);
}

void MemoryTree::add_file(std::string_view path, unsigned mode) {
  make(path, EntryType::file, mode);
}

void MemoryTree::add_link(std::string_view path, std::string target) {
  make(path, EntryType::link, 0777).entry.link_target = std::move(target);
}

void MemoryTree::add_other(std::string_view path, unsigned mode) {
  make(path, EntryType::other, mode);
}

void MemoryTree::add_endless(std::string_view path, std::string name, unsigned mode) {
  Node& node = make(path, EntryType::directory, mode);
  node.endless = {std::move(name), EntryType::directory, Mode(mode), "web", ""};
}

void MemoryTree::hide_mode(std::string_view path) {
  if (auto node = find(path, false)) (*node)->shows_mode = false;
}

void MemoryTree::add_doubt(std::string_view directory, Doubt doubt) {
  if (auto node = find(directory, false)) (*node)->doubts.push_back(std::move(doubt));
}

void MemoryTree::remove(std::string_view path) {
  const auto slash = path.rfind('/');
  if (auto parent = find(path.substr(0, slash), true))
    (*parent)->children.erase(std::string(path.substr(slash + 1)));
}

std::optional<Mode> MemoryTree::mode_of(std::string_view path) const {
  const Node* node = peek(path);
  return node == nullptr ? std::nullopt : node->entry.mode;
}

const MemoryTree::Node* MemoryTree::peek(std::string_view path) const {
  const Node* node = &root_;
  for (auto name = take_name(path); !name.empty(); name = take_name(path)) {
    const auto child = node->children.find(std::string(name));
    if (child == node->children.end()) return nullptr;
    node = &child->second;
  }
  return node;
}

Result<MemoryTree::Node*> MemoryTree::find(std::string_view path, bool follow_last, int hops) {
  Node* node = &root_;
  std::string way;
  for (auto name = take_name(path); !name.empty(); name = take_name(path)) {
    if (!can_enter(node->entry)) return unreadable();
    const auto child = node->children.find(std::string(name));
    if (child == node->children.end()) return missing();
    const std::string parent = std::exchange(way, way + '/' + std::string(name));
    node = &child->second;
    const bool is_last = path.find_first_not_of('/') == std::string_view::npos;
    if (node->entry.type != EntryType::link || (is_last && !follow_last)) continue;
    if (hops == most_hops) return missing();
    const std::string& target = node->entry.link_target;
    way = target.starts_with('/') ? target : parent + '/' + target;
    auto behind = find(way, true, hops + 1);
    if (!behind) return behind;
    node = *behind;
  }
  return node;
}

void MemoryTree::list(const RemotePath& directory, std::optional<Mode> known_mode,
                      remote::Care care, ListDone done) {
  Request request;
  request.carry_out = [this, directory, known_mode, care, done]() -> Completion {
    auto result = list_now(directory, known_mode, care);
    return [done, result = std::move(result)](const std::optional<Error>& lost) {
      done(lost ? Result<remote::Listing>(*lost) : result);
    };
  };
  request.complete_unheard = [done](const std::optional<Error>& lost) { done(*lost); };
  waiting_.push_back(std::move(request));
}

void MemoryTree::own_mode(const RemotePath& directory, ModeDone done) {
  Request request;
  request.carry_out = [this, directory, done]() -> Completion {
    Result<Mode> result = Error{ErrorKind::unsupported, "no way of asking reveals its mode"};
    if (options.tells_root_mode) {
      const auto node = find(directory.bytes(), true);
      result = node ? Result<Mode>(*(*node)->entry.mode) : Result<Mode>(node.error());
    }
    return [done, result](const std::optional<Error>& lost) {
      done(lost ? Result<Mode>(*lost) : result);
    };
  };
  request.complete_unheard = [done](const std::optional<Error>& lost) { done(*lost); };
  waiting_.push_back(std::move(request));
}

void MemoryTree::change_mode(const RemotePath& path, Mode mode, ChangeDone done) {
  Request request;
  request.carry_out = [this, path, mode, done]() -> Completion {
    const auto result = change_now(path, mode);
    return [done, result](const std::optional<Error>& lost) { done(lost ? lost : result); };
  };
  request.complete_unheard = [done](const std::optional<Error>& lost) { done(lost); };
  waiting_.push_back(std::move(request));
}

std::optional<Error> MemoryTree::run() {
  while (!waiting_.empty() || !carried_out_.empty()) {
    if (options.lost_after && count_ >= *options.lost_after) return lose();
    if (!waiting_.empty() && carried_out_.size() < burst) {
      ++count_;
      // Taken out first: what it completes may queue more.
      const Request next = std::move(waiting_.front());
      waiting_.pop_front();
      carried_out_.push_back(next.carry_out());
      continue;
    }
    std::swap(carried_out_[random_() % carried_out_.size()], carried_out_.back());
    const Completion completion = std::move(carried_out_.back());
    carried_out_.pop_back();
    completion(std::nullopt);
  }
  return {};
}

void MemoryTree::extend(std::chrono::milliseconds) {
  options.lost_after.reset();
}

std::optional<Error> MemoryTree::lose() {
  const Error error{options.lost_by, "the connection to the tree in memory is lost"};
  for (const Completion& completion : std::exchange(carried_out_, {}))
    completion(error);
  while (!waiting_.empty()) {
    const Request next = std::move(waiting_.front());
    waiting_.pop_front();
    next.complete_unheard(error);
  }
  return error;
}

Result<remote::Listing> MemoryTree::list_now(const RemotePath& directory,
                                             std::optional<Mode> known_mode, remote::Care care) {
  lists_.push_back({directory.bytes(), care});
  if (known_mode && !known_mode->owner_can_list()) return unreadable();
  if (care == remote::Care::certain && options.careful_fails)
    return Error{ErrorKind::connect, "the data connection failed", 425};
  const auto found = find(directory.bytes(), true);
  if (!found) return found.error();
  Node& node = **found;
  if (node.entry.type != EntryType::directory) return missing();
  if (!node.entry.mode->owner_can_list()) return unreadable();
  if (node.endless) {
    const auto [child, is_new] = node.children.try_emplace(node.endless->name);
    if (is_new) child->second.entry = *node.endless;
    child->second.endless = node.endless;
  }
  remote::Listing listing;
  listing.own_mode = node.entry.mode;
  listing.doubts = node.doubts;
  for (const auto& [name, child] : node.children) {
    listing.entries.push_back(child.entry);
    if (!child.shows_mode) listing.entries.back().mode.reset();
  }
  cut(listing, care);
  return listing;
}

void MemoryTree::cut(remote::Listing& listing, remote::Care care) const {
  if (!options.cap) return;
  const bool careful = care == remote::Care::certain;
  const bool tells = careful || options.cap_is_told;
  listing.may_be_cut = !tells;
  if (listing.entries.size() <= *options.cap || (careful && !options.careful_is_capped)) return;
  listing.entries.resize(*options.cap);
  if (!tells) return;
  listing.completeness = remote::Completeness::truncated;
  listing.why = "the server cut the listing short";
}

std::optional<Error> MemoryTree::change_now(const RemotePath& path, Mode mode) {
  changes_.push_back({path.bytes(), mode});
  if (!options.takes_changes)
    return Error{ErrorKind::unsupported, "500 SITE CHMOD not understood", 500};
  if (options.refused.contains(path.bytes()))
    return Error{ErrorKind::refused, "550 Operation not permitted", 550};
  const auto node = find(path.bytes(), true);
  if (!node) return Error{ErrorKind::refused, node.error().message, 550};
  if (!options.lies.contains(path.bytes()))
    (*node)->entry.mode = Mode(mode.bits() | options.forced_bits);
  return {};
}

} // namespace ftperm::testing
