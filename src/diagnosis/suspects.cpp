#include "ftperm/diagnosis/suspects.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace ftperm::diagnosis {
namespace {

constexpr unsigned readers = 0444;
constexpr unsigned writers = 0022; ///< group and others
constexpr unsigned special = 07000;
/// The owner, whose scripts run as him, and others, whom the web server mostly is one of.
constexpr unsigned not_group = 0707;

/// x for whoever may read.
Mode with_execute(Mode mode) {
  return Mode(mode.bits() | (mode.bits() & readers) >> 2);
}

bool lacks(Mode mode, Mode expected, unsigned bits) {
  return (expected.bits() & bits & ~mode.bits()) != 0;
}

class Search {
 public:
  explicit Search(const SuspectOptions& options) : options_(options) {}

  void look_at(const WayDirectory& directory) {
    if (!directory.mode) return;
    const bool is_root = directory.path == options_.root;
    const Mode expected = is_root ? options_.rules.root : options_.rules.directory;
    const auto type = is_root ? FindingType::root : FindingType::directory;
    const fix::Change change{directory.path, type, *directory.mode, expected};
    if (lacks(change.before, expected, 0511 & not_group))
      add(change, "The web server may not enter it, and the page lies below it.");
    else if ((directory.mode->bits() & writers) != 0)
      add(change,
          "Others may write on the way to the page: hosts with suEXEC or suPHP answer 500.");
    else if (is_root && (change.before.bits() & ~expected.bits()) != 0)
      add(change, "The root of the account must have this mode.");
    else if (lacks(change.before, expected, 0511))
      add_unlikely(change, only_group);
  }

  void look_at_htaccess(const WayDirectory& directory) {
    if (!directory.htaccess || !directory.htaccess->mode) return;
    const auto path = directory.path.child(directory.htaccess->name);
    const Mode mode = *directory.htaccess->mode;
    if (!path) return;
    const fix::Change change{*path, FindingType::file, mode, options_.rules.file};
    if (lacks(mode, change.after, readers & not_group))
      add(change, "The web server may not read it, and refuses every page below its folder.");
    else if (lacks(mode, change.after, readers))
      add_unlikely(change, only_group);
  }

  void look_at(const PageFile& file) {
    own_files_.insert(file.path);
    if (!file.mode) return;
    const Mode expected = file.is_script ? with_execute(options_.rules.file) : options_.rules.file;
    const fix::Change change{file.path, FindingType::file, *file.mode, expected};
    if (lacks(*file.mode, expected, readers & not_group))
      add(change, "The web server may not read the page's own file.");
    else if (file.is_script && lacks(*file.mode, expected, 0111 & not_group))
      add(change, "It is a script that runs by itself (CGI), and may not be executed.");
    else if ((file.mode->bits() & writers) != 0)
      add(change,
          "Others may write to the page's own file: hosts with suEXEC or suPHP answer 500.");
    else if (lacks(*file.mode, expected, readers))
      add_unlikely(change, only_group);
  }

  void look_at(const Finding& finding) {
    const auto path = RemotePath::parse(finding.path);
    const bool is_entry =
        finding.type == FindingType::directory || finding.type == FindingType::file;
    if (!path || !is_entry || !finding.mode || !finding.expected) return;
    if (finding.status != FindingStatus::wrong || own_files_.contains(*path)) return;
    const bool is_directory = finding.type == FindingType::directory;
    if (!lacks(*finding.mode, *finding.expected, is_directory ? 0511 : readers)) return;
    const bool group = !lacks(*finding.mode, *finding.expected, not_group);
    add_unlikely({*path, finding.type, *finding.mode, *finding.expected},
                 group          ? only_group
                 : is_directory ? "Not everybody who needs it may enter it."
                                : "Not everybody who needs it may read it.");
  }

  std::vector<Suspect> take() {
    std::stable_partition(suspects_.begin(), suspects_.end(),
                          [](const Suspect& suspect) { return suspect.likely; });
    return std::move(suspects_);
  }

 private:
  static constexpr const char* only_group =
      "Its group is kept out, which matters only where the web server is one of it.";

  void add(const fix::Change& change, std::string reason) {
    add_suspect({change, true, std::move(reason), ""});
  }

  void add_unlikely(const fix::Change& change, std::string reason) {
    add_suspect({change, false, std::move(reason), ""});
  }

  void add_suspect(Suspect suspect) {
    if (!seen_.insert(suspect.change.path).second) return;
    if (suspect.change.type == FindingType::root && !options_.fix_root)
      suspect.untried = "The root is changed only with --fix-root: closed, it can be the hoster's "
                        "own lock after an abuse.";
    else if ((suspect.change.before.bits() & special) != 0)
      suspect.untried = "It has a setuid, setgid or sticky bit, which not every server can give "
                        "back: it is not changed for a trial.";
    suspects_.push_back(std::move(suspect));
  }

  const SuspectOptions& options_;
  std::vector<Suspect> suspects_;
  std::set<RemotePath> seen_;
  std::set<RemotePath> own_files_;
};

} // namespace

std::vector<Suspect> find_suspects(const std::vector<PagePlace>& places,
                                   const FindingRows& findings, const SuspectOptions& options) {
  Search search(options);
  for (const PagePlace& place : places) {
    for (const WayDirectory& directory : place.way) {
      search.look_at(directory);
      search.look_at_htaccess(directory);
    }
    for (const PageFile& file : place.files)
      search.look_at(file);
  }
  findings.for_each([&](const Finding& finding) { search.look_at(finding); });
  return search.take();
}

} // namespace ftperm::diagnosis
