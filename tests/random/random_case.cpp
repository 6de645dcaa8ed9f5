#include "random/random_case.hpp"

#include "ftperm/core/text.hpp"
#include "random/random_faults.hpp"
#include "random/random_tree.hpp"
#include "support/truth_check.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>

namespace ftperm::testing {
namespace {

using ftp::ListingWay;

constexpr const char* dress_words[] = {"unknown", "vsftpd", "proftpd", "pure_ftpd", "pyftpdlib"};

std::optional<ListingWay> random_way(Dice& dice, Dress dress) {
  const std::size_t chance = dice.below(100);
  if (chance < 60) return std::nullopt;
  if (chance < 75) return ListingWay::stat;
  const bool has_mlsd = dress != Dress::vsftpd && dress != Dress::pyftpdlib;
  return chance < 90 || !has_mlsd ? ListingWay::list : ListingWay::mlsd;
}

RunWishes random_wishes(Dice& dice, const RandomCase& one) {
  RunWishes wishes;
  wishes.timeout = std::chrono::milliseconds(150);
  wishes.first_pause = std::chrono::milliseconds(2);
  wishes.largest_listing = std::size_t{1024} * 1024;
  wishes.way = random_way(dice, one.server.dress);
  wishes.pipeline = !dice.percent(10);
  wishes.fix_root = dice.percent(30);
  const auto directories = directories_below(one.tree, one.server.home);
  if (directories.empty() || !dice.percent(20)) return wishes;
  const std::string start = dice.one_of(directories);
  if (RemotePath::parse(start))
    wishes.start = start.substr(one.server.home == "/" ? 1 : one.server.home.size() + 1);
  return wishes;
}

/// A server that cuts each STAT, and does nothing else that is wrong, has to be found out where its
/// profile does not vouch for it: by LIST, which it does not cut.
bool can_be_found_out(const RandomCase& one) {
  const auto& faults = one.server.faults;
  const bool vouched_for =
      one.server.dress != Dress::unknown && one.server.dress != Dress::pure_ftpd;
  return faults.size() == 1 && !vouched_for && faults[0].does == Does::cut_listing &&
         faults[0].verb == "STAT" && faults[0].times == for_ever && faults[0].first == 1;
}

/// The whole of a run, for whoever looks for the reason of a failure.
void show(const Trial& trial) {
  for (const auto& [path, entry] : trial.before)
    std::printf("was  %s %s %s %s\n", entry.mode->to_octal().c_str(), entry.owner.c_str(),
                visible(path).c_str(), visible(entry.link_target).c_str());
  for (const std::string& command : trial.record.commands)
    std::printf(">    %s\n", visible(command).c_str());
  for (const Lie& lie : trial.record.lies)
    std::printf("lie  %s %s\n", lie.verb.c_str(), visible(lie.directory).c_str());
  for (const Finding& row : trial.report.rows)
    std::printf("said %s %s %s\n", to_word(row.status), visible(row.path).c_str(),
                row.detail.c_str());
}

/// Undoes a repair on the tree that it left, on a server that has come to its senses: what was
/// changed is as it was.
std::vector<std::string> promises_broken_by_undo(const RandomCase& one, ScriptedServer& server,
                                                 const Trial& trial) {
  if (!trial.report.journal) return {};
  FileTree left;
  server.with_tree([&](FileTree& tree) { left = tree; });
  ServerOptions honest = one.server;
  honest.faults.clear();
  ScriptedServer sane(std::move(left), honest);
  std::vector<std::string> broken;
  const RunReport report = undo(sane, *trial.report.journal);
  if (report.error) broken.push_back("undo ended early: " + report.error->message);
  const auto undone = sane.snapshot();
  const auto shown_wrong = [&](const std::string& path) {
    return std::any_of(one.server.faults.begin(), one.server.faults.end(), [&](const Fault& fault) {
      return fault.does == Does::show_mode && fault.path == path;
    });
  };
  for (const auto& [path, entry] : trial.before)
    if (undone.at(path).mode != entry.mode && !shown_wrong(path))
      broken.push_back(visible(path) + ": undo left it " + undone.at(path).mode->to_octal() +
                       " and not " + entry.mode->to_octal() + ", and says " + report.word(path) +
                       (report.at(path) ? ": " + report.at(path)->detail : ""));
  return broken;
}

/// One run and the promises that it broke.
std::vector<std::string> one_run(ScriptedServer& server, const RandomCase& one, Work work) {
  Trial trial;
  trial.home = one.server.home;
  trial.wishes = one.wishes;
  trial.work = work;
  trial.faults = one.server.faults;
  trial.before = server.snapshot();
  trial.report = run(server, work, one.wishes);
  trial.after = server.snapshot();
  trial.record = server.take_record();
  if (can_be_found_out(one)) trial.record.lies.clear();
  auto broken = broken_promises(trial);
  for (std::string& promise : promises_broken_by_undo(one, server, trial))
    broken.push_back(std::move(promise));
  if (std::getenv("FTPERM_SHOW") != nullptr) show(trial);
  for (std::string& promise : broken)
    promise = (work == Work::audit ? "audit: " : "repair: ") + promise + " (" +
              (trial.report.error ? trial.report.error->message : trial.report.server) + ")";
  return broken;
}

} // namespace

RandomCase random_case(std::uint64_t seed) {
  Dice dice(seed);
  RandomCase one;
  one.server.home = dice.percent(30) ? "/home/web" : "/";
  one.tree = random_tree(dice, one.server.home);
  one.server.dress = static_cast<Dress>(dice.percent(40) ? 0 : dice.below(5));
  one.server.tls = dice.percent(20);
  std::vector<std::string> paths;
  for (const auto& [path, entry] : snapshot_of(one.tree))
    if (path != one.server.home) paths.push_back(path);
  for (std::size_t count = dice.below(5); count > 0; --count)
    one.server.faults.push_back(random_fault(dice, paths));
  one.wishes = random_wishes(dice, one);
  return one;
}

std::string to_text(const RandomCase& one) {
  std::string text = dress_words[static_cast<std::size_t>(one.server.dress)];
  text += one.server.tls ? ", TLS" : ", plain";
  text += ", home " + one.server.home + ", start \"" + visible(one.wishes.start) + "\"";
  text += !one.wishes.way                       ? ", auto"
          : *one.wishes.way == ListingWay::stat ? ", by STAT"
          : *one.wishes.way == ListingWay::list ? ", by LIST"
                                                : ", by MLSD";
  if (!one.wishes.pipeline) text += ", one at a time";
  if (one.wishes.fix_root) text += ", fix root";
  for (const Fault& fault : one.server.faults)
    text += "; " + visible(to_text(fault)) + " " + visible(fault.text);
  return text;
}

std::vector<std::string> try_seed(std::uint64_t seed) {
  try {
    const RandomCase one = random_case(seed);
    ScriptedServer server(one.tree, one.server);
    std::vector<std::string> broken = one_run(server, one, Work::audit);
    for (std::string& promise : one_run(server, one, Work::repair))
      broken.push_back(std::move(promise));
    if (!broken.empty()) broken.push_back("the case: " + to_text(one));
    return broken;
  } catch (const std::exception& error) {
    return {std::string("an exception: ") + error.what()};
  }
}

} // namespace ftperm::testing
