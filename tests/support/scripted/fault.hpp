#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace ftperm::testing {

/// What a scripted server does wrong. The units of `Fault::amount` stand behind each.
enum class Does : std::uint8_t {
  // when a command comes
  hang_up,      ///< the connection is cut, nothing is answered
  fall_silent,  ///< nothing is answered any more on this connection
  wait,         ///< answers later; milliseconds
  say_421,      ///< 421 and the end, politely
  only_say_yes, ///< SITE CHMOD, RNTO: yes, and nothing is changed
  only_say_no,  ///< SITE CHMOD, RNTO: it is changed, and 550
  // when a reply is to go out
  drop_reply,
  double_reply,
  merge_replies,    ///< this one and the next become one line
  swap_replies,     ///< the next one goes out first
  cut_reply,        ///< the connection is cut within it; bytes
  trickle,          ///< one byte at a time
  lump,             ///< from now on replies gather and go out in one piece; bytes
  say_rubbish,      ///< a line that is no reply instead
  send_long_line,   ///< a reply of one line instead; bytes
  never_end_reply,  ///< a reply of many lines without its last; milliseconds between two
  never_stop,       ///< it goes out again and again
  end_without_word, ///< the connection is cut behind it; with TLS, without close_notify
  // when a directory is listed, by whatever command
  cut_listing,      ///< without a word; rows that are left
  cut_listing_told, ///< the closing reply says so; rows that are left
  insert_row,       ///< a row of its own, as it stands in `text`
  // when a listing goes over a data connection
  end_data_early, ///< closed and answered by 226 all the same; bytes that are sent
  break_data,     ///< reset in the middle, and 426; bytes that are sent
  refuse_data,    ///< 425
  refuse_port,    ///< 425, to EPSV or PASV
  dead_port,      ///< nobody listens at the port that is offered
  stall_data,     ///< the data connection stays open and silent; bytes that are sent
  never_end_data, ///< rows without end
  no_close_notify,
  // when a connection comes
  refuse_login,      ///< 530 to the password
  refuse_too_many,   ///< 421 instead of a greeting
  other_certificate, ///< one that nobody trusts
  // all the time, in every way of asking; `path` says of what
  hide,      ///< never listed
  show_mode, ///< another mode than it has; the mode
  // when control bytes go out
  hang_up_at_byte, ///< after so many bytes since the server began; bytes
};

/// A fault and when it happens: always at the same point of the same conversation.
struct Fault {
  Does does = Does::hang_up;
  std::string verb = {};  ///< only commands and replies of this verb ("STAT"); empty: any
  std::size_t first = 1;  ///< the first time that counts, of those that fit; 1 is the first
  std::size_t times = 1;  ///< how often in a row from then on
  std::size_t amount = 0; ///< see Does
  std::string path = {};  ///< only what is about this path; empty: any
  std::string text = {};  ///< see Does
};

constexpr std::size_t for_ever = static_cast<std::size_t>(-1) / 2;

/// The fault in words, for a message: "swap_replies STAT 3".
std::string to_text(const Fault& fault);

} // namespace ftperm::testing
