#pragma once

#include "ftperm/remote/tree.hpp"
#include "support/file_tree.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::testing {

/// An account's tree that lies in memory: it works as a server's does, and can be told to
/// misbehave. Requests are carried out in the order in which they were queued, as on one pipelined
/// connection; their completions come in any order, always the same for one seed.
///
/// Paths are as FileTree takes them.
class MemoryTree final : public remote::TreeChanger {
 public:
  /// How this tree misbehaves.
  struct Options {
    std::optional<std::size_t> cap;   ///< listings hold so many entries at most, without a word
    bool cap_is_told = false;         ///< the usual way tells when it cuts
    bool careful_is_capped = true;    ///< false: the careful way shows everything
    bool careful_fails = false;       ///< the careful way is always refused
    bool tells_root_mode = true;      ///< false: own_mode() is unsupported
    bool takes_changes = true;        ///< false: change_mode() is unsupported
    std::set<std::string> refused;    ///< changes and renames of these paths are refused
    std::set<std::string> lies;       ///< changes and renames of these: a yes, and nothing is done
    unsigned forced_bits = 0;         ///< set in every mode that is changed
    std::set<std::string> unanswered; ///< renames of these are done, and no answer comes
    std::set<std::string> undone;     ///< renames of these are not done, and no answer comes
    std::optional<std::size_t> lost_after; ///< after so many requests all is lost
    ErrorKind lost_by = ErrorKind::lost;   ///< or `interrupted`
  };

  struct ListRequest {
    std::string path;
    remote::Care care;
    friend bool operator==(const ListRequest&, const ListRequest&) = default;
  };

  struct ChangeRequest {
    std::string path;
    Mode mode;
    friend bool operator==(const ChangeRequest&, const ChangeRequest&) = default;
  };

  struct RenameRequest {
    std::string from;
    std::string to;
    friend bool operator==(const RenameRequest&, const RenameRequest&) = default;
  };

  explicit MemoryTree(std::uint32_t seed = 1);

  Options options;

  // Missing parents are made, with mode 705. A name that is there gets the new mode.
  void add_directory(std::string_view path, unsigned mode = 0705);
  void add_file(std::string_view path, unsigned mode = 0604, std::string content = {});
  void add_link(std::string_view path, std::string target);
  void add_other(std::string_view path, unsigned mode = 0600);
  /// A directory that holds one like itself, and so on without end.
  void add_endless(std::string_view path, std::string name, unsigned mode = 0705);
  /// The listing of the directory that holds it shows no mode.
  void hide_mode(std::string_view path);
  /// Something that the directory's listing tells and that cannot be believed.
  void add_doubt(std::string_view directory, Doubt doubt);
  void remove(std::string_view path);

  /// What is so: links are not followed. Nothing when there is no such path.
  std::optional<Mode> mode_of(std::string_view path) const;
  std::optional<std::string> content_of(std::string_view path) const;
  std::vector<std::string> names_in(std::string_view directory) const; ///< sorted

  /// What was carried out, in order.
  const std::vector<ListRequest>& lists() const { return lists_; }

  const std::vector<ChangeRequest>& changes() const { return changes_; }

  const std::vector<std::string>& reads() const { return reads_; }

  const std::vector<RenameRequest>& renames() const { return renames_; }

  /// How many requests were open at the same time.
  std::size_t most_open() const { return most_open_; }

  void list(const RemotePath& directory, std::optional<Mode> known_mode, remote::Care care,
            ListDone done) override;
  void list_when_free(Choose choose, ListDone done) override;
  void own_mode(const RemotePath& directory, ModeDone done) override;
  void read_file(const RemotePath& file, std::size_t largest, ReadDone done) override;
  void change_mode(const RemotePath& path, Mode mode, ChangeDone done) override;
  void rename(const RemotePath& from, const RemotePath& to, ChangeDone done) override;
  std::optional<Error> run() override;
  /// What was lost is there again.
  void extend(std::chrono::milliseconds time) override;

 private:
  /// Completes a request: with what it found, or with an error that is not its own.
  using Completion = std::function<void(const std::optional<Error>& lost)>;

  void ask(Choose choose, std::optional<Mode> known_mode, remote::Care care, ListDone done);
  template <typename T>
  void queue(std::function<T()> work, std::function<void(T)> done);

  struct Request {
    std::function<Completion()> carry_out;
    Completion complete_unheard; ///< for one that was not carried out
  };

  Result<remote::Listing> list_now(const RemotePath& directory, std::optional<Mode> known_mode,
                                   remote::Care care);
  void cut(remote::Listing& listing, remote::Care care) const;
  Result<std::string> read_now(const RemotePath& file, std::size_t largest);
  std::optional<Error> change_now(const RemotePath& path, Mode mode);
  std::optional<Error> rename_now(const RemotePath& from, const RemotePath& to);
  std::optional<Error> lose();

  FileTree files_;
  std::deque<Request> waiting_;
  std::vector<Completion> carried_out_; ///< their completions are still to come
  std::size_t count_ = 0;               ///< requests carried out
  std::size_t most_open_ = 0;
  std::vector<ListRequest> lists_;
  std::vector<ChangeRequest> changes_;
  std::vector<std::string> reads_;
  std::vector<RenameRequest> renames_;
  std::minstd_rand random_;
};

} // namespace ftperm::testing
