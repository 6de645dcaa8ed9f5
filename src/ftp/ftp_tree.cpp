#include "ftperm/ftp/ftp_tree.hpp"

#include "ftp/engine.hpp"

namespace ftperm::ftp {
namespace {

const char* to_word(ListingWay way) {
  switch (way) {
  case ListingWay::stat:
    return "STAT";
  case ListingWay::mlsd:
    return "MLSD";
  case ListingWay::list:
    break;
  }
  return "LIST";
}

} // namespace

FtpTree::FtpTree(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

FtpTree::~FtpTree() = default;

Result<std::unique_ptr<FtpTree>> FtpTree::open(account::Account account, FtpOptions options) {
  auto engine = std::make_unique<Engine>(std::move(account), std::move(options));
  if (auto error = engine->connect()) return *std::move(error);
  const auto list_root = [&](ListingWay way) {
    Result<remote::Listing> result(Error{ErrorKind::lost, "not answered"});
    engine->add(engine->knowledge().root,
                ListJob{std::nullopt, way,
                        [&](Result<remote::Listing> listing) { result = std::move(listing); }});
    if (auto error = engine->run()) result = *std::move(error);
    return result;
  };
  if (auto error = choose_listing_way(engine->knowledge(), engine->options(), list_root))
    return *std::move(error);
  return std::unique_ptr<FtpTree>(new FtpTree(std::move(engine)));
}

void FtpTree::list(const RemotePath& directory, std::optional<Mode> known_mode, remote::Care care,
                   ListDone done) {
  ListJob job{known_mode, std::nullopt, std::move(done)};
  const bool stat = engine_->knowledge().way == ListingWay::stat;
  if (care == remote::Care::certain && stat) job.way = ListingWay::list;
  engine_->add(directory, std::move(job));
}

void FtpTree::own_mode(const RemotePath& directory, ModeDone done) {
  // The "." line of its listing, or else MLST.
  list(directory, std::nullopt, remote::Care::usual,
       [this, directory, done = std::move(done)](const Result<remote::Listing>& listing) mutable {
         if (listing && listing->own_mode) return done(*listing->own_mode);
         const bool for_good = !listing && (listing.error().kind == ErrorKind::lost ||
                                            listing.error().kind == ErrorKind::interrupted);
         if (for_good) return done(listing.error());
         engine_->add(directory, OwnModeJob{std::move(done)});
       });
}

void FtpTree::change_mode(const RemotePath& path, Mode mode, ChangeDone done) {
  engine_->add(path, ChangeJob{mode, std::move(done)});
}

std::optional<Error> FtpTree::run() {
  return engine_->run();
}

void FtpTree::extend(std::chrono::milliseconds time) {
  engine_->extend(time);
}

const RemotePath& FtpTree::root() const {
  return engine_->knowledge().root;
}

std::string FtpTree::description() const {
  const Knowledge& knowledge = engine_->knowledge();
  return std::string(knowledge.profile->name) + ", listings by " + to_word(knowledge.way);
}

} // namespace ftperm::ftp
