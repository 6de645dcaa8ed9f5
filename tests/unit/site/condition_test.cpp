#include "ftperm/site/condition.hpp"

#include <gtest/gtest.h>

namespace ftperm::site {
namespace {

Answer with_status(int status) {
  Answer answer;
  answer.status = status;
  answer.size = 10;
  return answer;
}

Answer blank() {
  Answer answer = with_status(200);
  answer.blank = true;
  return answer;
}

Answer behind(std::string who, int status) {
  Answer answer = with_status(status);
  answer.in_front = std::move(who);
  return answer;
}

Answer failed(Failure failure, int status = 0) {
  Answer answer = with_status(status);
  answer.failure = failure;
  return answer;
}

std::vector<Answer> times(std::size_t count, const Answer& answer) {
  return std::vector<Answer>(count, answer);
}

std::vector<Answer> operator+(std::vector<Answer> a, const std::vector<Answer>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

struct Case {
  std::vector<Answer> answers;
  State state;
  std::string sentence;
};

void expect_judged(const std::vector<Case>& cases) {
  for (const Case& a : cases) {
    const Condition condition = judge(a.answers);
    EXPECT_STREQ(to_word(condition.state), to_word(a.state)) << a.sentence;
    EXPECT_EQ(condition.sentence, a.sentence);
  }
}

TEST(Judge, TellsTheStateOfASingleLoad) {
  expect_judged({
      {{with_status(200)}, State::works, "works, 1 of 1 load (200)"},
      {{with_status(301)},
       State::works,
       "works, 1 of 1 load (301, a redirect that was not followed)"},
      {{with_status(304)}, State::works, "works, 1 of 1 load (304)"},
      {{blank()}, State::blank, "a blank page (200), 1 of 1 load"},
      {{with_status(401)}, State::password, "401 Unauthorized, 1 of 1 load"},
      {{with_status(403)}, State::forbidden, "403 Forbidden, 1 of 1 load"},
      {{with_status(404)}, State::missing, "404 Not Found, 1 of 1 load"},
      {{with_status(410)}, State::missing, "410 Gone, 1 of 1 load"},
      {{with_status(429)}, State::other_refusal, "429 Too Many Requests, 1 of 1 load"},
      {{with_status(999)}, State::other_refusal, "999, 1 of 1 load"},
      {{with_status(500)}, State::server_error, "500 Internal Server Error, 1 of 1 load"},
      {{with_status(508)}, State::server_error, "508 Resource Limit Is Reached, 1 of 1 load"},
      {{with_status(520)}, State::server_error, "520 Unknown Error, 1 of 1 load"},
      {{with_status(599)}, State::server_error, "599, 1 of 1 load"},
      {{with_status(503)}, State::unavailable, "503 Service Unavailable, 1 of 1 load"},
      {{with_status(502)}, State::gateway, "502 Bad Gateway, 1 of 1 load"},
      {{with_status(504)}, State::gateway, "504 Gateway Timeout, 1 of 1 load"},
      {{behind("Cloudflare", 522)},
       State::gateway,
       "522 Connection Timed Out, said by Cloudflare, 1 of 1 load"},
      {{behind("Cloudflare", 530)}, State::gateway, "530, said by Cloudflare, 1 of 1 load"},
      {{behind("Cloudflare", 500)}, State::server_error, "500 Internal Server Error, 1 of 1 load"},
  });
}

TEST(Judge, TellsWhyNoAnswerCame) {
  expect_judged({
      {{failed(Failure::name)}, State::no_name, "the host's name is not known, 1 of 1 load"},
      {{failed(Failure::connect)}, State::no_connection, "no connection, 1 of 1 load"},
      {{failed(Failure::timeout)}, State::no_answer, "no answer in time, 1 of 1 load"},
      {{failed(Failure::timeout, 500)}, State::no_answer, "no answer in time, 1 of 1 load"},
      {{failed(Failure::broken)}, State::no_answer, "no whole answer, 1 of 1 load"},
      {{failed(Failure::broken, 200)}, State::no_answer, "no whole answer, 1 of 1 load"},
      {{failed(Failure::broken, 500)},
       State::server_error,
       "500 Internal Server Error, 1 of 1 load"},
      {{failed(Failure::tls)}, State::tls, "no trusted TLS connection, 1 of 1 load"},
      {{failed(Failure::redirects, 301)},
       State::redirect_loop,
       "redirects without end, 1 of 1 load"},
      {{failed(Failure::interrupted)},
       State::interrupted,
       "interrupted before the site had answered"},
  });
}

TEST(Judge, SumsSeveralLoadsUp) {
  const auto ok = with_status(200);
  const auto error = with_status(500);
  expect_judged({
      {times(5, ok), State::works, "works, 5 of 5 loads (200)"},
      {times(5, error), State::server_error, "500 Internal Server Error, 5 of 5 loads"},
      {times(2, error) + times(4, ok), State::sometimes,
       "500 Internal Server Error, 2 of 6 loads; the others work"},
      {times(1, ok) + times(1, blank()), State::sometimes,
       "a blank page (200), 1 of 2 loads; the others work"},
      {times(1, with_status(503)) + times(2, error) + times(3, ok), State::sometimes,
       "500 Internal Server Error, 2 of 6 loads; 3 work, the others fail in other ways"},
      {times(1, with_status(503)) + times(1, error), State::server_error,
       "500 Internal Server Error, 1 of 2 loads; the others fail in other ways"},
      {times(1, error) + times(2, with_status(503)), State::unavailable,
       "503 Service Unavailable, 2 of 3 loads; the others fail in other ways"},
      {times(1, with_status(404)) + times(1, with_status(403)), State::missing,
       "404 Not Found, 1 of 2 loads; the others fail in other ways"},
      {times(1, with_status(508)) + times(2, error) + times(2, with_status(503)),
       State::server_error,
       "500 Internal Server Error, 2 of 5 loads; the others fail in other ways"},
  });
}

TEST(Judge, CountsNoLoadThatWasInterrupted) {
  const auto stopped = times(1, failed(Failure::interrupted));
  expect_judged({
      {times(2, with_status(500)) + stopped, State::server_error,
       "500 Internal Server Error, 2 of 2 loads"},
      {times(2, with_status(200)) + stopped, State::works, "works, 2 of 2 loads (200)"},
  });
}

TEST(Judge, ShowsAnAnswerThatIsTypical) {
  const auto condition =
      judge(times(2, with_status(200)) + times(1, with_status(503)) + times(2, with_status(500)));
  EXPECT_EQ(condition.loads, 5U);
  EXPECT_EQ(condition.good, 2U);
  EXPECT_EQ(condition.typical.status, 500);
  EXPECT_EQ(judge(times(1, with_status(200))).typical.status, 200);
}

TEST(Judge, SaysWhatTheAccountCanBeTheReasonOf) {
  for (const State state :
       {State::server_error, State::blank, State::redirect_loop, State::forbidden})
    EXPECT_TRUE(may_come_from_the_account(state)) << to_word(state);
  for (const State state :
       {State::works, State::sometimes, State::password, State::missing, State::other_refusal,
        State::unavailable, State::gateway, State::no_name, State::no_connection, State::no_answer,
        State::tls, State::interrupted})
    EXPECT_FALSE(may_come_from_the_account(state)) << to_word(state);
}

} // namespace
} // namespace ftperm::site
