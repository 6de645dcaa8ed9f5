#include "ftperm/cli/run.hpp"

#include "cli/audit.hpp"
#include "cli/command_line.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "cli/read_listing.hpp"
#include "cli/repair.hpp"
#include "cli/reports.hpp"
#include "cli/signals.hpp"

#include <chrono>
#include <exception>
#include <iostream>

namespace ftperm::cli {
namespace {

ExitCode fail(const Error& error) {
  say_error(error);
  return exit_code_for(error);
}

/// Where the walk begins: an FTP URL's path begins at the login directory unless it says otherwise
/// (RFC 1738 3.2.2), and the login directory is the account's root.
Result<AuditScope> scope_of(const account::Url& url, const RemotePath& login_directory) {
  const std::string base = url.path_is_absolute ? "" : login_directory.bytes();
  const auto start = RemotePath::parse(base + "/" + url.path);
  if (!start)
    return Error{ErrorKind::usage, "the path in the URL is no plain path (\".\" or \"..\")"};
  return AuditScope{start->is_root() ? *start : login_directory, *start};
}

RunSummary begin_summary(const Config& config, const AuditScope& scope) {
  RunSummary summary;
  summary.command = config.command == Command::audit ? "audit"
                    : config.apply                   ? "fix --apply"
                                                     : "fix";
  summary.account = account::display(config.url);
  summary.start = scope.start.bytes();
  summary.root_mode = config.rules.root;
  summary.dir_mode = config.rules.directory;
  summary.file_mode = config.rules.file;
  return summary;
}

/// The work itself, from an open tree to the reports.
ExitCode work(const Config& config, ftp::FtpTree& tree, ProgressLine& progress) {
  const auto begin = std::chrono::steady_clock::now();
  const auto scope = scope_of(config.url, tree.root());
  if (!scope) return fail(scope.error());
  const fix::PlanOptions plan{config.fix_root};
  Findings findings(config.all);
  AuditCounts counts;
  // The audit and the plan get the tree as something that can only be read.
  auto ended = audit(tree, *scope, config.rules, findings, counts, progress);
  if (ended && (ended->kind == ErrorKind::usage || ended->kind == ErrorKind::missing))
    return fail(*ended);
  if (!ended && config.command == Command::fix) {
    if (config.apply)
      ended = repair(tree, scope->root, config.rules, plan, findings, counts, progress);
    else
      mark_plan(findings, plan);
  }
  progress.clear();

  RunSummary summary = begin_summary(config, *scope);
  summary.server = tree.description();
  summary.directories = counts.directories;
  findings.summarize(summary);
  if (ended) {
    summary.complete = false;
    summary.ended_early = ended->message;
  }
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const ExitCode code = exit_code_for(summary, ended);
  summary.exit_code = static_cast<int>(code);
  const auto unwritten = write_reports(config, summary, findings.rows());
  if (ended) say_error(*ended);
  if (unwritten) return fail(*unwritten);
  return code;
}

ExitCode connect_and_work(Config& config, const std::atomic<bool>& stop) {
  if (auto error = check_reports(config)) return fail(*error);
  ProgressLine progress(wants_progress(config));
  const auto log = open_log(config, progress);
  if (!log) return fail(log.error());
  for (const std::string& warning : config.warnings)
    (*log)->warn(warning);
  auto found = account::find_password(config.password, config.url);
  if (!found) return fail(found.error());
  for (const std::string& warning : found->warnings)
    (*log)->warn(warning);
  config.url.user = found->user; // where .netrc named it
  account::Account account{
      config.url.host, config.url.port, found->user,     std::move(found->password),
      config.tls,      config.ca_file,  !config.insecure};
  ftp::FtpOptions options{config.connections, config.timeout, config.listing,
                          config.pipeline,    *log,           &stop};
  auto tree = ftp::FtpTree::open(std::move(account), std::move(options));
  if (!tree) return fail(tree.error());
  (*log)->info("{}", (*tree)->description());
  return work(config, **tree, progress);
}

ExitCode run_checked(const std::vector<std::string>& arguments, const std::atomic<bool>& stop) {
  if (!arguments.empty() && arguments.front() == "read-listing")
    return read_listing({arguments.begin() + 1, arguments.end()}, stop);
  auto wish = read_command_line(arguments);
  if (!wish) return fail(wish.error());
  if (const auto* say = std::get_if<Say>(&*wish)) {
    std::cout << say->text;
    return ExitCode::ok;
  }
  return connect_and_work(std::get<Config>(*wish), stop);
}

} // namespace

int run(int argc, const char* const* argv) {
  forbid_core_files();
  const std::atomic<bool>& stop = catch_signals();
  std::ios::sync_with_stdio(false);
  try {
    return static_cast<int>(run_checked({argv + 1, argv + argc}, stop));
  } catch (const std::exception& error) {
    say_error({ErrorKind::local_io, std::string("unexpected: ") + error.what()});
    return static_cast<int>(ExitCode::usage);
  }
}

} // namespace ftperm::cli
