#include "ftp/directory_listing.hpp"

#include "ftp/reply_words.hpp"
#include "ftp/wire.hpp"
#include "ftperm/core/text.hpp"
#include "ftperm/listing/listing.hpp"

namespace ftperm::ftp {
namespace {

constexpr const char* nothing_shown =
    "the server shows nothing of it: this login may not list it, or it is gone";

bool says_truncated(std::string_view text) {
  return holds_any(text, {"truncat", "too many", "limited to", "not shown", "incomplete"});
}

/// What the replies around a listing say of it; never its rows, whose names may hold any words.
void heed_words_of_truncation(remote::Listing& listing, const std::string& around,
                              const std::string& last) {
  if (!says_truncated(around)) return;
  listing.completeness = remote::Completeness::truncated;
  listing.why = "the server cut the listing short (" + visible(last) + ")";
}

/// Common to all ways: is what was parsed a listing of a directory that could be read?
Result<remote::Listing> judge(listing::ParsedListing parsed, ListingWay way,
                              const Knowledge& knowledge) {
  const bool expects_itself = knowledge.itself(way).value_or(knowledge.profile->lists_itself);
  if (expects_itself && !parsed.self && way != ListingWay::mlsd)
    return Error{ErrorKind::unreadable, nothing_shown};
  remote::Listing result;
  if (parsed.self) result.own_mode = parsed.self->mode;
  if (auto error = unreadable_by_mode(result.own_mode)) return *std::move(error);
  result.entries = std::move(parsed.entries);
  result.doubts = std::move(parsed.doubts);
  return result;
}

} // namespace

std::optional<Error> unreadable_by_mode(std::optional<Mode> mode) {
  if (!mode || mode->owner_can_list()) return {};
  return Error{ErrorKind::unreadable,
               "its owner may not read and enter it, so what is in it cannot be listed"};
}

Error refused_listing(const Reply& reply) {
  return refused_transfer(reply, ErrorKind::unreadable, "does not list it");
}

Result<remote::Listing> judge_stat(const Reply& reply, const Knowledge& knowledge) {
  if (!reply.positive()) return refused_listing(reply);
  if (!reply.multi_line)
    return Error{ErrorKind::unsupported, "STAT answers without a listing", reply.code};
  auto parsed = listing::parse_listing(listing::Format::unix_list, reply.body);
  auto result = judge(std::move(parsed), ListingWay::stat, knowledge);
  if (!result) return result;
  result->may_be_cut = knowledge.profile->caps_silently;
  heed_words_of_truncation(*result, reply.first + reply.last, reply.last);
  return result;
}

TransferWish listing_wish(const RemotePath& directory, ListingWay way, const Knowledge& knowledge,
                          std::size_t largest) {
  TransferWish wish;
  wish.before.push_back(command_line("CWD", directory, *knowledge.profile));
  wish.obstacle = [](const std::vector<Reply>& replies) -> std::optional<Error> {
    if (replies.back().positive()) return {};
    return refused_listing(replies.back());
  };
  wish.command = way == ListingWay::mlsd ? "MLSD" : knowledge.list_command;
  wish.largest = largest;
  wish.when_larger = {ErrorKind::protocol, "the server sent a listing larger than any may be"};
  return wish;
}

Result<remote::Listing> judge_transfer(ListingWay way, const std::string& text,
                                       const Reply& closing, const Knowledge& knowledge) {
  if (!closing.positive()) return refused_listing(closing);
  const auto format = way == ListingWay::mlsd ? listing::Format::mlsx : listing::Format::unix_list;
  // What stands behind the last line end is a part of a line, and of a name.
  const auto whole_lines = std::string_view(text).substr(0, text.rfind('\n') + 1);
  auto result = judge(listing::parse_listing(format, whole_lines), way, knowledge);
  if (!result) return result;
  if (whole_lines.size() != text.size()) {
    result->completeness = remote::Completeness::truncated;
    result->why = "the listing ended in the middle of a line";
  }
  heed_words_of_truncation(*result, closing.first + closing.body + closing.last, closing.last);
  return result;
}

Result<Mode> judge_mlst(const Reply& reply) {
  if (!reply.positive()) return refused_listing(reply);
  std::string_view line(reply.body);
  line = line.substr(0, line.find_first_of("\r\n"));
  if (line.starts_with(' ')) line.remove_prefix(1);
  const auto parsed = listing::parse_mlsx_line(line);
  if (parsed.entry.mode) return *parsed.entry.mode;
  return Error{ErrorKind::unsupported, "the server does not tell its mode"};
}

} // namespace ftperm::ftp
