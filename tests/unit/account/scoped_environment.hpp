#pragma once

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace ftperm::account {

/// Sets an environment variable, or takes it away, until the end of its life.
class ScopedVariable {
 public:
  ScopedVariable(std::string name, const std::optional<std::string>& value)
      : name_(std::move(name)) {
    if (const char* const before = std::getenv(name_.c_str()); before != nullptr) before_ = before;
    set(value);
  }

  ScopedVariable(const ScopedVariable&) = delete;
  ScopedVariable& operator=(const ScopedVariable&) = delete;

  ~ScopedVariable() { set(before_); }

  void set(const std::optional<std::string>& value) const {
    if (value)
      ::setenv(name_.c_str(), value->c_str(), 1);
    else
      ::unsetenv(name_.c_str());
  }

 private:
  std::string name_;
  std::optional<std::string> before_;
};

/// A fresh home directory, and no password in the environment.
class HomeTest : public testing::Test {
 protected:
  HomeTest() : home_(make_directory()), home_variable_("HOME", home_) {}

  ~HomeTest() override {
    for (const auto* name : {"/.netrc", "/other"})
      ::unlink((home_ + name).c_str());
    ::rmdir(home_.c_str());
  }

  /// Writes a file into the home directory and returns its path.
  std::string write(const std::string& name, const std::string& text, mode_t mode = 0600) const {
    auto path = home_ + "/" + name;
    std::ofstream(path, std::ios::binary) << text;
    ::chmod(path.c_str(), mode);
    return path;
  }

  const std::string& home() const { return home_; }

  ScopedVariable& netrc_variable() { return netrc_variable_; }

  ScopedVariable& password_variable() { return password_variable_; }

 private:
  static std::string make_directory() {
    std::string path = testing::TempDir() + "/ftperm-home-XXXXXX";
    if (::mkdtemp(path.data()) == nullptr) ADD_FAILURE() << "no directory for the test";
    return path;
  }

  std::string home_;
  ScopedVariable home_variable_;
  ScopedVariable netrc_variable_{"NETRC", std::nullopt};
  ScopedVariable password_variable_{"FTPERM_PASSWORD", std::nullopt};
};

} // namespace ftperm::account
