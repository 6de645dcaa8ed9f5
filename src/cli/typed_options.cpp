#include "cli/typed_options.hpp"

#include <algorithm>

#include <boost/program_options.hpp>

namespace po = boost::program_options;

namespace ftperm::cli {
namespace {

po::options_description described(const KnownOptions& known) {
  po::options_description options;
  for (const char* name : known.with_value)
    options.add_options()(name, po::value<std::string>());
  for (const char* name : known.repeated)
    options.add_options()(name, po::value<std::vector<std::string>>());
  for (const char* name : known.without)
    options.add_options()(name, "");
  return options;
}

} // namespace

Error usage(std::string sentence) {
  return {ErrorKind::usage, std::move(sentence)};
}

Error unknown_word(const std::string& word, std::string sentence) {
  if (word.find("://") == std::string::npos && word.find('@') == std::string::npos)
    return usage(std::move(sentence));
  return usage("the address stands in the wrong place: write ftperm audit ftp://login@host/");
}

Result<TypedOptions> TypedOptions::parse(const std::vector<std::string>& arguments,
                                         const KnownOptions& known) {
  TypedOptions options;
  po::positional_options_description places;
  for (const char* name : known.positional)
    places.add(name, 1);
  namespace style = po::command_line_style;
  try {
    const auto accepted = described(known);
    po::store(po::command_line_parser(arguments)
                  .options(accepted)
                  .positional(places)
                  .style(style::default_style & ~style::allow_guessing)
                  .run(),
              options.typed_);
  } catch (const po::too_many_positional_options_error&) {
    return usage(known.too_many);
  } catch (const po::unknown_option& error) {
    return unknown_word(error.get_option_name(),
                        "unknown option " + visible(error.get_option_name()));
  } catch (const po::error& error) {
    return unknown_word(error.what(), visible(error.what()));
  }
  return options;
}

std::optional<std::string> TypedOptions::text(const char* name) const {
  if (!has(name)) return std::nullopt;
  return typed_[name].as<std::string>();
}

std::vector<std::string> TypedOptions::texts(const char* name) const {
  if (!has(name)) return {};
  return typed_[name].as<std::vector<std::string>>();
}

Result<std::optional<std::size_t>> TypedOptions::number(const char* name, std::size_t least,
                                                        std::size_t most) const {
  const auto word = text(name);
  if (!word) return std::optional<std::size_t>();
  const bool digits =
      !word->empty() && word->size() < 10 &&
      std::all_of(word->begin(), word->end(), [](char c) { return c >= '0' && c <= '9'; });
  const std::size_t value = digits ? std::stoul(*word) : 0;
  if (digits && value >= least && value <= most) return std::optional(value);
  return usage("--" + std::string(name) + " " + visible(*word) + ": it takes a number from " +
               std::to_string(least) + " to " + std::to_string(most));
}

std::optional<Error> TypedOptions::read_mode(const char* name, unsigned needed, Mode& mode) const {
  const auto word = text(name);
  if (!word) return {};
  const auto parsed = Mode::parse_octal(*word);
  const std::string option = "--" + std::string(name) + " " + visible(*word);
  if (!parsed) return usage(option + ": a mode is three or four octal digits, as in 705");
  if ((parsed->bits() & needed) != needed)
    return usage(option +
                 ": this would lock the account out of its own site; the first digit "
                 "must give the owner at least " +
                 Mode(needed).to_octal().substr(0, 1));
  mode = *parsed;
  return {};
}

} // namespace ftperm::cli
