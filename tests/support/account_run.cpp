#include "support/account_run.hpp"

#include "cli/audit.hpp"
#include "cli/back_marks.hpp"
#include "cli/repair.hpp"
#include "cli/run_journal.hpp"
#include "cli/undoing.hpp"
#include "support/recording_log.hpp"
#include "support/temp_folder.hpp"

#include <spdlog/sinks/null_sink.h>

namespace ftperm::testing {
namespace {

ftp::FtpOptions options_of(const RunWishes& wishes) {
  ftp::FtpOptions options;
  options.timeout = wishes.timeout;
  options.first_pause = wishes.first_pause;
  options.way = wishes.way;
  options.pipeline = wishes.pipeline;
  options.largest_listing = wishes.largest_listing;
  options.log =
      std::make_shared<spdlog::logger>("run", std::make_shared<spdlog::sinks::null_sink_st>());
  return options;
}

fix::JournalHead head_of(const ScriptedServer& server, const cli::AuditScope& scope) {
  fix::JournalHead head;
  head.host = server.account().host;
  head.user = server.account().user;
  head.tls = "off";
  head.root = scope.root;
  head.start = scope.start;
  return head;
}

} // namespace

std::optional<Finding> RunReport::at(const std::string& path) const {
  for (const Finding& row : rows)
    if (row.path == path) return row;
  return std::nullopt;
}

std::string RunReport::word(const std::string& path) const {
  const auto row = at(path);
  return row ? to_word(row->status) : "";
}

RunReport run(const ScriptedServer& server, Work work, const RunWishes& wishes) {
  RunReport report;
  auto opened = ftp::FtpTree::open(server.account(), options_of(wishes));
  if (!opened) {
    report.error = opened.error();
    report.summary.complete = false;
    report.exit_code = cli::exit_code_for(*report.error);
    return report;
  }
  ftp::FtpTree& tree = **opened;
  // As the program does: an FTP URL's path begins at the login directory.
  const RemotePath start = RemotePath::parse(tree.root().bytes() + "/" + wishes.start).value();
  const cli::AuditScope scope{tree.root(), start};
  const policy::Rules rules;
  cli::Findings findings(true);
  cli::AuditCounts counts;
  cli::ProgressLine progress(false);
  report.error = cli::audit(tree, scope, rules, findings, counts, progress);
  if (!report.error && work == Work::repair) {
    const TempFolder folder;
    cli::RunJournal journal(folder.at("journal"), head_of(server, scope));
    report.error = cli::repair(tree, scope.root, rules, {wishes.fix_root}, journal, findings,
                               counts, progress);
    journal.finish(report.error);
    if (!journal.file().empty()) report.journal = *fix::read_journal(journal.file());
  }
  report.server = tree.description();
  report.rows = findings.rows();
  findings.summarize(report.summary);
  report.summary.directories = counts.directories;
  if (report.error) report.summary.complete = false;
  report.exit_code = cli::exit_code_for(report.summary, report.error);
  return report;
}

RunReport undo(const ScriptedServer& server, const fix::Journal& journal) {
  RunReport report;
  // The server is sane: its silence is a busy machine's.
  auto opened = ftp::FtpTree::open(server.account(),
                                   options_of({.timeout = std::chrono::milliseconds(10'000)}));
  if (!opened) {
    report.error = opened.error();
    return report;
  }
  cli::Undoing undoing(journal);
  RecordingLog log;
  cli::BackMarks back("");
  cli::ProgressLine progress(false);
  report.error = undoing.look(**opened, report.summary.directories);
  if (!report.error) report.error = undoing.put_back(**opened, log, back, progress);
  report.rows = undoing.rows();
  return report;
}

} // namespace ftperm::testing
