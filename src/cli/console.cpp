#include "cli/console.hpp"

#include "ftperm/core/text.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <mutex>

#include <fcntl.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <unistd.h>

namespace ftperm::cli {
namespace {

class StandardErrorSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit StandardErrorSink(ProgressLine& progress) : progress_(progress) {}

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    progress_.clear();
    if (message.level == spdlog::level::warn) std::cerr << "ftperm: warning: ";
    if (message.level == spdlog::level::info) std::cerr << "ftperm: ";
    std::cerr << std::string_view(message.payload.data(), message.payload.size()) << '\n';
  }

  void flush_() override { std::cerr.flush(); }

 private:
  ProgressLine& progress_;
};

spdlog::level::level_enum level_of(const Config& config) {
  if (config.verbosity >= 2) return spdlog::level::trace;
  if (config.verbosity == 1) return spdlog::level::info;
  return spdlog::level::warn;
}

/// The log tells who logs in where: for its owner's eyes.
std::optional<Error> create_private(const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0)
    return Error{ErrorKind::local_io, "--log-file " + visible(path) + " cannot be written (" +
                                          std::strerror(errno) + "): choose another place"};
  close(file);
  return {};
}

} // namespace

Result<std::shared_ptr<spdlog::logger>> open_log(const Config& config, ProgressLine& progress) {
  auto screen = std::make_shared<StandardErrorSink>(progress);
  screen->set_level(level_of(config));
  auto log = std::make_shared<spdlog::logger>("ftperm", screen);
  log->set_level(level_of(config));
  if (!config.log_file) return log;
  if (auto error = create_private(*config.log_file)) return *std::move(error);
  try {
    auto file = std::make_shared<spdlog::sinks::basic_file_sink_mt>(*config.log_file);
    file->set_level(spdlog::level::trace);
    log->sinks().push_back(std::move(file));
  } catch (const spdlog::spdlog_ex& error) {
    return Error{ErrorKind::local_io, visible(error.what())};
  }
  log->set_level(spdlog::level::trace);
  return log;
}

bool wants_progress(const Config& config) {
  return !config.quiet && config.verbosity < 2 && isatty(STDERR_FILENO) != 0;
}

bool wants_color(const Config& config) {
  if (config.color != Color::automatic) return config.color == Color::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool unwanted = (no_color != nullptr && *no_color != '\0') ||
                        (terminal != nullptr && std::strcmp(terminal, "dumb") == 0);
  return !unwanted && isatty(STDOUT_FILENO) != 0;
}

void say_error(const Error& error) {
  std::cerr << "ftperm: error: " << error.message
            << (error.message.ends_with('.') || error.message.ends_with('?') ? "\n" : ".\n");
}

} // namespace ftperm::cli
