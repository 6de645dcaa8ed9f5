#include "ftperm/diagnosis/verdict.hpp"

#include <gtest/gtest.h>
#include <string>

namespace ftperm::diagnosis {
namespace {

using site::Condition;
using site::State;

Condition page(State state, std::string sentence = "500 Internal Server Error, 5 of 5 loads") {
  Condition condition;
  condition.state = state;
  condition.sentence = std::move(sentence);
  return condition;
}

Cause permission(const std::string& path) {
  return {CauseKind::permissions, path, Mode(0777), Mode(0705), "open", true, false};
}

Cause htaccess(const std::string& path) {
  return {CauseKind::htaccess, path, std::nullopt, std::nullopt, "", true, false};
}

Facts failing() {
  Facts facts;
  facts.before = {page(State::server_error)};
  return facts;
}

Facts tested(std::vector<Cause> causes, Gain gain = Gain::works) {
  Facts facts = failing();
  facts.tested = true;
  facts.found.gain = gain;
  facts.causes = std::move(causes);
  return facts;
}

std::string text_of(const Facts& facts) {
  const Verdict verdict = conclude(facts);
  const char* outcomes[] = {"works", "cause", "nothing", "unseen"};
  return std::string(outcomes[static_cast<int>(verdict.outcome)]) + " " + verdict.word;
}

} // namespace

TEST(Verdict, OfASiteThatWorksIsSaidSo) {
  Facts facts;
  facts.before = {page(State::works), page(State::works)};
  EXPECT_EQ(text_of(facts), "works works");
  EXPECT_TRUE(conclude(facts).advice.empty());
}

TEST(Verdict, NamesEachCause) {
  EXPECT_EQ(text_of(tested({permission("/www")})), "cause permissions");
  EXPECT_EQ(text_of(tested({htaccess("/www/.htaccess")})), "cause htaccess");
  const Facts both = tested({permission("/www/x.cgi"), htaccess("/www/.htaccess")});
  EXPECT_EQ(text_of(both), "cause permissions-and-htaccess");
  const std::string sentence = conclude(both).sentence;
  EXPECT_NE(sentence.find("/www/x.cgi"), std::string::npos) << sentence;
  EXPECT_NE(sentence.find("/www/.htaccess"), std::string::npos) << sentence;
}

TEST(Verdict, IsThatItWorksWhenWhatCuredItWasKept) {
  Facts facts = tested({permission("/www")});
  facts.now = {page(State::works)};
  EXPECT_EQ(text_of(facts), "works permissions");
  facts.now = {page(State::server_error)};
  EXPECT_EQ(text_of(facts), "cause permissions");
}

TEST(Verdict, ProvesNothingByAnErrorThatPassed) {
  EXPECT_EQ(text_of(tested({}, Gain::unproven)), "works passed");
}

TEST(Verdict, NamesWhatWasOnlySeen) {
  Facts facts = failing();
  facts.possible = {permission("/www")};
  EXPECT_EQ(text_of(facts), "cause possible");
  facts.possible = {};
  EXPECT_EQ(text_of(facts), "nothing no-cause");
  facts.hints = {{"/www/.htaccess", 3, "likely", "php_value x", "no module", ""}};
  EXPECT_EQ(text_of(facts), "cause possible");
  facts.hints.front().weight = "possible";
  EXPECT_EQ(text_of(facts), "nothing no-cause");
}

TEST(Verdict, ClearsWhatWasTriedAndDidNotHelp) {
  Facts facts = tested({}, Gain::none);
  facts.possible = {permission("/www")};
  facts.hints = {{"/www/.htaccess", 3, "likely", "php_value x", "no module", ""}};
  EXPECT_EQ(text_of(facts), "nothing no-cause");
  EXPECT_FALSE(conclude(facts).advice.empty()) << "the guide's next steps";
  facts.untried = true;
  EXPECT_EQ(text_of(facts), "cause possible");
}

TEST(Verdict, TakesAClosedRootForTheHostersLock) {
  Facts facts = failing();
  facts.before = {page(State::forbidden, "403 Forbidden, 5 of 5 loads")};
  facts.root_closed = true;
  facts.possible = {permission("/")};
  facts.untried = true;
  EXPECT_EQ(text_of(facts), "cause closed-root");
}

TEST(Verdict, NeverTakesTheUnseenForGood) {
  Facts facts = failing();
  facts.unseen = true;
  EXPECT_EQ(text_of(facts), "unseen no-cause");
  facts.trouble = "what is in /www cannot be seen: 550";
  EXPECT_EQ(text_of(facts), "unseen not-seen");
  facts.unseen = false;
  EXPECT_EQ(text_of(facts), "nothing not-here");
}

TEST(Verdict, HasAWordForEveryOtherWayToFail) {
  for (const State state :
       {State::sometimes, State::missing, State::unavailable, State::gateway, State::password,
        State::no_name, State::no_connection, State::no_answer, State::tls, State::other_refusal}) {
    Facts facts;
    facts.before = {page(state, "so it is")};
    facts.possible = {permission("/www")};
    const Verdict verdict = conclude(facts);
    EXPECT_EQ(verdict.outcome, Outcome::nothing);
    EXPECT_EQ(verdict.word, site::to_word(state));
    EXPECT_FALSE(verdict.advice.empty()) << verdict.word;
    EXPECT_NE(verdict.sentence.find("so it is"), std::string::npos) << verdict.sentence;
  }
}

TEST(Verdict, SaysWhichPageTheCausesDoNotExplain) {
  Facts facts = tested({htaccess("/b/.htaccess")});
  facts.before = {page(State::server_error), page(State::server_error),
                  page(State::missing, "404")};
  facts.addresses = {"http://e.net/a", "http://e.net/b", "http://e.net/c"};
  facts.unexplained = {0};
  Verdict verdict = conclude(facts);
  EXPECT_EQ(text_of(facts), "cause htaccess");
  EXPECT_NE(verdict.sentence.find("does not explain http://e.net/a: 500"), std::string::npos);
  EXPECT_EQ(verdict.sentence.find("http://e.net/b"), std::string::npos) << verdict.sentence;
  EXPECT_NE(verdict.sentence.find("does not explain http://e.net/c: 404"), std::string::npos);
  facts.now = {page(State::server_error), page(State::works), page(State::missing, "404")};
  verdict = conclude(facts);
  EXPECT_EQ(text_of(facts), "cause htaccess") << "not the whole site works";
  EXPECT_NE(verdict.sentence.find("now, the page works."), std::string::npos) << verdict.sentence;
}

TEST(Verdict, IsInGoodEnglishForOneAndForMore) {
  EXPECT_EQ(conclude(tested({htaccess("/.htaccess")})).sentence,
            "The file /.htaccess is the cause: with it out of the way, the page came; put back, it "
            "failed again.");
  EXPECT_EQ(conclude(tested({htaccess("/a"), htaccess("/b")})).sentence,
            "The files /a and /b are the causes: with them out of the way, the page came; put "
            "back, it failed again.");
  EXPECT_EQ(conclude(tested({permission("/a"), htaccess("/b")}, Gain::other)).sentence,
            "The permissions of /a, and the file /b, are the causes of the server error: with both "
            "put right, the page answered otherwise; put back, it failed again.");
  Facts closed = tested({permission("/a")}, Gain::other);
  closed.before = {page(State::forbidden, "403 Forbidden")};
  EXPECT_EQ(conclude(closed).sentence.find("server error"), std::string::npos);
}

TEST(Verdict, NamesOnlyWhatWasNotTriedAndWhy) {
  Facts facts = tested({}, Gain::none);
  facts.untried = true;
  facts.possible = {permission("/")};
  facts.possible.front().reason = "Only with --fix-root.";
  EXPECT_EQ(conclude(facts).sentence, "The permissions of / can be the cause, and could not be "
                                      "tried. Only with --fix-root.");
}

TEST(Verdict, IsAboutThePageThatTheAccountCanBeBlamedFor) {
  Facts facts;
  facts.before = {page(State::works), page(State::missing), page(State::server_error)};
  facts.possible = {permission("/www")};
  EXPECT_EQ(text_of(facts), "cause possible");
}

} // namespace ftperm::diagnosis
