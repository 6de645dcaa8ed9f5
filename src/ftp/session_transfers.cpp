// What a session does over data connections.
#include "ftp/directory_listing.hpp"
#include "ftp/file_reading.hpp"
#include "ftp/session.hpp"

#include <utility>

namespace ftperm::ftp {
namespace {

/// A data connection can fail once (a port still in use, a full backlog); not time and again.
constexpr int most_connect_failures = 2;

} // namespace

void Session::begin_listing(const JobPtr& job, ListingWay way) {
  TransferWish wish = listing_wish(job->path, way, knowledge_, options_.largest_listing);
  // Listings are text (RFC 959 4.1.3): in TYPE I a server may end their lines in another way.
  if (std::exchange(binary_, false)) wish.before.insert(wish.before.begin(), "TYPE A");
  begin_transfer(job, std::move(wish));
}

void Session::begin_reading(const JobPtr& job, std::size_t largest, Workbench& bench) {
  TransferWish wish = reading_wish(job->path, largest, knowledge_);
  if (too_long(job, wish.command, bench)) return;
  binary_ = true;
  begin_transfer(job, std::move(wish));
}

void Session::begin_transfer(const JobPtr& job, TransferWish wish) {
  wish.job = job->id;
  transfer_job_ = job;
  transfer_ =
      std::make_unique<Transfer>(control_, *pipeline_, knowledge_, options_, std::move(wish));
}

void Session::step_transfer(Workbench& bench) {
  transfer_->step();
  auto result = transfer_->take_result();
  if (!result) return;
  transfer_.reset();
  finish_transfer(std::exchange(transfer_job_, nullptr), *std::move(result), bench);
}

bool Session::tries_again(const JobPtr& job, const std::optional<Error>& error, Workbench& bench) {
  const bool no_connection = error && error->kind == ErrorKind::connect;
  if (!no_connection || !knowledge_.data_works || job->connect_failures++ >= most_connect_failures)
    return false;
  held_.erase(job->id);
  bench.transfers.push_front(job);
  return true;
}

void Session::finish_transfer(const JobPtr& job, Result<Transferred> result, Workbench& bench) {
  const auto error_of = [](const auto& outcome) {
    return outcome ? std::optional<Error>() : std::optional(outcome.error());
  };
  if (const auto* list = std::get_if<ListJob>(&job->what)) {
    const ListingWay way = list->way.value_or(knowledge_.way);
    auto listing = result ? judge_transfer(way, result->bytes, result->closing, knowledge_)
                          : Result<remote::Listing>(result.error());
    if (tries_again(job, error_of(listing), bench)) return;
    return finish_listing(job, std::move(listing), bench);
  }
  auto bytes = result ? judge_reading(*std::move(result)) : Result<std::string>(result.error());
  if (tries_again(job, error_of(bytes), bench)) return;
  finish(job, bench, [job, bytes = std::move(bytes)] { std::get<ReadJob>(job->what).done(bytes); });
}

} // namespace ftperm::ftp
