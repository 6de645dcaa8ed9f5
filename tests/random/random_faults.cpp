#include "random/random_faults.hpp"

namespace ftperm::testing {
namespace {

const std::vector<Does>& kinds() {
  static const std::vector<Does> all{Does::hang_up,
                                     Does::fall_silent,
                                     Does::wait,
                                     Does::say_421,
                                     Does::only_say_yes,
                                     Does::only_say_no,
                                     Does::drop_reply,
                                     Does::double_reply,
                                     Does::merge_replies,
                                     Does::swap_replies,
                                     Does::cut_reply,
                                     Does::trickle,
                                     Does::lump,
                                     Does::say_rubbish,
                                     Does::send_long_line,
                                     Does::never_end_reply,
                                     Does::never_stop,
                                     Does::end_without_word,
                                     Does::cut_listing,
                                     Does::cut_listing_told,
                                     Does::insert_row,
                                     Does::end_data_early,
                                     Does::break_data,
                                     Does::refuse_data,
                                     Does::dead_port,
                                     Does::stall_data,
                                     Does::never_end_data,
                                     Does::no_close_notify,
                                     Does::refuse_login,
                                     Does::refuse_too_many,
                                     Does::other_certificate,
                                     Does::hide,
                                     Does::show_mode,
                                     Does::hang_up_at_byte};
  return all;
}

const std::vector<std::string>& rows() {
  static const std::string row = "-rwxrwxrwx    1 web      web             3 Jan 01 12:00 ";
  static const std::vector<std::string> all{
      row + "../outside/secret\r\n",
      row + "/outside/secret\r\n",
      row + "..\r\n",
      row + ".\r\n",
      row + "\r\n",
      row + "a/b\r\n",
      row + "forged-5\r\n",
      "drwxr-xr-x    1 web      web             3 Jan 01 12:00 forged-6\r\n",
      "drwx---r-x    1 web      web             3 Jan 01 12:00 ../outside\r\n",
      "lrwxrwxrwx    1 web      web             3 Jan 01 12:00 forged-7 -> /outside\r\n",
      "type=file;unix.mode=0777; ../outside/secret\r\n",
      "type=file;unix.mode=0777; forged-8\r\n",
      "/outside:\r\n",
      "\r\n",
      "213 End\r\n",
      "ls: cannot open directory\r\n",
      "half a line"};
  return all;
}

std::size_t amount_for(Does does, Dice& dice) {
  switch (does) {
  case Does::wait:
    return dice.between(1, 30);
  case Does::never_end_reply:
    return dice.percent(80) ? 0 : dice.between(1, 50);
  case Does::cut_listing:
  case Does::cut_listing_told:
    return dice.between(0, 5);
  case Does::send_long_line:
    return dice.one_of<std::size_t>({100, 60'000, 70'000, 1'000'000});
  case Does::lump:
    return dice.one_of<std::size_t>({200, 4096, 1'000'000});
  case Does::hang_up_at_byte:
    return dice.between(20, 6000);
  case Does::show_mode:
    return dice.one_of<std::size_t>({0604, 0705, 0777, 0});
  default:
    return dice.between(0, 400);
  }
}

} // namespace

Fault random_fault(Dice& dice, const std::vector<std::string>& paths) {
  static const std::vector<std::string> verbs{"",    "",     "STAT", "STAT", "PWD",  "SITE",
                                              "CWD", "LIST", "MLSD", "EPSV", "FEAT", "MLST"};
  Fault fault;
  fault.does = dice.one_of(kinds());
  const Moment moment = moment_of(fault.does);
  const bool by_verb = moment == Moment::command || moment == Moment::reply;
  if (by_verb) fault.verb = dice.one_of(verbs);
  if (moment == Moment::listing && dice.percent(50)) fault.verb = "STAT";
  fault.first = dice.between(1, by_verb && fault.verb.empty() ? 40 : 8);
  const std::size_t kind = dice.below(100);
  fault.times = kind < 70 ? 1 : kind < 85 ? dice.between(2, 4) : for_ever;
  fault.amount = amount_for(fault.does, dice);
  if (fault.does == Does::wait && fault.times == for_ever) fault.times = 5;
  if (moment == Moment::always) fault.path = dice.one_of(paths);
  if (fault.does == Does::insert_row) fault.text = dice.one_of(rows());
  return fault;
}

} // namespace ftperm::testing
