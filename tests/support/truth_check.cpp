#include "support/truth_check.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace ftperm::testing {
namespace {

bool is_below(const std::string& path, const std::string& directory) {
  if (directory == "/") return true;
  return path.starts_with(directory) &&
         (path.size() == directory.size() || path[directory.size()] == '/');
}

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// A name is shown up to its line break, for what is behind it looks like a line of its own.
std::string up_to_line_break(const std::string& path) {
  return path.substr(0, path.find_first_of("\r\n"));
}

class Check {
 public:
  explicit Check(const Trial& trial) : trial_(trial) {
    start_ = trial.home + (trial.home == "/" || trial.wishes.start.empty() ? "" : "/") +
             trial.wishes.start;
    for (const Finding& row : trial.report.rows)
      rows_.emplace(row.path, row);
    for (const Lie& lie : trial.record.lies)
      lied_about_.insert(lie.directory);
    for (const Fault& fault : trial.faults)
      if (fault.does == Does::hide)
        lied_about_.insert(fault.path);
      else if (fault.does == Does::show_mode)
        shown_wrong_.insert(fault.path);
  }

  std::vector<std::string> all() {
    for (const ChangeAsked& change : trial_.record.asked)
      check_asked(change);
    for (const ChangeMade& change : trial_.record.made)
      check_made(change);
    for (const auto& [path, row] : rows_)
      check_row(row);
    for (const auto& [path, entry] : trial_.after)
      if (is_in_scope(path)) check_entry(path, entry);
    return std::move(broken_);
  }

 private:
  void complain(const std::string& path, const std::string& what) {
    broken_.push_back(visible(path) + ": " + what);
  }

  bool is_in_scope(const std::string& path) const {
    return path == trial_.home || is_below(path, start_);
  }

  std::optional<Mode> right_mode(const std::string& path) const {
    const auto found = trial_.after.find(path);
    if (found == trial_.after.end()) return std::nullopt;
    if (found->second.type == EntryType::directory) return Mode(0705);
    if (found->second.type == EntryType::file) return Mode(0604);
    return std::nullopt;
  }

  /// Whether what the server told of it was a lie that nobody could notice.
  bool is_let_off(const std::string& path) const {
    return std::any_of(lied_about_.begin(), lied_about_.end(),
                       [&](const std::string& directory) { return is_below(path, directory); });
  }

  void check_asked(const ChangeAsked& change) {
    const bool is_root = change.path == trial_.home;
    if (trial_.work == Work::audit) complain(change.path, "an audit asked for a change");
    if (!is_in_scope(change.path) || (is_root && !trial_.wishes.fix_root))
      complain(change.path, "a change was asked for where nothing may be changed");
    if (!change.exists || is_let_off(change.path)) return;
    if (change.type == EntryType::link || change.type == EntryType::other)
      complain(change.path, "a change of a link or special file was asked for");
    else if (right_mode(change.path) != change.mode)
      complain(change.path, "was to be given " + change.mode.to_octal());
  }

  void check_made(const ChangeMade& change) {
    if (!is_journaled(change)) complain(change.path, "was changed, and the journal does not know");
    if (!is_in_scope(change.path)) complain(change.path, "was changed and lies elsewhere");
    const auto row = rows_.find(change.path);
    const bool is_told = row != rows_.end() && row->second.status != FindingStatus::skipped &&
                         row->second.status != FindingStatus::ok;
    if (!is_told && !is_let_off(change.path))
      complain(change.path, "was changed, and the report does not say so");
  }

  /// With its true earlier mode, unless the server told another, or made the entry up when asked.
  bool is_journaled(const ChangeMade& change) const {
    if (!trial_.report.journal) return false;
    const auto truth = trial_.before.find(change.path);
    const bool may_differ = truth == trial_.before.end() || shown_wrong_.contains(change.path) ||
                            is_let_off(change.path);
    const auto& told = trial_.report.journal->changes;
    return std::any_of(told.begin(), told.end(), [&](const fix::Change& line) {
      const bool same = line.path.bytes() == change.path && line.after == change.after;
      return same && (may_differ || line.before == truth->second.mode);
    });
  }

  void check_row(const Finding& row) {
    if (row.status != FindingStatus::ok && row.status != FindingStatus::fixed) return;
    if (is_let_off(row.path) || shown_wrong_.contains(row.path)) return;
    const auto found = trial_.after.find(row.path);
    const bool agrees = found != trial_.after.end()
                            ? found->second.mode == right_mode(row.path)
                            : stands_for_a_right_one(row) || is_invented(row);
    if (!agrees)
      complain(row.path, std::string("is said to be ") + to_word(row.status) + " and is not");
  }

  /// Whether the server made the name up.
  bool is_invented(const Finding& row) const {
    const std::string name = row.path.substr(row.path.rfind('/') + 1);
    return std::any_of(trial_.faults.begin(), trial_.faults.end(), [&](const Fault& fault) {
      return fault.text.find(" " + name) != std::string::npos;
    });
  }

  /// Whether the row is what a name with a line break is seen as, or a part of it.
  bool stands_for_a_right_one(const Finding& row) const {
    const std::string name = row.path.substr(row.path.rfind('/') + 1);
    for (const auto& [path, entry] : trial_.after) {
      if (path.find_first_of("\r\n") == std::string::npos) continue;
      if (parent_of(path) != parent_of(row.path)) continue;
      if ((path + " -> " + entry.link_target).find(name) != std::string::npos) return true;
    }
    return false;
  }

  void check_entry(const std::string& path, const Entry& entry) {
    if (is_let_off(path)) return;
    const auto right = right_mode(path);
    const bool is_right = !right || entry.mode == right;
    if (trial_.report.exit_code == cli::ExitCode::ok && !is_right && !shown_wrong_.contains(path))
      complain(path, "is wrong, and the run ended with exit code 0");
    if (!trial_.report.error && !is_accounted_for(path))
      complain(path, "is not in the report, nor below something that could not be known; above it" +
                         what_is_above(path));
  }

  bool is_accounted_for(const std::string& path) const {
    if (rows_.contains(path) || rows_.contains(up_to_line_break(path))) return true;
    for (std::string above = path; above != "/";) {
      above = parent_of(above);
      for (const std::string& name : {above, up_to_line_break(above)}) {
        const auto row = rows_.find(name);
        if (row != rows_.end() && row->second.status == FindingStatus::unknown) return true;
        if (row != rows_.end() && !trial_.report.summary.complete &&
            row->second.status != FindingStatus::ok && row->second.status != FindingStatus::fixed)
          return true;
      }
    }
    return false;
  }

  /// For the message: the way from the root, as it was and as it is reported.
  std::string what_is_above(const std::string& path) const {
    std::string text;
    for (std::string above = path; above != "/";) {
      above = parent_of(above);
      const auto was = trial_.before.find(above);
      const auto row = rows_.find(above);
      text += "; " + visible(above);
      if (was != trial_.before.end())
        text += " was " + was->second.mode->to_octal() + " of " + was->second.owner;
      text += row == rows_.end() ? " no row" : std::string(" ") + to_word(row->second.status);
      if (row != rows_.end()) text += " \"" + row->second.detail + "\"";
    }
    return text;
  }

  const Trial& trial_;
  std::string start_;
  std::map<std::string, Finding> rows_;
  std::set<std::string> lied_about_;
  std::set<std::string> shown_wrong_;
  std::vector<std::string> broken_;
};

} // namespace

std::vector<std::string> broken_promises(const Trial& trial) {
  return Check(trial).all();
}

} // namespace ftperm::testing
