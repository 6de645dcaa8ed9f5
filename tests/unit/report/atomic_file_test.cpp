#include "ftperm/report/atomic_file.hpp"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <ostream>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using ftperm::ErrorKind;
using ftperm::report::check_writable;
using ftperm::report::write_file_atomically;

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

unsigned mode_of(const fs::path& file) {
  struct stat status = {};
  EXPECT_EQ(::stat(file.c_str(), &status), 0);
  return status.st_mode & 07777U;
}

auto text(std::string what) {
  return [what = std::move(what)](std::ostream& out) { out << what; };
}

/// A file limit for as long as it lives; too long writes then fail instead of raising a signal.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit = {bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }

  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, signal_);
  }

 private:
  rlimit before_ = {};
  void (*signal_)(int);
};

class AtomicFile : public testing::Test {
 protected:
  AtomicFile() {
    std::string name = (fs::temp_directory_path() / "ftperm-test-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    folder = name;
    file = folder / "report.csv";
  }

  ~AtomicFile() override {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }

  std::size_t names() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
  }

  fs::path folder;
  fs::path file;
};

TEST_F(AtomicFile, WritesAllOfIt) {
  const std::string long_text(300'000, 'x');
  EXPECT_FALSE(write_file_atomically(file, text(long_text)));
  EXPECT_EQ(content(file), long_text);
  EXPECT_EQ(names(), 1U);
}

TEST_F(AtomicFile, GivesANewFileTheModeOfTheUmask) {
  const auto before = ::umask(027);
  EXPECT_FALSE(write_file_atomically(file, text("x")));
  EXPECT_EQ(::umask(before), 027U);
  EXPECT_EQ(mode_of(file), 0640U);
}

TEST_F(AtomicFile, KeepsTheModeOfTheFileThatWasThere) {
  put(file, "old");
  ::chmod(file.c_str(), 0660);
  EXPECT_FALSE(write_file_atomically(file, text("new")));
  EXPECT_EQ(content(file), "new");
  EXPECT_EQ(mode_of(file), 0660U);
}

TEST_F(AtomicFile, ShowsTheOldFileUntilTheNewOneIsWhole) {
  put(file, "old");
  EXPECT_FALSE(write_file_atomically(file, [&](std::ostream& out) {
    out << "new" << std::flush;
    EXPECT_EQ(content(file), "old");
  }));
  EXPECT_EQ(content(file), "new");
}

TEST_F(AtomicFile, LeavesTheOldFileWhenWritingFails) {
  put(file, "old");
  const FileSizeLimit limit(1000);
  const auto error = write_file_atomically(file, text(std::string(5000, 'x')));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::local_io);
  EXPECT_NE(error->message.find(file.string()), std::string::npos);
  EXPECT_NE(error->message.find("unchanged"), std::string::npos);
  EXPECT_EQ(content(file), "old");
  EXPECT_EQ(names(), 1U);
}

TEST_F(AtomicFile, LeavesNothingWhenWritingANewFileFails) {
  const FileSizeLimit limit(1000);
  EXPECT_TRUE(write_file_atomically(file, text(std::string(500'000, 'x'))));
  EXPECT_EQ(names(), 0U);
}

TEST_F(AtomicFile, FailsWhenTheWriterGivesUp) {
  put(file, "old");
  EXPECT_TRUE(
      write_file_atomically(file, [](std::ostream& out) { out.setstate(std::ios::failbit); }));
  EXPECT_EQ(content(file), "old");
  EXPECT_EQ(names(), 1U);
}

TEST_F(AtomicFile, CleansUpWhenTheWriterThrows) {
  put(file, "old");
  EXPECT_THROW(
      (void)write_file_atomically(file, [](std::ostream&) { throw std::runtime_error("fault"); }),
      std::runtime_error);
  EXPECT_EQ(content(file), "old");
  EXPECT_EQ(names(), 1U);
}

TEST_F(AtomicFile, WritesTheTargetOfASymbolicLink) {
  fs::create_directory(folder / "reports");
  fs::create_symlink("reports/today.csv", file); // relative, and nothing there yet
  for (const char* what : {"one", "two"}) {
    EXPECT_FALSE(write_file_atomically(file, text(what)));
    EXPECT_TRUE(fs::is_symlink(file));
    EXPECT_EQ(content(folder / "reports" / "today.csv"), what);
  }
}

TEST_F(AtomicFile, TellsOfAFullDisk) {
  const auto error = write_file_atomically("/dev/full", text("x"));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::local_io);
  EXPECT_NE(error->message.find("Make room"), std::string::npos) << error->message;
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(AtomicFile, WritesStraightIntoADevice) {
  EXPECT_FALSE(write_file_atomically("/dev/null", text("x")));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(AtomicFile, WritesStraightIntoAPipe) {
  ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
  EXPECT_FALSE(check_writable(file));
  std::string got;
  std::thread reader([&] { got = content(file); });
  EXPECT_FALSE(write_file_atomically(file, text("through the pipe")));
  reader.join();
  EXPECT_EQ(got, "through the pipe");
  EXPECT_TRUE(fs::is_fifo(file));
}

TEST_F(AtomicFile, ContinuesItsOwnStandardOutput) {
  std::fflush(stdout);
  const int saved = ::dup(STDOUT_FILENO);
  const int fd = ::open(file.c_str(), O_CREAT | O_WRONLY, 0600);
  ::dup2(fd, STDOUT_FILENO);
  const bool began = ::write(STDOUT_FILENO, "before ", 7) == 7;
  const auto error = write_file_atomically(file, text("after"));
  ::dup2(saved, STDOUT_FILENO);
  ::close(fd);
  ::close(saved);
  EXPECT_TRUE(began);
  EXPECT_FALSE(error);
  EXPECT_EQ(content(file), "before after");
}

TEST_F(AtomicFile, ChecksWithoutLeavingAnything) {
  EXPECT_FALSE(check_writable(file));
  EXPECT_EQ(names(), 0U);
  put(file, "old");
  EXPECT_FALSE(check_writable(file));
  EXPECT_EQ(content(file), "old");
  EXPECT_EQ(names(), 1U);
  EXPECT_FALSE(check_writable("/dev/null"));
}

TEST_F(AtomicFile, TakesANameInTheCurrentFolder) {
  const auto before = fs::current_path();
  fs::current_path(folder);
  const auto check = check_writable("here.csv");
  const auto error = write_file_atomically("here.csv", text("x"));
  fs::current_path(before);
  EXPECT_FALSE(check);
  EXPECT_FALSE(error);
  EXPECT_EQ(content(folder / "here.csv"), "x");
}

TEST_F(AtomicFile, RefusesWhatCannotBeAFile) {
  put(file, "old");
  fs::create_symlink("loop", folder / "loop");
  for (const std::string& path :
       {std::string(), folder.string(), folder.string() + "/", (folder / "no/x.csv").string(),
        (folder / "new/").string(), (file / "x").string(), (folder / "loop").string(),
        (folder / std::string(300, 'x')).string()}) {
    const auto error = check_writable(path);
    ASSERT_TRUE(error) << path;
    EXPECT_EQ(error->kind, ErrorKind::usage);
    EXPECT_TRUE(write_file_atomically(path, text("x"))) << path;
  }
  EXPECT_NE(check_writable(folder / "no/x.csv")->message.find("folder does not exist"),
            std::string::npos);
  EXPECT_NE(check_writable(folder)->message.find("it is a folder"), std::string::npos);
  EXPECT_EQ(names(), 2U);
}

/// Root may write everywhere: meanwhile somebody else, who owns the folder.
class AsNobody {
 public:
  explicit AsNobody(const std::string& folder) : root_(::geteuid() == 0) {
    constexpr uid_t nobody = 65534;
    if (!root_) return;
    EXPECT_EQ(::chown(folder.c_str(), nobody, static_cast<gid_t>(-1)), 0);
    EXPECT_EQ(::setresuid(nobody, nobody, 0), 0);
  }

  ~AsNobody() {
    if (root_) {
      EXPECT_EQ(::setresuid(0, 0, 0), 0);
    }
  }

  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool root_;
};

TEST_F(AtomicFile, DoesNotReplaceAFileThatIsWriteProtected) {
  const AsNobody nobody(folder);
  put(file, "old");
  ::chmod(file.c_str(), 0400);
  EXPECT_TRUE(check_writable(file));
  EXPECT_TRUE(write_file_atomically(file, text("new")));
  EXPECT_EQ(content(file), "old");
}

TEST_F(AtomicFile, RefusesAFolderThatIsWriteProtected) {
  const AsNobody nobody(folder);
  ::chmod(folder.c_str(), 0500);
  EXPECT_TRUE(check_writable(file));
  ::chmod(folder.c_str(), 0700);
}

} // namespace
