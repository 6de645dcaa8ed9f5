#include "ftperm/fix/journal.hpp"

#include "fix/journal_lines.hpp"
#include "ftperm/core/text.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

namespace ftperm::fix {
namespace {

/// No path, whatever is escaped in it, makes a longer line.
constexpr std::size_t longest_line = 1024UL * 1024UL;

bool is_within(const RemotePath& path, const RemotePath& folder) {
  if (folder.is_root() || path == folder) return true;
  return path.bytes().starts_with(folder.bytes() + "/");
}

/// Takes the records of a journal one by one; an error's message is half a sentence.
class Reader {
 public:
  std::optional<Error> take(const JournalRecord& record) {
    if (journal_.runs == 0 && !std::holds_alternative<JournalHead>(record))
      return Error{ErrorKind::usage, "it is not the head of a journal"};
    return std::visit([this](const auto& value) { return put(value); }, record);
  }

  Journal& journal() { return journal_; }

 private:
  std::optional<Error> put(const JournalHead& head) {
    if (journal_.runs > 0 && !same_account(journal_.head, head))
      return Error{ErrorKind::usage, "it is the head of a run on another account or start"};
    journal_.head = head;
    ++journal_.runs;
    journal_.end.reset();
    return {};
  }

  std::optional<Error> put(const Change& change) {
    const JournalHead& head = journal_.head;
    const bool is_root = change.type == FindingType::root;
    if (is_root ? change.path != head.root : !is_within(change.path, head.start))
      return Error{ErrorKind::usage, "its path is outside of what the journal is about"};
    journal_.changes.push_back(change);
    journal_.now.erase(change.path);
    return {};
  }

  std::optional<Error> put(const Rename& rename) {
    const bool beside = rename.path.parent() == rename.away.parent() && rename.path != rename.away;
    if (!beside || !is_within(rename.path.parent(), journal_.head.start))
      return Error{ErrorKind::usage, "its names are not beside each other below the start"};
    journal_.away.insert_or_assign(rename.path, JournalAway{rename.away});
    return {};
  }

  std::optional<Error> put(const JournalBack& back) {
    journal_.away.erase(back.path);
    return {};
  }

  std::optional<Error> put(const JournalKept& kept) {
    const auto away = journal_.away.find(kept.path);
    if (away == journal_.away.end())
      return Error{ErrorKind::usage, "it keeps away what is not away"};
    away->second.kept = true;
    return {};
  }

  std::optional<Error> put(const JournalNow& now) {
    journal_.now.insert_or_assign(now.path, now.mode);
    return {};
  }

  std::optional<Error> put(const JournalEnd& end) {
    journal_.end = end;
    return {};
  }

  std::optional<Error> put(const JournalUndone& undone) {
    journal_.undone = undone;
    return {};
  }

  Journal journal_;
};

} // namespace

bool same_account(const JournalHead& a, const JournalHead& b) {
  return a.host == b.host && a.port == b.port && a.user == b.user && a.root == b.root &&
         a.start == b.start;
}

bool is_of_diagnosis(const JournalHead& head) {
  return head.command.starts_with("diagnose");
}

bool was_cut_off(const Journal& journal) {
  return is_of_diagnosis(journal.head) && !journal.end && !journal.undone;
}

Result<Journal> parse_journal(std::string_view text) {
  Reader reader;
  std::size_t number = 0;
  std::size_t begin = 0;
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', begin)) {
    ++number;
    const auto refuse = [&](const std::string& why) {
      return Error{ErrorKind::usage, "line " + std::to_string(number) + " is damaged: " + why};
    };
    if (end - begin > longest_line) return refuse("it is too long");
    const auto record = read_line(text.substr(begin, end - begin));
    if (!record) return refuse(record.error().message);
    if (const auto error = reader.take(*record)) return refuse(error->message);
    begin = end + 1;
  }
  if (reader.journal().runs == 0)
    return Error{ErrorKind::usage, "it holds no journal: its first line is not whole"};
  reader.journal().whole_bytes = begin;
  reader.journal().torn = begin < text.size();
  return std::move(reader.journal());
}

Result<Journal> read_journal(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  errno = 0;
  if (in) text << in.rdbuf();
  // An empty file sets the fail bit of the output, for want of anything to put.
  if (!in || in.bad())
    return Error{ErrorKind::usage,
                 "the journal " + visible(file) + " cannot be read: " + std::strerror(errno)};
  auto journal = parse_journal(text.view());
  if (journal) return journal;
  return Error{ErrorKind::usage, "the journal " + visible(file) +
                                     " cannot be used: " + visible(journal.error().message)};
}

std::vector<Change> reversed(const Journal& journal) {
  struct Way {
    Change back;
    Mode before_last; ///< what it was when its last change was about to be sent
  };

  std::map<RemotePath, Way> by_path;
  for (const Change& change : journal.changes) {
    const auto [known, is_new] = by_path.try_emplace(
        change.path,
        Way{Change{change.path, change.type, change.after, change.before}, change.before});
    if (is_new) continue;
    known->second.back.before = change.after;
    known->second.before_last = change.before;
  }
  std::vector<Change> changes;
  for (auto& [path, way] : by_path) {
    Change& change = way.back;
    if (const auto now = journal.now.find(path); now != journal.now.end())
      change.before = now->second;
    else if (change.before == change.after && was_cut_off(journal))
      change.before = way.before_last; // putting it back was about to be sent, and no more is known
    if (change.before != change.after) changes.push_back(std::move(change));
  }
  return changes;
}

} // namespace ftperm::fix
