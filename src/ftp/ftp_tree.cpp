#include "ftperm/ftp/ftp_tree.hpp"

#include "ftp/engine.hpp"
#include "ftp/listing_choice.hpp"
#include "ftperm/core/text.hpp"

#include <algorithm>
#include <utility>

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

bool is_directory(const Entry& entry) {
  return entry.type == EntryType::directory;
}

} // namespace

/// What the start of the run brought along, and what it left open.
struct FtpTree::Start {
  FirstLook look;
  /// A directory of which STAT and LIST told different things.
  std::optional<RemotePath> doubted;
};

FtpTree::FtpTree(std::unique_ptr<Engine> engine, std::unique_ptr<Start> start)
    : engine_(std::move(engine)), start_(std::move(start)) {}

FtpTree::~FtpTree() = default;

Result<std::unique_ptr<FtpTree>> FtpTree::open(account::Account account, FtpOptions options) {
  auto engine = std::make_unique<Engine>(std::move(account), std::move(options));
  std::unique_ptr<FtpTree> tree(new FtpTree(std::move(engine), std::make_unique<Start>()));
  auto early = tree->ask_early();
  if (auto error = tree->engine_->connect()) return *std::move(error);
  const auto list_root = [&](ListingWay way) {
    const auto asked = way == ListingWay::stat ? std::exchange(early, nullptr) : nullptr;
    if (asked) (void)tree->engine_->run();
    // What a server that nobody knows says is read with no expectation: it is asked anew.
    if (asked && *asked && is_known(tree->engine_->knowledge())) return **asked;
    return tree->list_now(tree->root(), way);
  };
  auto look = choose_listing_way(tree->engine_->knowledge(), tree->engine_->options(), list_root);
  if (!look) return look.error();
  tree->start_->look = *std::move(look);
  return tree;
}

/// The root by STAT, along with the first questions. Null: another way is wished for.
std::shared_ptr<std::optional<Result<remote::Listing>>> FtpTree::ask_early() {
  if (engine_->options().way.value_or(ListingWay::stat) != ListingWay::stat) return nullptr;
  auto answer = std::make_shared<std::optional<Result<remote::Listing>>>();
  ListJob job;
  job.way = ListingWay::stat;
  job.done = [answer](Result<remote::Listing> listing) { *answer = std::move(listing); };
  job.choose = [this] { return root(); };
  engine_->add(RemotePath(), std::move(job));
  return answer;
}

Result<remote::Listing> FtpTree::list_now(const RemotePath& directory, ListingWay way) {
  Result<remote::Listing> result(Error{ErrorKind::lost, "not answered"});
  const auto done = [&](Result<remote::Listing> listing) { result = std::move(listing); };
  engine_->add(directory, ListJob{std::nullopt, way, done});
  if (auto error = engine_->run()) result = *std::move(error);
  return result;
}

void FtpTree::list(const RemotePath& directory, std::optional<Mode> known_mode, remote::Care care,
                   ListDone done) {
  if (start_->look.root && directory == root() && care == remote::Care::usual)
    return tell_first_look(std::move(done));
  const Knowledge& knowledge = engine_->knowledge();
  const bool by_list = care == remote::Care::certain && knowledge.way == ListingWay::stat;
  // Where the walk ends with a listing that must be certain, that one will do.
  if (start_->look.unproven && (by_list || !knowledge.profile->caps_silently)) {
    if (by_list) return list_both_ways(directory, std::move(done));
    compare_root();
  }
  ListJob job{known_mode, std::nullopt, std::move(done)};
  if (by_list) job.way = ListingWay::list;
  engine_->add(directory, std::move(job));
}

void FtpTree::list_when_free(Choose choose, ListDone done) {
  const auto chosen = std::make_shared<RemotePath>();
  ListJob job;
  if (engine_->knowledge().way == ListingWay::stat) job.way = ListingWay::list;
  job.choose = [choose = std::move(choose), chosen] { return *chosen = choose(); };
  job.done = std::move(done);
  if (std::exchange(start_->look.unproven, false))
    job.done = [this, chosen, done = std::move(job.done)](Result<remote::Listing> listing) {
      if (listing) compare_with_stat(*chosen, *listing);
      done(std::move(listing));
    };
  engine_->add(RemotePath(), std::move(job));
}

void FtpTree::compare_with_stat(const RemotePath& directory, const remote::Listing& by_list) {
  const auto compare = [this, directory, by_list](const Result<remote::Listing>& by_stat) {
    if (by_stat && !agree(*by_stat, by_list)) start_->doubted = directory;
  };
  engine_->add(directory, ListJob{std::nullopt, ListingWay::stat, compare});
}

void FtpTree::tell_first_look(ListDone done) {
  auto listing = std::make_shared<remote::Listing>(*std::move(start_->look.root));
  start_->look.root.reset();
  const bool leads_on = std::any_of(listing->entries.begin(), listing->entries.end(), is_directory);
  if (start_->look.unproven && !leads_on) compare_root();
  engine_->answer([listing, done = std::move(done)] { done(std::move(*listing)); });
}

void FtpTree::compare_root() {
  list_both_ways(root(), [](const Result<remote::Listing>&) {});
}

/// While the walk goes on: a known server's STAT is as good as its LIST, unless something stands
/// between.
void FtpTree::list_both_ways(const RemotePath& directory, ListDone done) {
  start_->look.unproven = false;
  const auto told = std::make_shared<std::optional<remote::Listing>>();
  const auto by_stat = [told](Result<remote::Listing> listing) {
    if (listing) *told = *std::move(listing);
  };
  const auto by_list = [this, directory, told,
                        done = std::move(done)](Result<remote::Listing> listing) {
    if (listing && *told && !agree(**told, *listing)) start_->doubted = directory;
    done(std::move(listing));
  };
  engine_->add(directory, ListJob{std::nullopt, ListingWay::stat, by_stat});
  engine_->add(directory, ListJob{std::nullopt, ListingWay::list, by_list});
}

/// A file may have come between the two listings: they are asked for once more.
std::optional<Error> FtpTree::settle_doubt() {
  const RemotePath directory = *std::exchange(start_->doubted, std::nullopt);
  const auto by_stat = list_now(directory, ListingWay::stat);
  const auto by_list = list_now(directory, ListingWay::list);
  if (!by_stat || !by_list || agree(*by_stat, *by_list)) return {};
  return Error{ErrorKind::unreadable, "the server tells other things of " +
                                          visible(directory.bytes()) +
                                          " by STAT than by LIST, so neither its names nor its "
                                          "modes are certain: run again with --listing list"};
}

void FtpTree::own_mode(const RemotePath& directory, ModeDone done) {
  const std::optional<remote::Listing>& seen = start_->look.root;
  if (seen && seen->own_mode && directory == root())
    return engine_->answer([mode = *seen->own_mode, done = std::move(done)] { done(mode); });
  // The "." line of its listing, or else MLST.
  list(directory, std::nullopt, remote::Care::usual,
       [this, directory, done = std::move(done)](const Result<remote::Listing>& listing) mutable {
         if (listing && listing->own_mode) return done(*listing->own_mode);
         if (!listing && ends_run(listing.error())) return done(listing.error());
         engine_->add(directory, OwnModeJob{std::move(done)});
       });
}

void FtpTree::change_mode(const RemotePath& path, Mode mode, ChangeDone done) {
  start_->look.root.reset();
  engine_->add(path, ChangeJob{mode, std::move(done)});
}

void FtpTree::read_file(const RemotePath& file, std::size_t largest, ReadDone done) {
  engine_->add(file, ReadJob{largest, std::move(done)});
}

void FtpTree::rename(const RemotePath& from, const RemotePath& to, ChangeDone done) {
  start_->look.root.reset();
  engine_->add(from, RenameJob{to, std::move(done)});
}

std::optional<Error> FtpTree::run() {
  if (auto error = engine_->run()) return error;
  return start_->doubted ? settle_doubt() : std::nullopt;
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
