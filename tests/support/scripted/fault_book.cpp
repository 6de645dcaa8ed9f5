#include "support/scripted/fault_book.hpp"

#include <utility>

namespace ftperm::testing {

Moment moment_of(Does does) {
  if (does <= Does::only_say_no) return Moment::command;
  if (does <= Does::end_without_word) return Moment::reply;
  if (does <= Does::insert_row) return Moment::listing;
  if (does <= Does::no_close_notify) return Moment::transfer;
  if (does <= Does::other_certificate) return Moment::connection;
  if (does <= Does::show_mode) return Moment::always;
  return Moment::byte;
}

std::string to_text(const Fault& fault) {
  constexpr const char* words[] = {"hang_up",
                                   "fall_silent",
                                   "wait",
                                   "say_421",
                                   "only_say_yes",
                                   "only_say_no",
                                   "drop_reply",
                                   "double_reply",
                                   "merge_replies",
                                   "swap_replies",
                                   "cut_reply",
                                   "trickle",
                                   "lump",
                                   "say_rubbish",
                                   "send_long_line",
                                   "never_end_reply",
                                   "never_stop",
                                   "end_without_word",
                                   "cut_listing",
                                   "cut_listing_told",
                                   "insert_row",
                                   "end_data_early",
                                   "break_data",
                                   "refuse_data",
                                   "refuse_port",
                                   "dead_port",
                                   "stall_data",
                                   "never_end_data",
                                   "no_close_notify",
                                   "refuse_login",
                                   "refuse_too_many",
                                   "other_certificate",
                                   "hide",
                                   "show_mode",
                                   "hang_up_at_byte"};
  std::string text = words[static_cast<std::size_t>(fault.does)];
  if (!fault.verb.empty()) text += " " + fault.verb;
  if (!fault.path.empty()) text += " " + fault.path;
  text += " from " + std::to_string(fault.first);
  text += fault.times == for_ever ? " on" : " times " + std::to_string(fault.times);
  return text + " amount " + std::to_string(fault.amount);
}

FaultBook::FaultBook(std::vector<Fault> faults) {
  for (Fault& fault : faults)
    pages_.push_back({std::move(fault)});
}

std::vector<Fault> FaultBook::due(Moment moment, std::string_view verb, std::string_view path) {
  const std::lock_guard lock(mutex_);
  std::vector<Fault> faults;
  for (Page& page : pages_) {
    const Fault& fault = page.fault;
    if (moment_of(fault.does) != moment) continue;
    if (!fault.verb.empty() && fault.verb != verb) continue;
    if (!fault.path.empty() && fault.path != path) continue;
    ++page.seen;
    if (page.seen < fault.first || page.seen - fault.first >= fault.times) continue;
    ++page.happened;
    faults.push_back(fault);
  }
  return faults;
}

std::optional<std::size_t> FaultBook::due_at_byte(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  const std::size_t before = std::exchange(bytes_, bytes_ + bytes);
  for (Page& page : pages_) {
    const std::size_t at = page.fault.amount;
    if (page.fault.does != Does::hang_up_at_byte || at < before || at >= bytes_) continue;
    ++page.happened;
    return at - before;
  }
  return std::nullopt;
}

bool FaultBook::hides(std::string_view path) const {
  const std::lock_guard lock(mutex_);
  for (const Page& page : pages_)
    if (page.fault.does == Does::hide && page.fault.path == path) return true;
  return false;
}

std::optional<unsigned> FaultBook::shown_mode(std::string_view path) const {
  const std::lock_guard lock(mutex_);
  for (const Page& page : pages_)
    if (page.fault.does == Does::show_mode && page.fault.path == path)
      return static_cast<unsigned>(page.fault.amount);
  return std::nullopt;
}

std::size_t FaultBook::happened(Does does) const {
  const std::lock_guard lock(mutex_);
  std::size_t count = 0;
  for (const Page& page : pages_)
    if (page.fault.does == does) count += page.happened;
  return count;
}

} // namespace ftperm::testing
