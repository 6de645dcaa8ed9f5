#include "cli/journals_command.hpp"

#include "cli/outcome.hpp"
#include "cli/state_folder.hpp"
#include "cli/way_back.hpp"
#include "ftperm/core/text.hpp"
#include "ftperm/fix/journal.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace ftperm::cli {
namespace {

std::string state_of(const std::string& folder, const fix::Journal& journal) {
  std::string state = "finished";
  if (!journal.end)
    state = AccountLock::is_taken(folder, url_of(journal.head)) ? "at work"
                                                                : "not finished (it was killed)";
  else if (journal.end->outcome != "finished")
    state = "ended early: " + journal.end->outcome;
  if (!journal.undone) return state;
  state += "; undone " + journal.undone->time;
  if (journal.undone->left > 0)
    state += " but for " + std::to_string(journal.undone->left) + " entries";
  return state;
}

void show(const std::string& folder, const std::string& file, const Result<fix::Journal>& journal) {
  std::cout << visible(file) << '\n';
  if (!journal) {
    std::cout << "    " << journal.error().message << "\n";
    return;
  }
  const fix::JournalHead& head = journal->head;
  std::cout << "    " << visible(head.begun) << "  " << visible(head.command) << "  "
            << account::display(url_of(head)) << visible(head.start.bytes()) << "  "
            << journal->changes.size()
            << (journal->changes.size() == 1 ? " change  " : " changes  ")
            << visible(state_of(folder, *journal)) << '\n';
  for (const auto& [path, away] : journal->away)
    std::cout << "    " << visible(path.bytes()) << (away.kept ? " was kept away" : " went away")
              << " as " << visible(away.name.bytes()) << '\n';
}

} // namespace

ExitCode list_journals() {
  const auto folder = state_folder();
  if (!folder) return fail(folder.error());
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& item : std::filesystem::directory_iterator(*folder, error))
    if (item.path().extension() == ".jsonl") files.push_back(item.path().string());
  if (error && error != std::errc::no_such_file_or_directory)
    return fail({ErrorKind::usage,
                 "the folder " + visible(*folder) + " cannot be read: " + error.message()});
  // Their names begin with the time.
  std::sort(files.rbegin(), files.rend());
  if (files.empty()) std::cout << "No journals yet: `ftperm fix --apply` writes one a run.\n";
  for (const std::string& file : files)
    show(*folder, file, fix::read_journal(file));
  std::cout.flush();
  return ExitCode::ok;
}

} // namespace ftperm::cli
