#pragma once

#include "cli/account_lock.hpp"
#include "cli/config.hpp"
#include "cli/run_journal.hpp"
#include "ftperm/core/run_summary.hpp"

#include <optional>
#include <string>

#include <spdlog/logger.h>

namespace ftperm::cli {

/// In the name of a diagnosis' journal, behind the account: recover() looks for it.
constexpr const char* diagnose_mark = "_diagnose";

/// What a run that may change something holds from before it connects: the account's lock, and the
/// place of its journal, tried out. The login must be known: connect() finds it.
struct WayBack {
  std::optional<AccountLock> lock; ///< none where no state folder can be had but a journal can
  std::string file;                ///< of the journal
};

Result<WayBack> prepare_way_back(const Config& config, spdlog::logger& log);

/// The head of this run's journal.
fix::JournalHead journal_head(const Config& config, const RemotePath& root, const RemotePath& start,
                              const std::string& command);

/// The account that a journal is about.
account::Url url_of(const fix::JournalHead& head);

/// A word as a shell wants it.
std::string shell_word(const std::string& word);

/// The command line that undoes a run, to be copied into a shell.
std::string undo_command(const Config& config, const std::string& journal);

/// Ends the journal, and says where it is and how to undo the run.
void close_journal(RunJournal& journal, const Config& config, const std::optional<Error>& ended);

/// The saying alone; `unfinished`: what RunJournal::finish() came to.
void say_way_back(const RunJournal& journal, const Config& config,
                  const std::optional<Error>& unfinished);

} // namespace ftperm::cli
