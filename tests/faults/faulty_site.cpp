#include "faults/faulty_site.hpp"

#include <map>

namespace ftperm::testing {

FileTree small_site() {
  FileTree tree;
  tree.add("/index.php", EntryType::file, 0644);
  tree.add("/www", EntryType::directory, 0705);
  tree.add("/www/a.php", EntryType::file, 0604);
  tree.add("/www/b.php", EntryType::file, 0777);
  tree.add("/www/img", EntryType::directory, 0755);
  tree.add("/www/img/1.png", EntryType::file, 0604);
  tree.add("/logs", EntryType::directory, 0700);
  tree.add_link("/blog", "/www");
  tree.add("/pipe", EntryType::other, 0644);
  return tree;
}

Trial FaultyRun::operator()(Work work, FileTree tree) const {
  ServerOptions options;
  options.dress = dress;
  options.tls = tls;
  options.home = home;
  options.faults = faults;
  ScriptedServer server(std::move(tree), options);
  Trial trial;
  trial.home = home;
  trial.work = work;
  trial.wishes = wishes;
  trial.faults = faults;
  trial.before = server.snapshot();
  trial.report = run(server, work, wishes);
  trial.after = server.snapshot();
  trial.record = server.record();
  for (const std::string& promise : broken_promises(trial))
    ADD_FAILURE() << promise;
  for (const Fault& fault : faults) {
    const bool counted = moment_of(fault.does) != Moment::always;
    if (counted && !may_not_happen) {
      EXPECT_GT(server.happened(fault.does), 0U) << to_text(fault);
    }
  }
  return trial;
}

namespace {

std::map<std::string, std::string> words_of(const RunReport& report) {
  std::map<std::string, std::string> words;
  for (const Finding& row : report.rows)
    words[row.path] = to_word(row.status);
  return words;
}

std::map<std::string, std::string> words_with(const char* wrong) {
  return {
      {"/", "ok"},          {"/blog", "skipped"},    {"/index.php", wrong}, {"/logs", wrong},
      {"/pipe", "skipped"}, {"/www", "ok"},          {"/www/a.php", "ok"},  {"/www/b.php", wrong},
      {"/www/img", wrong},  {"/www/img/1.png", "ok"}};
}

std::string message_of(const RunReport& report) {
  return report.error ? report.error->message : std::string("no error");
}

} // namespace

void expect_whole_audit(const Trial& trial) {
  EXPECT_EQ(words_of(trial.report), words_with("wrong")) << message_of(trial.report);
  EXPECT_EQ(trial.report.exit_code, cli::ExitCode::wrong) << message_of(trial.report);
}

void expect_whole_repair(const Trial& trial) {
  EXPECT_EQ(words_of(trial.report), words_with("fixed")) << message_of(trial.report);
  EXPECT_EQ(trial.report.exit_code, cli::ExitCode::ok) << message_of(trial.report);
}

void expect_lost(const Trial& trial, ErrorKind kind, const std::string& words) {
  ASSERT_TRUE(trial.report.error) << "it did not end early";
  EXPECT_EQ(trial.report.error->kind, kind) << trial.report.error->message;
  EXPECT_NE(trial.report.error->message.find(words), std::string::npos)
      << trial.report.error->message;
  EXPECT_EQ(trial.report.exit_code, cli::ExitCode::connection);
}

} // namespace ftperm::testing
