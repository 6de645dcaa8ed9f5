#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

namespace ftperm::testing {

/// One command, as far as it matters which reply a client takes for its answer.
struct Asked {
  std::size_t number = 0;
  bool is_fence = false; ///< PWD, whose reply is like no other
  std::string directory; ///< what it is about; may be empty
  std::string verb;
};

/// Follows which command a client must take each reply for when it counts them off one by one.
/// Replies have no numbers: between two fences that are answered in their places, a reply that was
/// lost and one that came twice cancel each other, and nobody could notice. What was said about
/// such directories is a lie in the sense of ServerRecord.
class FenceWatch {
 public:
  void on_command(Asked command);
  /// A reply went out; `seen_as` replies are read in it (a name can forge the end of one).
  void on_reply(const Asked& answered, std::size_t seen_as);
  /// Directories that were lied about beyond doubt, each handed out once.
  std::vector<Asked> take_lies();

 private:
  void match();

  std::deque<Asked> commands_;
  std::deque<Asked> replies_;
  std::vector<Asked> suspected_; ///< since the last fence in its place
  std::vector<Asked> lies_;
  bool noticed_ = false; ///< a fence is out of its place: the client knows, and starts afresh
};

} // namespace ftperm::testing
