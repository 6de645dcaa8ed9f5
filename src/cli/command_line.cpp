#include "cli/command_line.hpp"

#include "cli/help.hpp"
#include "ftperm/core/text.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <boost/program_options.hpp>

namespace po = boost::program_options;

namespace ftperm::cli {
namespace {

Error usage(std::string sentence) {
  return {ErrorKind::usage, std::move(sentence)};
}

/// An address in the wrong place can hold a password: it is not repeated.
Error unknown_word(const std::string& word, std::string sentence) {
  if (word.find("://") == std::string::npos && word.find('@') == std::string::npos)
    return usage(std::move(sentence));
  return usage("the address stands in the wrong place: write ftperm audit ftp://login@host/");
}

/// What was typed, not yet checked.
po::options_description described_options() {
  po::options_description options;
  const auto text = [] { return po::value<std::string>(); };
  options.add_options()("help,h", "")("url", text())("password-file", text())("password-command",
                                                                              text())(
      "tls", text())("cacert", text())("insecure", "")("profile", text())("root-mode", text())(
      "dir-mode", text())("file-mode", text())("fix-root", "")("apply", "")("connections", text())(
      "timeout", text())("listing", text())("no-pipeline", "")("csv", text())("json", text())(
      "all", "")("quiet,q", "")("log-file", text())("color", text());
  return options;
}

std::optional<std::string> text_of(const po::variables_map& typed, const char* name) {
  if (typed.count(name) == 0) return std::nullopt;
  return typed[name].as<std::string>();
}

/// One of a few words; nothing when the option was not typed.
template <typename T>
Result<std::optional<T>> choice(const po::variables_map& typed, const char* name,
                                const std::map<std::string, T>& words) {
  const auto text = text_of(typed, name);
  if (!text) return std::optional<T>();
  if (const auto found = words.find(*text); found != words.end())
    return std::optional<T>(found->second);
  std::string known;
  for (const auto& [word, value] : words)
    known += (known.empty() ? "" : ", ") + word;
  return usage("--" + std::string(name) + " " + visible(*text) + ": it takes one of " + known);
}

Result<std::optional<unsigned>> number(const po::variables_map& typed, const char* name,
                                       unsigned least, unsigned most) {
  const auto text = text_of(typed, name);
  if (!text) return std::optional<unsigned>();
  const bool digits =
      !text->empty() && text->size() < 6 &&
      std::all_of(text->begin(), text->end(), [](char c) { return c >= '0' && c <= '9'; });
  const unsigned value = digits ? static_cast<unsigned>(std::stoul(*text)) : 0;
  if (digits && value >= least && value <= most) return std::optional(value);
  return usage("--" + std::string(name) + " " + visible(*text) + ": it takes a number from " +
               std::to_string(least) + " to " + std::to_string(most));
}

/// Reads a mode option into `mode`. `needed` are the bits without which the account's owner is
/// locked out of what gets this mode.
std::optional<Error> read_mode(const po::variables_map& typed, const char* name, unsigned needed,
                               Mode& mode) {
  const auto text = text_of(typed, name);
  if (!text) return {};
  const auto parsed = Mode::parse_octal(*text);
  const std::string option = "--" + std::string(name) + " " + visible(*text);
  if (!parsed) return usage(option + ": a mode is three or four octal digits, as in 705");
  if ((parsed->bits() & needed) != needed)
    return usage(option +
                 ": this would lock the account out of its own site; the first digit "
                 "must give the owner at least " +
                 Mode(needed).to_octal().substr(0, 1));
  mode = *parsed;
  return {};
}

std::optional<Error> read_rules(const po::variables_map& typed, Config& config) {
  const policy::Rules ovh{Mode(0705), Mode(0705), Mode(0604)};
  const policy::Rules generic{Mode(0755), Mode(0755), Mode(0644)};
  const auto profile =
      choice<policy::Rules>(typed, "profile", {{"ovh", ovh}, {"generic", generic}});
  if (!profile) return profile.error();
  config.rules = profile->value_or(ovh);
  if (auto error = read_mode(typed, "root-mode", 0500, config.rules.root)) return error;
  if (auto error = read_mode(typed, "dir-mode", 0500, config.rules.directory)) return error;
  if (auto error = read_mode(typed, "file-mode", 0400, config.rules.file)) return error;
  for (const Mode mode : {config.rules.root, config.rules.directory, config.rules.file})
    if ((mode.bits() & 0022) != 0)
      config.warnings.push_back("mode " + mode.to_octal() + " lets others on the server write");
  return {};
}

std::optional<Error> read_connection(const po::variables_map& typed, Config& config) {
  const auto url = text_of(typed, "url");
  if (!url) return usage("name the account: ftperm audit ftp://login@host/");
  auto parsed = account::parse_url(*url);
  if (!parsed) return parsed.error();
  config.url = *std::move(parsed);
  if (!RemotePath::parse("/" + config.url.path))
    return usage("the path in the address holds \".\" or \"..\": write it out");
  config.password = {text_of(typed, "password-file"), text_of(typed, "password-command")};
  config.ca_file = text_of(typed, "cacert");
  config.insecure = typed.count("insecure") > 0;
  const auto tls = choice<bool>(typed, "tls", {{"required", true}, {"off", false}});
  if (!tls) return tls.error();
  if (tls->value_or(true)) {
    config.tls = config.url.implicit_tls ? account::Tls::implicit_tls : account::Tls::explicit_tls;
  } else {
    if (config.url.implicit_tls) return usage("--tls off contradicts ftps://: write ftp://");
    if (config.insecure || config.ca_file)
      return usage("--tls off leaves nothing for --cacert or --insecure to do: drop one of them");
    config.tls = account::Tls::off;
    config.warnings.emplace_back("TLS is off: the password travels in clear");
  }
  if (config.insecure && config.ca_file)
    return usage("--insecure and --cacert contradict each other: drop one of them");
  if (config.insecure)
    config.warnings.emplace_back(
        "--insecure: the certificate is not checked, so the server may be somebody else's");
  return {};
}

std::optional<Error> read_effort(const po::variables_map& typed, Config& config) {
  const auto connections = number(typed, "connections", 1, 4);
  if (!connections) return connections.error();
  config.connections = connections->value_or(config.connections);
  const auto timeout = number(typed, "timeout", 1, 3600);
  if (!timeout) return timeout.error();
  if (*timeout) config.timeout = std::chrono::seconds(**timeout);
  const auto listing = choice<std::optional<ftp::ListingWay>>(typed, "listing",
                                                              {{"auto", std::nullopt},
                                                               {"stat", ftp::ListingWay::stat},
                                                               {"mlsd", ftp::ListingWay::mlsd},
                                                               {"list", ftp::ListingWay::list}});
  if (!listing) return listing.error();
  config.listing = listing->value_or(std::nullopt);
  config.pipeline = typed.count("no-pipeline") == 0;
  return {};
}

std::optional<Error> read_output(const po::variables_map& typed, Config& config) {
  const auto color = choice<Color>(
      typed, "color",
      {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}});
  if (!color) return color.error();
  config.color = color->value_or(Color::automatic);
  config.csv = text_of(typed, "csv");
  config.json = text_of(typed, "json");
  config.log_file = text_of(typed, "log-file");
  config.all = typed.count("all") > 0;
  config.quiet = typed.count("quiet") > 0;
  if (config.csv == "-" && config.json == "-")
    return usage("--csv - and --json - both want standard output: give one of them a file");
  const std::array files{std::pair{"--csv", config.csv}, std::pair{"--json", config.json},
                         std::pair{"--log-file", config.log_file}};
  for (std::size_t i = 0; i < files.size(); ++i)
    for (std::size_t j = i + 1; j < files.size(); ++j)
      if (files.at(i).second && *files.at(i).second != "-" &&
          files.at(i).second == files.at(j).second)
        return usage(std::string(files.at(i).first) + " and " + files.at(j).first +
                     " name the same file");
  return {};
}

std::optional<Error> read_fix(const po::variables_map& typed, Config& config) {
  config.apply = typed.count("apply") > 0;
  config.fix_root = typed.count("fix-root") > 0;
  if (config.command == Command::fix || (!config.apply && !config.fix_root)) return {};
  return usage("an audit changes nothing, so --apply and --fix-root go with ftperm fix");
}

/// -v, -vv, --verbose: taken out first, since they add up.
int take_verbosity(std::vector<std::string>& arguments) {
  int verbosity = 0;
  std::erase_if(arguments, [&](const std::string& argument) {
    const int level = argument == "-vv" ? 2 : argument == "-v" || argument == "--verbose" ? 1 : 0;
    verbosity += level;
    return level > 0;
  });
  return verbosity;
}

Result<po::variables_map> read_options(const std::vector<std::string>& arguments) {
  po::variables_map typed;
  po::positional_options_description positional;
  positional.add("url", 1);
  namespace style = po::command_line_style;
  try {
    const auto options = described_options();
    po::store(po::command_line_parser(arguments)
                  .options(options)
                  .positional(positional)
                  .style(style::default_style & ~style::allow_guessing)
                  .run(),
              typed);
  } catch (const po::too_many_positional_options_error&) {
    return usage("one account at a time: there is more than one address");
  } catch (const po::unknown_option& error) {
    return unknown_word(error.get_option_name(),
                        "unknown option " + visible(error.get_option_name()));
  } catch (const po::error& error) {
    return unknown_word(error.what(), visible(error.what()));
  }
  return typed;
}

} // namespace

Result<std::variant<Config, Say>> read_command_line(const std::vector<std::string>& arguments) {
  using Wish = std::variant<Config, Say>;
  if (arguments.empty()) return usage("what shall be done? `ftperm --help` tells");
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-h" || first == "help") return Wish(Say{general_help()});
  if (first == "--version") return Wish(Say{version_text()});
  const std::map<std::string, Command> commands{{"audit", Command::audit}, {"fix", Command::fix}};
  const auto command = commands.find(first);
  if (command == commands.end())
    return unknown_word(first, "\"" + visible(first) + "\" is no command: audit and fix are");
  std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
  Config config;
  config.command = command->second;
  config.verbosity = take_verbosity(rest);
  const auto typed = read_options(rest);
  if (!typed) return typed.error();
  if (typed->count("help") > 0) return Wish(Say{command_help(config.command)});
  for (const auto& read : {read_fix, read_connection, read_rules, read_effort, read_output})
    if (auto error = read(*typed, config)) return *std::move(error);
  return Wish(std::move(config));
}

} // namespace ftperm::cli
