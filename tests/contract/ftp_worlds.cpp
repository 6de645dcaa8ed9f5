// The seam's contract, kept by FtpTree with each real server and each way of listing.
#include "contract/disk_world.hpp"
#include "contract/tree_contract.hpp"

#include <algorithm>
#include <vector>

namespace ftperm::contract {
namespace {

using account::Tls;
using ftp::ListingWay;

/// The whole of what differs between servers and ways, seen with the versions of Debian 12.
Differences differences_of(const std::string& server, ListingWay way) {
  Differences known;
  if (server == "proftpd") {
    // STAT and LIST pass over links to ".."; MLSD follows links to see what they are, and leaves
    // out those that lead nowhere.
    if (way == ListingWay::mlsd) {
      known.leaves_out_dangling_links = true;
      known.fifo = Shown::as_a_file;
    } else {
      known.leaves_out_links_to_parent = true;
    }
  }
  if (server == "pureftpd") {
    known.leaves_out_control_characters = true;
    if (way != ListingWay::mlsd) known.fifo = Shown::not_at_all;
    known.refuses_backslashes = true; // 553
    known.drops_last_blank = true;
  }
  known.tells_missing_files = server != "vsftpd"; // "Failed to open file" for all
  if (server == "pyftpdlib") {
    known.writes_question_marks = true;
    known.lists_own_mode = false;
    known.own_mode_without_special_bits = true; // in MLST
  }
  // Where the reply to STAT holds names as they are.
  known.replies_can_be_forged =
      way == ListingWay::stat && (server == "vsftpd" || server == "pyftpdlib");
  return known;
}

std::vector<Subject> all_subjects() {
  const std::vector<std::pair<std::string, std::vector<ListingWay>>> servers{
      {"vsftpd", {ListingWay::stat, ListingWay::list}}, // it has no MLSD
      {"proftpd", {ListingWay::stat, ListingWay::list, ListingWay::mlsd}},
      {"pureftpd", {ListingWay::stat, ListingWay::list, ListingWay::mlsd}},
      {"pyftpdlib", {ListingWay::stat, ListingWay::list}}, // its MLSD hides links: refused
  };
  const std::vector<std::pair<ListingWay, std::string>> words{
      {ListingWay::stat, "stat"}, {ListingWay::list, "list"}, {ListingWay::mlsd, "mlsd"}};
  std::vector<Subject> subjects;
  for (const auto& [server, ways] : servers)
    for (const Tls tls : {Tls::off, Tls::explicit_tls})
      for (const auto& [way, word] : words) {
        if (std::find(ways.begin(), ways.end(), way) == ways.end()) continue;
        const Asking asking{server, tls, way};
        subjects.push_back({server + (tls == Tls::off ? "_plain_" : "_tls_") + word,
                            [asking] { return std::make_unique<DiskWorld>(asking); },
                            differences_of(server, way)});
      }
  return subjects;
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Ftp, TreeContract, ::testing::ValuesIn(all_subjects()), name_of_subject);

} // namespace ftperm::contract
