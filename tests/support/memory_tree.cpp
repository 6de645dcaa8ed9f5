#include "support/memory_tree.hpp"

#include <algorithm>
#include <utility>

namespace ftperm::testing {
namespace {

/// So many requests are answered in one go, in any order.
constexpr std::size_t burst = 8;

Error unreadable() {
  return {ErrorKind::unreadable, "its owner may not read and enter it", 550};
}

Error no_answer() {
  return {ErrorKind::unanswered, "the connection ended before the answer: it may have been done"};
}

} // namespace

MemoryTree::MemoryTree(std::uint32_t seed) : random_(seed) {}

void MemoryTree::add_directory(std::string_view path, unsigned mode) {
  files_.add(path, EntryType::directory, mode);
}

void MemoryTree::add_file(std::string_view path, unsigned mode, std::string content) {
  files_.add(path, EntryType::file, mode).content = std::move(content);
}

void MemoryTree::add_link(std::string_view path, std::string target) {
  files_.add_link(path, std::move(target));
}

void MemoryTree::add_other(std::string_view path, unsigned mode) {
  files_.add(path, EntryType::other, mode);
}

void MemoryTree::add_endless(std::string_view path, std::string name, unsigned mode) {
  files_.add_endless(path, std::move(name), mode);
}

void MemoryTree::hide_mode(std::string_view path) {
  if (auto found = files_.find(path, false)) found->node->shows_mode = false;
}

void MemoryTree::add_doubt(std::string_view directory, Doubt doubt) {
  if (auto found = files_.find(directory, false)) found->node->doubts.push_back(std::move(doubt));
}

void MemoryTree::remove(std::string_view path) {
  files_.remove(path);
}

std::optional<Mode> MemoryTree::mode_of(std::string_view path) const {
  const FileTree::Node* node = files_.peek(path);
  return node == nullptr ? std::nullopt : node->entry.mode;
}

std::optional<std::string> MemoryTree::content_of(std::string_view path) const {
  const FileTree::Node* node = files_.peek(path);
  return node == nullptr ? std::nullopt : std::optional(node->content);
}

std::vector<std::string> MemoryTree::names_in(std::string_view directory) const {
  return files_.names_in(directory);
}

void MemoryTree::list(const RemotePath& directory, std::optional<Mode> known_mode,
                      remote::Care care, ListDone done) {
  ask([directory] { return directory; }, known_mode, care, std::move(done));
}

void MemoryTree::list_when_free(Choose choose, ListDone done) {
  ask(std::move(choose), std::nullopt, remote::Care::certain, std::move(done));
}

void MemoryTree::ask(Choose choose, std::optional<Mode> known_mode, remote::Care care,
                     ListDone done) {
  queue<Result<remote::Listing>>([this, choose = std::move(choose), known_mode,
                                  care] { return list_now(choose(), known_mode, care); },
                                 std::move(done));
}

template <typename T>
void MemoryTree::queue(std::function<T()> work, std::function<void(T)> done) {
  Request request;
  request.carry_out = [work = std::move(work), done]() -> Completion {
    return [done, result = work()](const std::optional<Error>& lost) {
      done(lost ? T(*lost) : result);
    };
  };
  request.complete_unheard = [done](const std::optional<Error>& lost) { done(*lost); };
  waiting_.push_back(std::move(request));
}

void MemoryTree::own_mode(const RemotePath& directory, ModeDone done) {
  queue<Result<Mode>>(
      [this, directory]() -> Result<Mode> {
        if (!options.tells_root_mode)
          return Error{ErrorKind::unsupported, "no way of asking reveals its mode"};
        const auto found = files_.find(directory.bytes(), true);
        return found ? Result<Mode>(*found->node->entry.mode) : Result<Mode>(found.error());
      },
      std::move(done));
}

void MemoryTree::read_file(const RemotePath& file, std::size_t largest, ReadDone done) {
  queue<Result<std::string>>([this, file, largest] { return read_now(file, largest); },
                             std::move(done));
}

void MemoryTree::change_mode(const RemotePath& path, Mode mode, ChangeDone done) {
  queue<std::optional<Error>>([this, path, mode] { return change_now(path, mode); },
                              std::move(done));
}

void MemoryTree::rename(const RemotePath& from, const RemotePath& to, ChangeDone done) {
  Request request;
  request.carry_out = [this, from, to, done]() -> Completion {
    return [done, result = rename_now(from, to)](const std::optional<Error>& lost) {
      // It was sent: nobody knows what became of it.
      done(lost ? no_answer() : result);
    };
  };
  request.complete_unheard = [done](const std::optional<Error>& lost) { done(lost); };
  waiting_.push_back(std::move(request));
}

std::optional<Error> MemoryTree::run() {
  while (!waiting_.empty() || !carried_out_.empty()) {
    if (options.lost_after && count_ >= *options.lost_after) return lose();
    most_open_ = std::max(most_open_, waiting_.size() + carried_out_.size());
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
  const auto found = files_.open_directory(directory.bytes());
  if (!found) return found.error();
  const FileTree::Node& node = *found->node;
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

Result<std::string> MemoryTree::read_now(const RemotePath& file, std::size_t largest) {
  reads_.push_back(file.bytes());
  auto content = files_.read(file.bytes());
  if (content && content->size() > largest)
    return Error{ErrorKind::unreadable, "it is larger than " + std::to_string(largest) + " bytes"};
  return content;
}

std::optional<Error> MemoryTree::change_now(const RemotePath& path, Mode mode) {
  changes_.push_back({path.bytes(), mode});
  if (!options.takes_changes)
    return Error{ErrorKind::unsupported, "500 SITE CHMOD not understood", 500};
  if (options.refused.contains(path.bytes()))
    return Error{ErrorKind::refused, "550 Operation not permitted", 550};
  const auto found = files_.find(path.bytes(), true);
  if (!found) return Error{ErrorKind::refused, found.error().message, 550};
  if (!options.lies.contains(path.bytes()))
    found->node->entry.mode = Mode(mode.bits() | options.forced_bits);
  return {};
}

std::optional<Error> MemoryTree::rename_now(const RemotePath& from, const RemotePath& to) {
  renames_.push_back({from.bytes(), to.bytes()});
  if (options.refused.contains(from.bytes()))
    return Error{ErrorKind::refused, "550 Operation not permitted", 550};
  if (options.undone.contains(from.bytes())) return no_answer();
  if (options.lies.contains(from.bytes())) return {};
  if (const auto error = files_.rename(from.bytes(), to.bytes()))
    return Error{ErrorKind::refused, error->message, 550};
  return options.unanswered.contains(from.bytes()) ? std::optional(no_answer()) : std::nullopt;
}

} // namespace ftperm::testing
