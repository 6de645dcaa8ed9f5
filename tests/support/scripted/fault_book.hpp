#pragma once

#include "support/scripted/fault.hpp"

#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

namespace ftperm::testing {

/// When a fault can happen.
enum class Moment : std::uint8_t { command, reply, listing, transfer, connection, always, byte };
Moment moment_of(Does does);

/// Counts what happens on a server, and says which faults are due. Any thread.
class FaultBook {
 public:
  explicit FaultBook(std::vector<Fault> faults);

  /// Counts one such moment, and gives the faults that are due at it, in the order written.
  std::vector<Fault> due(Moment moment, std::string_view verb, std::string_view path);

  /// Counts so many control bytes that are to go out. Something: only so many of them may.
  std::optional<std::size_t> due_at_byte(std::size_t bytes);

  bool hides(std::string_view path) const;
  std::optional<unsigned> shown_mode(std::string_view path) const;

  /// How often a fault of the kind has happened.
  std::size_t happened(Does does) const;

 private:
  struct Page {
    Fault fault;
    std::size_t seen = 0;
    std::size_t happened = 0;
  };

  mutable std::mutex mutex_;
  std::vector<Page> pages_;
  std::size_t bytes_ = 0;
};

} // namespace ftperm::testing
