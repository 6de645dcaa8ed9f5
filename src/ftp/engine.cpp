#include "ftp/engine.hpp"

#include "ftp/seconds_text.hpp"
#include "ftperm/account/redact.hpp"
#include "ftperm/core/text.hpp"

#include <algorithm>
#include <array>

namespace ftperm::ftp {
namespace {

using std::chrono::milliseconds;

/// Pauses before connecting again, one after each connection that brought nothing, in units of the
/// first; after the last the run ends.
constexpr std::array<int, 6> pauses{0, 1, 2, 4, 8, 16};
/// How often one job may break a connection by itself.
constexpr int most_failures = 2;
/// So many open jobs take longer than another login.
constexpr std::size_t many = 200;
/// Fewer bytes in flight than this are no pipeline.
constexpr std::size_t smallest_window = 256;
/// How long an interrupted run waits for the answers to changes.
constexpr milliseconds patience_with_changes{3000};

Error interruption() {
  return {ErrorKind::interrupted, "interrupted"};
}

/// How long to wait in poll(2) at most: a signal is noticed by then, and so is the end of patience.
milliseconds longest_wait(milliseconds timeout) {
  return std::clamp(timeout / 10, milliseconds{1}, milliseconds{200});
}

} // namespace

FtpTree::Engine::Engine(account::Account account, FtpOptions options)
    : account_(std::move(account)), options_(std::move(options)),
      session_limit_(std::max(1U, options_.connections)) {
  knowledge_.synchronous = !options_.pipeline;
  if (options_.max_rate > 0) knowledge_.pace = std::make_shared<Pace>(options_.max_rate);
}

FtpTree::Engine::~Engine() {
  for (Session& session : sessions_)
    session.say_goodbye();
}

void FtpTree::Engine::add(RemotePath path, decltype(Job::what) what) {
  auto job = std::make_shared<Job>();
  job->id = ++last_id_;
  job->path = std::move(path);
  job->what = std::move(what);
  queue_of(*job).push_back(std::move(job));
  ++open_jobs_;
}

void FtpTree::Engine::answer(std::function<void()> completion) {
  bench_.completions.push_back(std::move(completion));
  ++open_jobs_;
}

std::deque<JobPtr>& FtpTree::Engine::queue_of(const Job& job) {
  if (std::holds_alternative<ReadJob>(job.what)) return bench_.transfers;
  const auto* list = std::get_if<ListJob>(&job.what);
  const bool pipelined = list == nullptr || list->way.value_or(knowledge_.way) == ListingWay::stat;
  return pipelined ? bench_.waiting : bench_.transfers;
}

std::optional<Error> FtpTree::Engine::connect() {
  return run_until([this] { return !sessions_.empty() && sessions_.front().ready(); });
}

std::optional<Error> FtpTree::Engine::run() {
  return run_until([this] { return open_jobs_ == 0; });
}

std::optional<Error> FtpTree::Engine::run_until(const std::function<bool()>& done) {
  while (!done()) {
    if (interrupted()) {
      give_up(interruption());
      return interruption();
    }
    share_out();
    open_sessions();
    if (auto error = step_sessions()) {
      give_up(*error);
      return error;
    }
    if (!run_completions() && !done()) wait();
  }
  // Nothing is open any more, because changes were withdrawn.
  if (stopped_ && Clock::now() >= extended_until_) return interruption();
  return {};
}

std::optional<Error> FtpTree::Engine::step_sessions() {
  for (auto session = sessions_.begin(); session != sessions_.end();) {
    const auto current = session++;
    if (const auto error = current->step(bench_))
      if (auto fatal = on_end(current, *error)) return fatal;
  }
  return {};
}

std::optional<Error> FtpTree::Engine::on_end(std::list<Session>::iterator session,
                                             const Error& error) {
  const bool was_logging_in = session->logging_in();
  const bool fruitful = session->was_fruitful();
  if (!was_logging_in) learn_from(*session, error);
  take_back(*session);
  sessions_.erase(session);
  if (was_logging_in && !sessions_.empty()) {
    // The server does not want so many of us: what we have must do.
    session_limit_ = sessions_.size();
    options_.log->info("no further connection: {}", error.message);
    return {};
  }
  const bool hopeless =
      was_logging_in && (error.kind == ErrorKind::tls || error.kind == ErrorKind::usage ||
                         (!was_connected_ && error.kind != ErrorKind::too_many));
  if (hopeless) return error;
  fruitless_ = fruitful ? 0 : fruitless_ + 1;
  if (fruitless_ >= static_cast<int>(pauses.size()))
    return Error{error.kind == ErrorKind::too_many ? error.kind : ErrorKind::lost,
                 "gave up after " + std::to_string(fruitless_) +
                     " connections in a row brought no answer; the last: " + error.message,
                 error.reply_code};
  const milliseconds pause = options_.first_pause * pauses.at(static_cast<std::size_t>(fruitless_));
  not_before_ = Clock::now() + pause;
  options_.log->warn("{}; connecting again{}", error.message,
                     pause.count() == 0 ? "" : " in " + seconds_text(pause) + " s");
  return {};
}

/// The jobs of a session that ended go back to the front, in their order; a rename that was sent
/// does not, for something new may have its old name by now.
void FtpTree::Engine::take_back(Session& session) {
  blame(session.suspects());
  auto jobs = session.held();
  std::erase_if(jobs, [&](const JobPtr& job) {
    if (job->failures < most_failures && !job->may_be_done()) return false;
    bench_.completions.emplace_back([job] {
      job->fail({ErrorKind::lost, "each time it was asked for, the connection broke"});
    });
    fruitless_ = 0; // the others may fare better
    return true;
  });
  for (auto job = jobs.rbegin(); job != jobs.rend(); ++job)
    queue_of(**job).push_front(*job);
}

void FtpTree::Engine::blame(const std::vector<JobPtr>& suspects) {
  if (suspects.size() != 1 || !suspects.front()->alone) {
    for (const JobPtr& job : suspects)
      job->alone = true;
    return;
  }
  Job& job = *suspects.front();
  ++job.failures;
  auto* list = std::get_if<ListJob>(&job.what);
  const bool by_stat = list != nullptr && list->way.value_or(knowledge_.way) == ListingWay::stat;
  // A name with a line break can forge the end of a reply; a data connection has no replies in it.
  if (by_stat && !options_.way && job.failures == most_failures) {
    list->way = ListingWay::list;
    job.failures = most_failures - 1; // one more try
    fruitless_ = 0;                   // and something was learned
  }
}

/// A smaller window, or one command at a time, for a server that lost the thread.
void FtpTree::Engine::learn_from(const Session& session, const Error& error) {
  if (error.kind == ErrorKind::unsupported) {
    knowledge_.fences = false;
    knowledge_.synchronous = true;
  } else if (error.kind != ErrorKind::out_of_step) {
    return;
  } else if (!session.ready()) {
    knowledge_.synchronous = true;
    options_.log->info("the server takes one command at a time");
  } else if (session.suspects().size() > 1) {
    const std::size_t window = knowledge_.limits(account_.tls != account::Tls::off).window / 4;
    knowledge_.window_limit = window;
    knowledge_.synchronous = knowledge_.synchronous || window < smallest_window;
  }
}

void FtpTree::Engine::open_sessions() {
  if (Clock::now() < not_before_) return;
  while (sessions_.empty() || (sessions_.size() < session_limit_ && another_session_helps())) {
    was_connected_ = was_connected_ || knowledge_.introduced;
    sessions_.emplace_back(account_, options_, knowledge_, trace());
  }
}

bool FtpTree::Engine::another_session_helps() const {
  const auto ready = static_cast<std::size_t>(std::count_if(
      sessions_.begin(), sessions_.end(), [](const Session& session) { return session.ready(); }));
  const std::size_t coming = sessions_.size() - ready;
  // A server that limits connections should have to say so to a few of them only.
  if (!knowledge_.introduced || coming >= std::max<std::size_t>(ready, 1)) return false;
  // Each session has one transfer at a time. While listings are pipelined there are few of them,
  // and one that waits for the pipeline to run dry comes sooner than another login, unless much is
  // open.
  if (knowledge_.way != ListingWay::stat) return bench_.transfers.size() > sessions_.size();
  if (open_jobs_ < many) return false;
  const bool none_idle = std::none_of(sessions_.begin(), sessions_.end(),
                                      [](const Session& session) { return session.idle(); });
  return (sessions_.size() == 1 && !bench_.transfers.empty()) ||
         (coming == 0 && bench_.behind && none_idle);
}

/// Whether answers are long in coming because much is asked, and not because the way is long.
bool FtpTree::Engine::is_behind() const {
  const auto now = Clock::now();
  const auto longest = 4 * knowledge_.round_trip + milliseconds{150};
  if (!bench_.waiting.empty() && now - bench_.waiting.front()->since > longest) return true;
  return std::any_of(sessions_.begin(), sessions_.end(), [&](const Session& session) {
    const auto since = session.oldest();
    return since && now - *since > longest;
  });
}

/// What is open is spread over the sessions, so that none runs dry while others have much to do.
void FtpTree::Engine::share_out() {
  bench_.behind = is_behind();
  constexpr std::size_t smallest_share = 32;
  std::size_t ready = 0;
  std::size_t open = bench_.waiting.size();
  for (Session& session : sessions_) {
    session.set_carrier(&session != &sessions_.front());
    if (session.ready()) ++ready;
    open += session.load();
  }
  if (ready > 0) bench_.share = std::max(smallest_share, (open + ready - 1) / ready);
}

void FtpTree::Engine::wait() {
  std::vector<pollfd> events;
  milliseconds longest = longest_wait(options_.timeout);
  for (const Session& session : sessions_)
    session.wait_for(events, longest);
  const auto rest = std::chrono::duration_cast<milliseconds>(not_before_ - Clock::now());
  if (sessions_.empty()) longest = std::clamp(rest, milliseconds{0}, longest);
  poll(events.data(), events.size(), static_cast<int>(longest.count()));
}

bool FtpTree::Engine::run_completions() {
  const bool any = !bench_.completions.empty();
  while (!bench_.completions.empty()) {
    const auto completion = std::move(bench_.completions.front());
    bench_.completions.pop_front();
    --open_jobs_;
    completion();
  }
  return any;
}

/// Every open job is completed with the error; those that completions add meanwhile too. An idle
/// session stays: it can be used when an interrupted run is extended.
void FtpTree::Engine::give_up(const Error& error) {
  run_completions();
  sessions_.remove_if([&](Session& session) {
    if (session.idle() && error.kind == ErrorKind::interrupted) return false;
    session.say_goodbye();
    const auto jobs = session.held();
    bench_.waiting.insert(bench_.waiting.end(), jobs.begin(), jobs.end());
    return true;
  });
  while (!bench_.waiting.empty() || !bench_.transfers.empty()) {
    auto& queue = bench_.waiting.empty() ? bench_.transfers : bench_.waiting;
    const JobPtr job = std::move(queue.front());
    queue.pop_front();
    --open_jobs_;
    job->fail(error);
  }
}

/// Changes that a server has may be carried out: what became of them is worth a moment.
bool FtpTree::Engine::interrupted() {
  if (options_.stop == nullptr || !options_.stop->load(std::memory_order_relaxed)) return false;
  const auto now = Clock::now();
  if (!stopped_) stopped_ = now;
  // What is asked in the time that was granted puts things back.
  if (now < extended_until_) return false;
  withdraw_changes();
  return !has_changes_in_flight() || now >= *stopped_ + patience_with_changes;
}

/// Those that were not sent are not sent any more.
void FtpTree::Engine::withdraw_changes() {
  std::erase_if(bench_.waiting, [this](const JobPtr& job) {
    if (!job->changes_something()) return false;
    bench_.completions.emplace_back([job] { job->fail(interruption()); });
    return true;
  });
}

bool FtpTree::Engine::has_changes_in_flight() const {
  return std::any_of(sessions_.begin(), sessions_.end(),
                     [](const Session& session) { return session.holds_changes(); });
}

Trace FtpTree::Engine::trace() const {
  if (!options_.log->should_log(spdlog::level::trace)) return {};
  return [this](char direction, std::string_view line) {
    options_.log->trace("{} {}", direction,
                        visible(account::redact(std::string(line), account_.password)));
  };
}

} // namespace ftperm::ftp
