#include "site/load_state.hpp"

#include "site/status_words.hpp"

namespace ftperm::site {
namespace {

State state_of_failure(Failure failure) {
  switch (failure) {
  case Failure::name:
    return State::no_name;
  case Failure::connect:
    return State::no_connection;
  case Failure::tls:
    return State::tls;
  case Failure::redirects:
    return State::redirect_loop;
  case Failure::interrupted:
    return State::interrupted;
  case Failure::none:
  case Failure::timeout:
  case Failure::broken:
    break;
  }
  return State::no_answer;
}

State state_of_error(const Answer& answer) {
  const int status = answer.status;
  const bool from_in_front = status >= 520 && status <= 530 && !answer.in_front.empty();
  if (status == 502 || status == 504 || from_in_front) return State::gateway;
  if (status == 503) return State::unavailable;
  if (status >= 500 && status <= 599) return State::server_error;
  if (status == 401) return State::password;
  if (status == 403) return State::forbidden;
  if (status == 404 || status == 410) return State::missing;
  return State::other_refusal;
}

} // namespace

State state_of(const Answer& answer) {
  // An error whose page is cut short is that error all the same.
  const bool is_told = answer.failure == Failure::broken && answer.status >= 400;
  if (answer.failure != Failure::none && !is_told) return state_of_failure(answer.failure);
  if (answer.status < 200) return State::no_answer;
  if (answer.status < 300) return answer.blank ? State::blank : State::works;
  if (answer.status < 400) return State::works;
  return state_of_error(answer);
}

std::string label_of(const Answer& answer) {
  const State state = state_of(answer);
  switch (state) {
  case State::blank:
    return "a blank page (" + std::to_string(answer.status) + ")";
  case State::redirect_loop:
    return "redirects without end";
  case State::no_name:
    return "the host's name is not known";
  case State::no_connection:
    return "no connection";
  case State::no_answer:
    return answer.failure == Failure::timeout ? "no answer in time" : "no whole answer";
  case State::tls:
    return "no trusted TLS connection";
  case State::interrupted:
    return "interrupted";
  case State::gateway:
    return status_words(answer.status) +
           (answer.in_front.empty() ? std::string() : ", said by " + answer.in_front);
  default:
    return status_words(answer.status);
  }
}

} // namespace ftperm::site
