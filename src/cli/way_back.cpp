#include "cli/way_back.hpp"

#include "cli/console.hpp"
#include "cli/state_folder.hpp"
#include "ftperm/core/text.hpp"
#include "ftperm/report/atomic_file.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace ftperm::cli {
namespace {

const char* word_for(account::Tls tls) {
  switch (tls) {
  case account::Tls::explicit_tls:
    return "explicit";
  case account::Tls::implicit_tls:
    return "implicit";
  case account::Tls::off:
    break;
  }
  return "off";
}

/// "2026-11-22T173005Z_ftp.example.net_21_me.jsonl", of a diagnosis "…_me_diagnose.jsonl", or with
/// a number where that is taken.
std::string unused_name(const std::string& folder, const Config& config) {
  std::string time = fix::utc_now();
  std::erase(time, ':');
  const std::string name = folder + "/" + time + "_" + file_name_of(config.url) +
                           (config.command == Command::diagnose ? diagnose_mark : "");
  std::string file = name + ".jsonl";
  for (int i = 2; std::filesystem::exists(file); ++i)
    file = name + "_" + std::to_string(i) + ".jsonl";
  return file;
}

} // namespace

std::string shell_word(const std::string& word) {
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view("/._-+=:@,").find(static_cast<char>(c)) != std::string_view::npos;
  });
  if (plain) return word;
  std::string text = "'";
  for (const char c : word)
    text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

Result<WayBack> prepare_way_back(const Config& config, spdlog::logger& log) {
  WayBack way;
  const auto folder = make_state_folder();
  if (!folder && !config.journal) return folder.error();
  if (folder) {
    auto lock = AccountLock::take(*folder, config.url);
    if (!lock) return lock.error();
    way.lock = *std::move(lock);
  } else {
    log.warn("nothing keeps a second run off this account: {}", folder.error().message);
  }
  way.file = config.journal ? std::filesystem::absolute(*config.journal).string()
                            : unused_name(*folder, config);
  if (auto error = report::check_writable(way.file)) return *std::move(error);
  return way;
}

fix::JournalHead journal_head(const Config& config, const RemotePath& root, const RemotePath& start,
                              const std::string& command) {
  return {FTPERM_VERSION,
          fix::utc_now(),
          command,
          config.url.host,
          config.url.port,
          config.url.user,
          word_for(config.tls),
          root,
          start,
          config.profile,
          config.rules.root,
          config.rules.directory,
          config.rules.file};
}

account::Url url_of(const fix::JournalHead& head) {
  account::Url url;
  url.implicit_tls = head.tls == word_for(account::Tls::implicit_tls);
  url.user = head.user;
  url.host = head.host;
  url.port = head.port;
  return url;
}

std::string undo_command(const Config& config, const std::string& journal) {
  std::string command = "ftperm undo " + shell_word(journal);
  if (config.ca_file)
    command += " --cacert " + shell_word(std::filesystem::absolute(*config.ca_file).string());
  if (config.insecure) command += " --insecure";
  return command;
}

void close_journal(RunJournal& journal, const Config& config, const std::optional<Error>& ended) {
  say_way_back(journal, config, journal.finish(ended));
}

void say_way_back(const RunJournal& journal, const Config& config,
                  const std::optional<Error>& unfinished) {
  const std::string file = journal.file();
  if (file.empty()) return;
  if (unfinished) say_error(*unfinished);
  if (config.quiet) return;
  const std::string command = undo_command(config, file);
  std::cerr << "The journal of this run: " << visible(file) << "\n"
            << "To undo it: " << visible(command) << " --apply (without --apply it only shows)\n";
}

} // namespace ftperm::cli
