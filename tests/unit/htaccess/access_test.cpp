#include "hints_of.hpp"

#include <gtest/gtest.h>

namespace ftperm::htaccess {
namespace {

TEST(HtaccessCheck, PointsAtAccessRulesThatAreNone) {
  for (const char* line :
       {"Order deny, allow", "Order Deny Allow", "Order foo", "Order allow,", "Order",
        "Deny from all # not here", "Deny from 1.2.3.4.5", "Deny from 1.2.3.456", "Deny all",
        "Satisfy none", "Require", "Require all", "Require all foo", "Require all granted denied",
        "Require granted", "Require ip", "Require not ip 1.2.3.4"})
    EXPECT_EQ(weight_of(line), "certain") << line;
}

TEST(HtaccessCheck, PointsOnceAtTheAccessRulesOfApache22) {
  EXPECT_EQ(marks_of("Order deny,allow\nDeny from all\nAllow from 10.0.0. example.com env=x 1.2\n"),
            "1 possible");
  EXPECT_TRUE(says("Order deny,allow\nRequire all granted\n", "mixes"));
  EXPECT_EQ(
      marks_of("<IfModule !mod_authz_core.c>\nOrder deny,allow\nDeny from all\n</IfModule>\n"), "");
  EXPECT_EQ(marks_of("<IfModule mod_access_compat.c>\nDeny from all\n</IfModule>\n"), "");
  EXPECT_EQ(marks_of("<IfVersion < 2.4>\nDeny from all\n</IfVersion>\n"), "");
}

TEST(HtaccessCheck, TakesTheAccessRulesOfApache24) {
  EXPECT_EQ(marks_of("Require all denied\nRequire ip 10 192.168.0.0/16\nRequire host a.example\n"
                     "Require expr %{A} == 'b'\nRequire local\nRequire method GET\n"),
            "");
  EXPECT_EQ(marks_of("<RequireAll>\nRequire all granted\nRequire not ip 1.2.3.4\n</RequireAll>\n"),
            "");
  EXPECT_EQ(marks_of("Require shouting\n"), "1 likely");
}

TEST(HtaccessCheck, PointsAtALoginThatIsNotWhole) {
  EXPECT_EQ(marks_of("AuthName x\nRequire valid-user\n"), "2 possible");
  EXPECT_EQ(marks_of("Require valid-user\nAuthType Basic\n"), "");
  EXPECT_EQ(marks_of("AuthUserFile .htpasswd\n"), "1 likely");
  EXPECT_EQ(marks_of("AuthUserFile \"C:/web/.htpasswd\"\n"), "1 likely");
  EXPECT_EQ(marks_of("AuthUserFile /home/a/.htpasswd\n"), "1 possible");
}

} // namespace
} // namespace ftperm::htaccess
