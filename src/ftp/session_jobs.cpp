// How a session does its jobs; its life is in session.cpp, data connections in
// session_transfers.cpp.
#include "ftp/directory_listing.hpp"
#include "ftp/session.hpp"
#include "ftp/wire.hpp"
#include "ftperm/core/text.hpp"

#include <utility>

namespace ftperm::ftp {
namespace {

/// Of a command that changes something.
std::optional<Error> refusal(const Reply& reply) {
  if (reply.positive()) return {};
  return Error{reply.not_implemented() ? ErrorKind::unsupported : ErrorKind::refused,
               std::to_string(reply.code) + " " + visible(reply.last), reply.code};
}

} // namespace

void Session::take_jobs(Workbench& bench) {
  while (!transfer_) {
    const bool transfers = prefers_transfers(bench);
    auto& queue = transfers ? bench.transfers : bench.waiting;
    if (queue.empty() || (!transfers && leaves_to_others(bench))) return;
    // A transfer has the connection to itself.
    const bool room =
        transfers ? pipeline_->idle() : pipeline_->has_room() && held_.size() < bench.share;
    if (!room) return;
    const JobPtr job = std::move(queue.front());
    queue.pop_front();
    held_[job->id] = job;
    start(job, bench);
  }
}

/// A carrier stays free for the next transfer: listings are few bytes for the pipeline of another.
bool Session::leaves_to_others(const Workbench& bench) const {
  return carrier_ && !bench.behind && std::holds_alternative<ListJob>(bench.waiting.front()->what);
}

bool Session::prefers_transfers(const Workbench& bench) const {
  return !bench.transfers.empty() && (carrier_ || bench.waiting.empty());
}

void Session::start(const JobPtr& job, Workbench& bench) {
  if (auto* list = std::get_if<ListJob>(&job->what)) return start_listing(job, *list, bench);
  if (auto* change = std::get_if<ChangeJob>(&job->what))
    return start_change(job, change->mode, bench);
  if (auto* rename = std::get_if<RenameJob>(&job->what))
    return start_rename(job, rename->to, bench);
  if (auto* read = std::get_if<ReadJob>(&job->what))
    return begin_reading(job, read->largest, bench);
  start_own_mode(job, bench);
}

void Session::start_listing(const JobPtr& job, ListJob& list, Workbench& bench) {
  if (list.choose) job->path = list.choose();
  if (auto error = unreadable_by_mode(list.known_mode))
    return finish_listing(job, *std::move(error), bench);
  if (too_long(job, command_line(knowledge_.stat_command, job->path, *knowledge_.profile), bench))
    return;
  const ListingWay way = list.way.value_or(knowledge_.way);
  if (way != ListingWay::stat) return begin_listing(job, way);
  if (is_literal_for_stat(job->path))
    list_by_stat(job, bench);
  else
    list_entered(job, bench);
}

void Session::list_by_stat(const JobPtr& job, Workbench& bench) {
  send(job, command_line(knowledge_.stat_command, job->path, *knowledge_.profile),
       [this, job, &bench](const Reply& reply) { on_stat_listing(job, reply, bench); });
}

/// The directory is entered, which no server reads as a pattern, and lists where it is. Both
/// commands go at once: where the first fails, the answer to the second is thrown away.
void Session::list_entered(const JobPtr& job, Workbench& bench) {
  const auto entered = std::make_shared<Reply>();
  send(job, command_line("CWD", job->path, *knowledge_.profile),
       [entered](Reply reply) { *entered = std::move(reply); });
  send(job, knowledge_.stat_command + " .", [this, job, entered, &bench](const Reply& reply) {
    if (entered->positive()) return on_stat_listing(job, reply, bench);
    finish_listing(job, refused_listing(*entered), bench);
  });
}

void Session::on_stat_listing(const JobPtr& job, const Reply& reply, Workbench& bench) {
  auto result = judge_stat(reply, knowledge_);
  const bool itself =
      knowledge_.itself(ListingWay::stat).value_or(knowledge_.profile->lists_itself);
  if (result && result->entries.empty() && !itself)
    return confirm_empty(job, *std::move(result), bench);
  finish_listing(job, std::move(result), bench);
}

/// Without a "." line an empty listing and a directory that may not be entered look the same.
void Session::confirm_empty(const JobPtr& job, remote::Listing listing, Workbench& bench) {
  send(job, command_line("CWD", job->path, *knowledge_.profile),
       [this, job, listing = std::move(listing), &bench](const Reply& reply) {
         if (reply.positive()) return finish_listing(job, listing, bench);
         finish_listing(job, refused_listing(reply), bench);
       });
}

void Session::start_own_mode(const JobPtr& job, Workbench& bench) {
  auto done = std::get<OwnModeJob>(job->what).done;
  if (!knowledge_.has_mlst || !knowledge_.mlst_tells_mode)
    return finish(job, bench, [done] {
      done(Error{ErrorKind::unsupported, "no way of asking reveals its mode on this server"});
    });
  send(job, command_line("MLST", job->path, *knowledge_.profile),
       [this, job, done, &bench](const Reply& reply) {
         auto mode = judge_mlst(reply);
         finish(job, bench, [done, mode] { done(mode); });
       });
}

void Session::start_change(const JobPtr& job, Mode mode, Workbench& bench) {
  auto done = std::get<ChangeJob>(job->what).done;
  // SITE's arguments are words to some servers, MFF's name is one name: blanks survive in it.
  const bool by_mff = knowledge_.mff_sets_mode && has_fragile_blanks(job->path);
  const std::string verb =
      by_mff ? "MFF UNIX.mode=" + mode.to_octal() + ";" : "SITE CHMOD " + mode.to_octal();
  const std::string line = command_line(verb, job->path, *knowledge_.profile);
  if (too_long(job, line, bench)) return;
  send(job, line, [this, job, done, &bench](const Reply& reply) {
    finish(job, bench, [done, error = refusal(reply)] { done(error); });
  });
}

/// RFC 959 4.1.3: RNFR names what is there, RNTO follows at once and does it.
void Session::start_rename(const JobPtr& job, const RemotePath& to, Workbench& bench) {
  Command command;
  command.line = command_line("RNFR", job->path, *knowledge_.profile);
  command.follow_up = command_line("RNTO", to, *knowledge_.profile);
  if (too_long(job, command.line, bench) || too_long(job, command.follow_up, bench)) return;
  if (to.bytes().ends_with(' ') && !knowledge_.profile->rename_keeps_last_blank) {
    const Error error{ErrorKind::unsupported,
                      "the server may drop the blank at the end of the new name"};
    return finish(job, bench, [job, error] { job->fail(error); });
  }
  command.job = job->id;
  command.following = [job] { std::get<RenameJob>(job->what).sent = true; };
  command.done = [this, job, &bench](const Reply& reply) {
    finish(job, bench,
           [job, error = refusal(reply)] { std::get<RenameJob>(job->what).done(error); });
  };
  pipeline_->push(std::move(command));
}

void Session::send(const JobPtr& job, std::string line, std::function<void(Reply)> done) {
  Command command;
  command.line = std::move(line);
  command.job = job->id;
  command.alone = job->alone;
  command.done = std::move(done);
  pipeline_->push(std::move(command));
}

bool Session::too_long(const JobPtr& job, const std::string& line, Workbench& bench) {
  if (line.size() + 2 <= knowledge_.profile->longest_command) return false;
  const Error error{ErrorKind::unsupported,
                    "its path is longer than the server's command line takes"};
  finish(job, bench, [job, error] { job->fail(error); });
  return true;
}

void Session::finish_listing(const JobPtr& job, Result<remote::Listing> result, Workbench& bench) {
  auto shared = std::make_shared<Result<remote::Listing>>(std::move(result));
  finish(job, bench, [job, shared] { std::get<ListJob>(job->what).done(std::move(*shared)); });
}

void Session::finish(const JobPtr& job, Workbench& bench, std::function<void()> completion) {
  held_.erase(job->id);
  ++finished_;
  bench.completions.push_back(std::move(completion));
}

} // namespace ftperm::ftp
