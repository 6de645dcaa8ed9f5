#include "ftp/listing_choice.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ftperm::ftp {
namespace {

bool comes_before(const Entry& a, const Entry& b) {
  return std::tie(a.name, a.type, a.mode) < std::tie(b.name, b.type, b.mode);
}

std::vector<Entry> comparable(const remote::Listing& listing) {
  std::vector<Entry> entries;
  for (const Entry& entry : listing.entries)
    if (entry.type == EntryType::file || entry.type == EntryType::directory)
      entries.push_back({entry.name, entry.type, entry.mode, "", ""});
  std::sort(entries.begin(), entries.end(), comes_before);
  return entries;
}

bool tells_modes(const remote::Listing& listing) {
  return std::all_of(listing.entries.begin(), listing.entries.end(), [](const Entry& entry) {
    return entry.type == EntryType::link || entry.type == EntryType::other || entry.mode;
  });
}

bool is_error(const Result<remote::Listing>& listing, ErrorKind kind) {
  return !listing && listing.error().kind == kind;
}

/// Whether the whole tree was lost, and not just this listing.
bool ended(const Result<remote::Listing>& listing) {
  return !listing && ends_run(listing.error());
}

/// Lists the root in one way and learns whether this way shows the directory itself: a server that
/// nobody knows is asked with no expectation.
Result<remote::Listing> ask(Knowledge& knowledge, const ListRoot& list_root, ListingWay way) {
  const bool known = is_known(knowledge);
  if (!known) knowledge.itself(way) = false;
  auto listing = list_root(way);
  if (known || !listing) return listing;
  knowledge.itself(way) = listing->own_mode.has_value();
  if (listing->own_mode || !listing->entries.empty()) return listing;
  return Error{ErrorKind::unreadable, "the server shows nothing of the root"};
}

/// With -a, or without it where the server takes "-a" for a name. `command` is the one in use.
Result<remote::Listing> ask_with_option(Knowledge& knowledge, const ListRoot& list_root,
                                        ListingWay way, std::string& command) {
  auto listing = ask(knowledge, list_root, way);
  if (listing || is_error(listing, ErrorKind::connect) || ended(listing)) return listing;
  const std::string with_option = std::exchange(command, command.substr(0, command.find(' ')));
  auto without_option = ask(knowledge, list_root, way);
  if (without_option) return without_option;
  command = with_option;
  return listing;
}

Result<remote::Listing> ask_by_stat(Knowledge& knowledge, const ListRoot& list_root) {
  return ask_with_option(knowledge, list_root, ListingWay::stat, knowledge.stat_command);
}

Result<remote::Listing> ask_by_list(Knowledge& knowledge, const ListRoot& list_root) {
  return ask_with_option(knowledge, list_root, ListingWay::list, knowledge.list_command);
}

FirstLook first_look(Result<remote::Listing> root) {
  FirstLook look;
  if (root) look.root = *std::move(root);
  return look;
}

Result<FirstLook> take_wish(Knowledge& knowledge, ListingWay wish, const ListRoot& list_root) {
  knowledge.way = wish;
  if (wish == ListingWay::mlsd && !knowledge.has_mlst)
    return Error{ErrorKind::usage, "this server has no MLSD: choose another way with --listing"};
  if (wish == ListingWay::mlsd && knowledge.profile->mlsd_hides_links)
    return Error{ErrorKind::usage, "this server's MLSD shows links as what they point to, so they "
                                   "could not be left alone: choose another way with --listing"};
  auto listing = wish == ListingWay::list   ? ask_by_list(knowledge, list_root)
                 : wish == ListingWay::stat ? ask_by_stat(knowledge, list_root)
                                            : ask(knowledge, list_root, wish);
  if (ended(listing) || is_error(listing, ErrorKind::connect)) return listing.error();
  return first_look(std::move(listing));
}

} // namespace

bool agree(const remote::Listing& by_stat, const remote::Listing& by_list) {
  if (by_list.completeness == remote::Completeness::truncated) return true;
  const auto told = comparable(by_stat);
  const auto all = comparable(by_list);
  if (!by_stat.may_be_cut) return told == all;
  return std::includes(all.begin(), all.end(), told.begin(), told.end(), comes_before);
}

Result<FirstLook> choose_listing_way(Knowledge& knowledge, const FtpOptions& options,
                                     const ListRoot& list_root) {
  spdlog::logger& log = *options.log;
  if (options.way) return take_wish(knowledge, *options.way, list_root);
  auto by_stat = ask_by_stat(knowledge, list_root);
  if (ended(by_stat)) return by_stat.error();
  const bool stat_lists = by_stat && tells_modes(*by_stat);
  if (stat_lists && is_known(knowledge)) return FirstLook{*std::move(by_stat), true};
  auto by_list = ask_by_list(knowledge, list_root);
  if (ended(by_list)) return by_list.error();
  if (!by_list) log.info("no listing over a data connection: {}", by_list.error().message);

  // A closed root tells nothing about the ways, and a known server's STAT can be relied on.
  const bool closed = is_error(by_stat, ErrorKind::unreadable) &&
                      is_error(by_list, ErrorKind::unreadable) && is_known(knowledge);
  const bool agreed = stat_lists && (!by_list || agree(*by_stat, *by_list));
  if (closed || agreed) return first_look(std::move(by_stat));
  if (stat_lists) log.info("STAT and LIST disagree about the root: STAT is not used");
  if (is_error(by_list, ErrorKind::connect))
    return Error{ErrorKind::connect,
                 "this server lists only over data connections, and none can be made (" +
                     by_list.error().message +
                     "). A firewall may stop passive FTP: try from another network"};
  // LIST before MLSD: in LIST a link always shows as a link.
  knowledge.way = ListingWay::list;
  const bool mlsd_may_serve =
      knowledge.has_mlst && knowledge.mlst_tells_mode && !knowledge.profile->mlsd_hides_links;
  if ((by_list && tells_modes(*by_list)) || !mlsd_may_serve) return first_look(std::move(by_list));
  auto by_mlsd = ask(knowledge, list_root, ListingWay::mlsd);
  if (ended(by_mlsd)) return by_mlsd.error();
  const bool mlsd_serves = by_mlsd && tells_modes(*by_mlsd);
  if (mlsd_serves) knowledge.way = ListingWay::mlsd;
  return first_look(std::move(mlsd_serves ? by_mlsd : by_list));
}

} // namespace ftperm::ftp
