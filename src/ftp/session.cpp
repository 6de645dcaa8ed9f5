#include "ftp/session.hpp"

#include "ftp/seconds_text.hpp"

#include <algorithm>

namespace ftperm::ftp {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// A server that answers the first of two commands and not the second within this time takes only
/// one at a time.
milliseconds pipelining_patience(milliseconds timeout) {
  return std::min<milliseconds>(seconds{6}, timeout / 3);
}

/// A reply of which something comes each time before patience ends must come to an end all the
/// same.
milliseconds longest_reply(milliseconds timeout) {
  return 10 * timeout;
}

} // namespace

Session::Session(const account::Account& account, const FtpOptions& options, Knowledge& knowledge,
                 Trace trace)
    : options_(options), knowledge_(knowledge), trace_(std::move(trace)),
      control_(account, options.timeout, trace_) {}

std::optional<Error> Session::step(Workbench& bench) {
  if (stage_ == Stage::logging_in) {
    const auto logged_in = control_.log_in();
    if (!logged_in) return logged_in.error();
    if (!*logged_in) return {};
    begin_pipeline();
    // What was asked before the login goes along with the first questions.
    if (!knowledge_.introduced) take_jobs(bench);
  }
  for (;;) {
    const auto before = pipeline_->last_progress();
    if (transfer_) step_transfer(bench);
    if (stage_ == Stage::working) take_jobs(bench);
    if (auto error = pipeline_->pump()) return error;
    // What is done may bring new jobs, which the server should have before it runs dry.
    if (pipeline_->last_progress() == before || !bench.completions.empty()) break;
  }
  return check_patience();
}

PipelineLimits Session::limits() const {
  PipelineLimits limits = knowledge_.limits(control_.account().tls != account::Tls::off);
  limits.largest_reply = options_.largest_listing;
  return limits;
}

void Session::begin_pipeline() {
  pipeline_.emplace(control_, limits(), trace_);
  stage_ = Stage::preparing;
  if (knowledge_.introduced)
    prepare();
  else
    introduce();
}

void Session::introduce() {
  knowledge_.root = RemotePath::parse(control_.entry_path()).value_or(RemotePath());
  introduction_ = control_.greeting();
  // Two commands at once: also the question whether this server takes more than one at a time.
  Command features;
  features.line = "FEAT";
  features.done = [this, asked = Pipeline::Clock::now()](const Reply& reply) {
    knowledge_.round_trip =
        std::chrono::duration_cast<milliseconds>(Pipeline::Clock::now() - asked);
    introduction_ += reply.first + '\n' + reply.body;
    features_ = reply.positive() ? '\n' + reply.body : std::string();
  };
  Command status;
  status.line = "STAT";
  status.ends_batch = true;
  status.done = [this](const Reply& reply) {
    introduction_ += reply.first + '\n' + reply.body;
    learn_features(knowledge_, introduction_, features_);
    pipeline_->set_limits(limits());
    prepare();
  };
  pipeline_->push(std::move(features));
  pipeline_->push(std::move(status));
}

void Session::prepare() {
  if (!knowledge_.needs_opts_mlst) {
    stage_ = Stage::working;
    return;
  }
  Command facts;
  facts.line = "OPTS MLST type;unix.mode;unix.owner;";
  facts.lenient = true; // answered twice by some
  facts.done = [this](const Reply& reply) {
    if (!reply.positive()) knowledge_.mlst_tells_mode = false;
    stage_ = Stage::working;
  };
  pipeline_->push(std::move(facts));
}

std::optional<Error> Session::check_patience() const {
  if (pipeline_->idle()) return {};
  const auto silence = Pipeline::Clock::now() - pipeline_->last_progress();
  if (stage_ == Stage::preparing && !knowledge_.synchronous &&
      silence > pipelining_patience(options_.timeout))
    return Error{ErrorKind::out_of_step, "the server does not answer several commands at once"};
  if (silence > options_.timeout)
    return Error{ErrorKind::out_of_step,
                 "the server has not answered for " + seconds_text(options_.timeout) + " seconds"};
  if (Pipeline::Clock::now() - pipeline_->last_reply() > longest_reply(options_.timeout))
    return Error{ErrorKind::out_of_step, "the server does not come to the end of a reply"};
  return {};
}

void Session::wait_for(std::vector<pollfd>& events, std::chrono::milliseconds& wait) const {
  using std::chrono::milliseconds;
  if (stage_ == Stage::logging_in) {
    milliseconds longest = wait;
    for (const pollfd& event : control_.login_events(longest))
      events.push_back(event);
    wait = std::min(wait, longest);
    return;
  }
  const int wanted = POLLIN | (pipeline_->wants_to_send() ? POLLOUT : 0);
  events.push_back({control_.socket(), static_cast<short>(wanted), 0});
  if (const auto pause = pipeline_->held_back()) wait = std::min(wait, *pause);
  if (!transfer_) return;
  if (const auto event = transfer_->wait_for()) events.push_back(*event);
}

std::optional<Job::Clock::time_point> Session::oldest() const {
  if (held_.empty() || transfer_) return std::nullopt;
  return held_.begin()->second->since;
}

bool Session::holds_changes() const {
  return std::any_of(held_.begin(), held_.end(),
                     [](const auto& held) { return held.second->changes_something(); });
}

std::vector<JobPtr> Session::held() const {
  std::vector<JobPtr> jobs;
  for (const auto& [id, job] : held_)
    jobs.push_back(job);
  return jobs;
}

std::vector<JobPtr> Session::suspects() const {
  std::vector<JobPtr> jobs;
  if (!pipeline_) return jobs;
  for (const JobId id : pipeline_->suspects())
    if (const auto found = held_.find(id); found != held_.end()) jobs.push_back(found->second);
  return jobs;
}

void Session::say_goodbye() {
  if (stage_ == Stage::logging_in) return;
  (void)control_.send("QUIT\r\n");
}

} // namespace ftperm::ftp
