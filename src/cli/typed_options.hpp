#pragma once

#include "ftperm/core/error.hpp"
#include "ftperm/core/mode.hpp"
#include "ftperm/core/text.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/program_options/variables_map.hpp>

namespace ftperm::cli {

Error usage(std::string sentence);

/// About a word that fits nowhere. An address in the wrong place can hold a password: it is not
/// repeated.
Error unknown_word(const std::string& word, std::string sentence);

/// The options that a command takes.
struct KnownOptions {
  std::vector<const char*> with_value;
  std::vector<const char*> without;       ///< "help,h": long and short
  std::vector<const char*> positional;    ///< that words without a name stand for, in their order
  std::vector<const char*> repeated = {}; ///< with a value, more than once
  const char* too_many;                   ///< the complaint about more such words
};

/// The options as they were typed, asked for one by one.
class TypedOptions {
 public:
  static Result<TypedOptions> parse(const std::vector<std::string>& arguments,
                                    const KnownOptions& known);

  bool has(const char* name) const { return typed_.count(name) > 0; }

  std::optional<std::string> text(const char* name) const;
  /// All values of a repeated option, in their order.
  std::vector<std::string> texts(const char* name) const;
  Result<std::optional<std::size_t>> number(const char* name, std::size_t least,
                                            std::size_t most) const;
  /// Reads a mode option into `mode`. `needed` are the bits without which the account's owner is
  /// locked out of what gets this mode.
  std::optional<Error> read_mode(const char* name, unsigned needed, Mode& mode) const;

  /// One of a few words; nothing when the option was not typed.
  template <typename T>
  Result<std::optional<T>> choice(const char* name, const std::map<std::string, T>& words) const {
    const auto word = text(name);
    if (!word) return std::optional<T>();
    if (const auto found = words.find(*word); found != words.end())
      return std::optional<T>(found->second);
    std::string known;
    for (const auto& [each, value] : words)
      known += (known.empty() ? "" : ", ") + each;
    return usage("--" + std::string(name) + " " + visible(*word) + ": it takes one of " + known);
  }

 private:
  boost::program_options::variables_map typed_;
};

} // namespace ftperm::cli
