// The five commands, on a site as it comes from a customer, with each server.
#include "cli/hosted_account.hpp"

#include <ostream>

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

struct Case {
  std::string server;
  Tls tls;

  friend void PrintTo(const Case& one, std::ostream* out) { *out << one.server; }
};

class WholeAccount : public ::testing::TestWithParam<Case> {};

std::map<std::string, std::string> with_status(const std::map<std::string, Row>& rows,
                                               const std::string& status) {
  std::map<std::string, std::string> found;
  for (const auto& [path, row] : rows)
    if (row.status == status) found[path] = row.mode;
  return found;
}

std::map<std::string, std::string> octal(const std::map<std::string, DiskEntry>& entries) {
  std::map<std::string, std::string> modes;
  for (const auto& [path, entry] : entries)
    modes[path] = Mode(entry.mode).to_octal();
  return modes;
}

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const std::string& server : RealServer::all())
    for (const Tls tls : {Tls::off, Tls::on})
      all.push_back({server, tls});
  return all;
}

} // namespace

TEST_P(WholeAccount, IsAuditedPlannedAndRepairedExactlyAndNothingElseIsTouched) {
  HostedAccount account({.server = GetParam().server, .tls = GetParam().tls});
  const Snapshot before = account.files().snapshot();
  const auto wrong = octal(wrong_in(before));
  ASSERT_GT(wrong.size(), 10U);

  auto rows = account.rows_after({"audit"}, 1);
  EXPECT_EQ(with_status(rows, "wrong"), wrong);
  EXPECT_EQ(rows.size(), wrong.size() + 1) << "and the link, which is skipped";
  EXPECT_EQ(rows.at("/blog").status, "skipped");
  EXPECT_EQ(account.files().snapshot(), before) << "an audit changes nothing";

  rows = account.rows_after({"fix"}, 1);
  EXPECT_EQ(with_status(rows, "wrong"), wrong);
  EXPECT_EQ(account.files().snapshot(), before) << "fix without --apply changes nothing";
  rows = account.rows_after({"fix", "--fix-root"}, 1);
  EXPECT_EQ(account.files().snapshot(), before) << "nor with --fix-root";

  rows = account.rows_after({"fix", "--apply"}, 1);
  EXPECT_EQ(with_status(rows, "wrong"), (std::map<std::string, std::string>{{"/", "755"}}));
  EXPECT_EQ(with_status(rows, "fixed").size(), wrong.size() - 1);
  EXPECT_EQ(octal(wrong_in(account.files().snapshot())),
            (std::map<std::string, std::string>{{"/", "755"}}));

  rows = account.rows_after({"fix", "--apply", "--fix-root"}, 0);
  EXPECT_EQ(with_status(rows, "fixed"), (std::map<std::string, std::string>{{"/", "705"}}));

  const Snapshot after = account.files().snapshot();
  EXPECT_TRUE(wrong_in(after).empty());
  ASSERT_EQ(after.size(), before.size());
  for (const auto& [path, entry] : before)
    EXPECT_EQ(after.at(path).type, entry.type) << path;

  rows = account.rows_after({"audit"}, 0);
  EXPECT_EQ(rows.size(), 1U) << "the link";
  EXPECT_EQ(account.files().snapshot(), after);
}

INSTANTIATE_TEST_SUITE_P(Each, WholeAccount, ::testing::ValuesIn(cases()), [](const auto& one) {
  return one.param.server + (one.param.tls == Tls::on ? "_tls" : "_plain");
});

} // namespace ftperm::testing
