#include "cli/read_listing_options.hpp"

#include "ftperm/core/text.hpp"

#include <map>

#include <boost/program_options.hpp>

namespace po = boost::program_options;

namespace ftperm::cli {
namespace {

constexpr const char* help = R"(ftperm read-listing --format list|mlsd|stat [FILE]

Shows how a listing that was captured from a server is read, line by line: for a report about a
server whose listings are not understood. Without FILE, or with -, standard input is read. Nothing
is connected to.

  --format list            what LIST sent over the data connection
  --format mlsd            what MLSD sent
  --format stat            the reply to STAT, with or without its opening and closing line

For every line that is read, one JSON object on a line of its own:
  line                     its number, from 1
  verdict                  entry: it stands for a name; skip: it stands for none, "." and ".."
                           included; bad: it was not understood
  name, name_hex           for reading; the exact bytes
  type                     file, dir, link or other
  mode                     four octal digits
  link_target_hex          what a link points to, exact bytes
  reason                   of skip and bad
What is not known or does not apply is null.

Exit codes
  0    every line was understood
  1    there are bad ones
  2    wrong usage, or a file that cannot be read
)";

Error usage(std::string sentence) {
  return {ErrorKind::usage, std::move(sentence) + "; `ftperm read-listing --help` tells more"};
}

Result<po::variables_map> typed_options(const std::vector<std::string>& arguments) {
  po::options_description options;
  options.add_options()("help,h", "")("format", po::value<std::string>())("file",
                                                                          po::value<std::string>());
  po::positional_options_description positional;
  positional.add("file", 1);
  namespace style = po::command_line_style;
  po::variables_map typed;
  try {
    po::store(po::command_line_parser(arguments)
                  .options(options)
                  .positional(positional)
                  .style(style::default_style & ~style::allow_guessing)
                  .run(),
              typed);
  } catch (const po::too_many_positional_options_error&) {
    return usage("one file at a time: there is more than one");
  } catch (const po::error& error) {
    return usage(visible(error.what()));
  }
  return typed;
}

} // namespace

Result<ReadListingOptions> read_listing_options(const std::vector<std::string>& arguments) {
  const auto typed = typed_options(arguments);
  if (!typed) return typed.error();
  ReadListingOptions options;
  options.help = typed->count("help") > 0;
  if (options.help) return options;
  if (typed->count("file") > 0) options.file = (*typed)["file"].as<std::string>();
  if (typed->count("format") == 0) return usage("say what was captured: --format list|mlsd|stat");
  const std::map<std::string, CapturedFormat> formats{{"list", CapturedFormat::list},
                                                      {"mlsd", CapturedFormat::mlsd},
                                                      {"stat", CapturedFormat::stat}};
  const auto& word = (*typed)["format"].as<std::string>();
  const auto format = formats.find(word);
  if (format == formats.end())
    return usage("--format " + visible(word) + ": it takes one of list, mlsd, stat");
  options.format = format->second;
  return options;
}

std::string read_listing_help() {
  return help;
}

} // namespace ftperm::cli
