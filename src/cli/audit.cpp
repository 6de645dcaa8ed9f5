#include "cli/audit.hpp"

#include "cli/start.hpp"
#include "ftperm/walk/walk.hpp"

#include <utility>

namespace ftperm::cli {
namespace {

/// Turns what the walk tells into findings.
class Auditor final : public walk::Visitor {
 public:
  Auditor(const RemotePath& root, const policy::Rules& rules, Findings& findings,
          AuditCounts& counts)
      : root_(root), rules_(rules), findings_(findings), counts_(counts) {}

  void on_listing(const RemotePath& directory, const remote::Listing& listing) override {
    ++counts_.directories;
    on_rest(directory, listing);
  }

  void on_rest(const RemotePath& directory, const remote::Listing& listing) override {
    const bool holds_root = !root_.is_root() && directory == root_.parent();
    for (const Entry& entry : listing.entries) {
      if (holds_root && entry.name == root_.name()) continue; // judged by itself
      count_owner(entry.owner);
      on_entry(directory, entry);
    }
    for (const Doubt& doubt : listing.doubts)
      findings_.doubt(doubtful(directory, doubt), doubt.name.empty());
    if (listing.completeness == remote::Completeness::truncated)
      on_unlisted(directory, listing.own_mode, {ErrorKind::unreadable, listing.why});
  }

  void on_unlisted(const RemotePath& directory, std::optional<Mode> mode,
                   const Error& error) override {
    findings_.doubt(
        about(directory, mode, "What is in it is not known, or not all: " + error.message + "."),
        true);
  }

 private:
  void on_entry(const RemotePath& directory, const Entry& entry) {
    if (!findings_.keeps_ok() && policy::is_right(rules_, entry))
      findings_.count_ok();
    else
      findings_.put(policy::judge(rules_, join_path(directory, entry.name), entry));
    if (entry.type == EntryType::directory && !directory.child(entry.name))
      findings_.doubt(unlistable_name(join_path(directory, entry.name), entry), true);
  }

  /// Most entries have the owner of the one before.
  void count_owner(const std::string& owner) {
    if (owner.empty()) return;
    if (owner_ == nullptr || owner_->first != owner)
      owner_ = &*counts_.owners.try_emplace(owner).first;
    ++owner_->second;
  }

  Finding unlistable_name(std::string path, const Entry& entry) const {
    return {std::move(path),
            FindingType::directory,
            entry.mode,
            rules_.directory,
            FindingStatus::unknown,
            "What is in it is not known: its name holds a line break, which no FTP command can "
            "carry."};
  }

  Finding about(const RemotePath& directory, std::optional<Mode> mode, std::string detail) const {
    const bool is_root = directory == root_;
    return {directory.bytes(),
            is_root ? FindingType::root : FindingType::directory,
            mode,
            is_root ? rules_.root : rules_.directory,
            FindingStatus::unknown,
            std::move(detail)};
  }

  Finding doubtful(const RemotePath& directory, const Doubt& doubt) const {
    // A line without a name that can be trusted is a doubt about the directory.
    if (doubt.name.empty()) return about(directory, std::nullopt, doubt.reason);
    Entry entry;
    entry.type = doubt.type;
    Finding finding = policy::judge(rules_, join_path(directory, doubt.name), entry);
    finding.mode = doubt.mode;
    finding.status = FindingStatus::unknown;
    finding.detail = doubt.reason;
    return finding;
  }

  const RemotePath& root_;
  const policy::Rules& rules_;
  Findings& findings_;
  AuditCounts& counts_;
  std::pair<const std::string, std::size_t>* owner_ = nullptr; ///< whom the last entry belongs to
};

std::optional<Error> walk_from(remote::TreeReader& tree, const std::vector<walk::Start>& starts,
                               Auditor& auditor, ProgressLine& progress) {
  walk::Options options;
  options.on_progress = [&](const walk::Progress& walked) {
    progress.show_walk(walked.listed, walked.waiting, walked.entries);
  };
  return walk::walk(tree, starts, auditor, options);
}

std::optional<Error> audit_root(remote::TreeReader& tree, const RemotePath& root,
                                const policy::Rules& rules, Findings& findings) {
  tree.own_mode(root, [&](const Result<Mode>& mode) {
    const bool known = static_cast<bool>(mode);
    findings.put(policy::judge_root(rules, root.bytes(),
                                    known ? std::optional(*mode) : std::nullopt,
                                    known ? std::string() : mode.error().message));
  });
  return tree.run();
}

/// Where the directory that holds the start cannot be listed.
std::optional<Error> audit_start_by_itself(remote::TreeReader& tree, const RemotePath& start,
                                           const policy::Rules& rules, Findings& findings) {
  tree.own_mode(start, [&](const Result<Mode>& mode) {
    Entry entry;
    entry.type = EntryType::directory;
    if (mode) entry.mode = *mode;
    Finding finding = policy::judge(rules, start.bytes(), entry);
    if (!mode) finding.detail = "Its mode is not known: " + mode.error().message + ".";
    findings.put(finding);
  });
  return tree.run();
}

} // namespace

std::optional<Error> audit(remote::TreeReader& tree, const AuditScope& scope,
                           const policy::Rules& rules, Findings& findings, AuditCounts& counts,
                           ProgressLine& progress) {
  if (auto error = audit_root(tree, scope.root, rules, findings)) return error;
  walk::Start start{scope.start, std::nullopt};
  if (scope.start != scope.root && !scope.start.is_root()) {
    const auto entry = find_start(tree, scope.start);
    if (!entry) return entry.error();
    if (*entry) {
      findings.put(policy::judge(rules, scope.start.bytes(), **entry));
      start.mode = (*entry)->mode;
    } else if (auto error = audit_start_by_itself(tree, scope.start, rules, findings)) {
      return error;
    }
  }
  Auditor auditor(scope.root, rules, findings, counts);
  return walk_from(tree, {start}, auditor, progress);
}

std::optional<Error> audit_below(remote::TreeReader& tree,
                                 const std::vector<RemotePath>& directories, const RemotePath& root,
                                 const policy::Rules& rules, Findings& findings,
                                 AuditCounts& counts, ProgressLine& progress) {
  std::vector<walk::Start> starts;
  for (const RemotePath& directory : directories) {
    findings.settle(directory.bytes());
    starts.push_back({directory, std::nullopt});
  }
  Auditor auditor(root, rules, findings, counts);
  return walk_from(tree, starts, auditor, progress);
}

} // namespace ftperm::cli
