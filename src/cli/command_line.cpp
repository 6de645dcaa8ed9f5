#include "cli/command_line.hpp"

#include "cli/help.hpp"
#include "cli/profiles.hpp"
#include "cli/typed_options.hpp"

#include <algorithm>
#include <array>

namespace ftperm::cli {
namespace {

/// Of the commands that go to a server. Which of them takes which, check_belonging() says.
KnownOptions known_options(Command command) {
  KnownOptions known{.with_value = {"url",      "journal-file", "password-file", "password-command",
                                    "tls",      "cacert",       "profile",       "root-mode",
                                    "dir-mode", "file-mode",    "listing",       "connections",
                                    "max-rate", "timeout",      "csv",           "json",
                                    "log-file", "color",        "journal",       "max-changes"},
                     .without = {"help,h", "insecure", "fix-root", "apply", "no-pipeline",
                                 "quiet,q", "all", "same-account"},
                     .positional = {"url"},
                     .too_many = "one account at a time: there is more than one address"};
  if (command == Command::undo) known.positional = {"journal-file", "url"};
  if (command == Command::diagnose) add_diagnose_options(known);
  return known;
}

std::optional<Error> read_rules(const TypedOptions& typed, Config& config) {
  const auto profile = typed.choice<policy::Rules>("profile", profiles());
  if (!profile) return profile.error();
  config.profile = typed.text("profile").value_or("ovh");
  config.rules = profile->value_or(profiles().at(config.profile));
  if (auto error = typed.read_mode("root-mode", 0500, config.rules.root)) return error;
  if (auto error = typed.read_mode("dir-mode", 0500, config.rules.directory)) return error;
  if (auto error = typed.read_mode("file-mode", 0400, config.rules.file)) return error;
  for (const Mode mode : {config.rules.root, config.rules.directory, config.rules.file})
    if ((mode.bits() & 0022) != 0)
      config.warnings.push_back("mode " + mode.to_octal() + " lets others on the server write");
  return {};
}

std::optional<Error> read_url(const TypedOptions& typed, Config& config) {
  const auto url = typed.text("url");
  config.url_is_given = url.has_value();
  if (!url && config.command == Command::undo) return {};
  if (!url && config.command == Command::diagnose)
    return usage("name the account: ftperm diagnose ftp://login@host/www --site "
                 "https://www.example.net/");
  if (!url) return usage("name the account: ftperm audit ftp://login@host/");
  auto parsed = account::parse_url(*url);
  if (!parsed) return parsed.error();
  config.url = *std::move(parsed);
  if (!RemotePath::parse("/" + config.url.path))
    return usage("the path in the address holds \".\" or \"..\": write it out");
  if (config.command == Command::undo && !config.url.path.empty())
    return usage("the journal knows the path: give the account alone, as in ftp://login@host/");
  return {};
}

std::optional<Error> read_connection(const TypedOptions& typed, Config& config) {
  if (auto error = read_url(typed, config)) return error;
  config.password = {typed.text("password-file"), typed.text("password-command")};
  config.ca_file = typed.text("cacert");
  config.insecure = typed.has("insecure");
  const auto tls = typed.choice<bool>("tls", {{"required", true}, {"off", false}});
  if (!tls) return tls.error();
  config.tls_is_given = tls->has_value();
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

std::optional<Error> read_effort(const TypedOptions& typed, Config& config) {
  const auto connections = typed.number("connections", 1, 8);
  if (!connections) return connections.error();
  config.connections = static_cast<unsigned>(connections->value_or(config.connections));
  const auto rate = typed.number("max-rate", 1, 1'000'000);
  if (!rate) return rate.error();
  config.max_rate = static_cast<unsigned>(rate->value_or(0));
  const auto timeout = typed.number("timeout", 1, 3600);
  if (!timeout) return timeout.error();
  if (*timeout) config.timeout = std::chrono::seconds(**timeout);
  const auto listing =
      typed.choice<std::optional<ftp::ListingWay>>("listing", {{"auto", std::nullopt},
                                                               {"stat", ftp::ListingWay::stat},
                                                               {"mlsd", ftp::ListingWay::mlsd},
                                                               {"list", ftp::ListingWay::list}});
  if (!listing) return listing.error();
  config.listing = listing->value_or(std::nullopt);
  config.pipeline = !typed.has("no-pipeline");
  return {};
}

std::optional<Error> read_output(const TypedOptions& typed, Config& config) {
  const auto color = typed.choice<Color>(
      "color", {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}});
  if (!color) return color.error();
  config.color = color->value_or(Color::automatic);
  config.csv = typed.text("csv");
  config.json = typed.text("json");
  config.log_file = typed.text("log-file");
  config.all = typed.has("all");
  config.quiet = typed.has("quiet");
  if (config.csv == "-" && config.json == "-")
    return usage("--csv - and --json - both want standard output: give one of them a file");
  const std::array files{std::pair{"--csv", config.csv}, std::pair{"--json", config.json},
                         std::pair{"--log-file", config.log_file},
                         std::pair{"--journal", config.journal},
                         std::pair{"the journal", std::optional(config.undone_journal)}};
  for (std::size_t i = 0; i < files.size(); ++i)
    for (std::size_t j = i + 1; j < files.size(); ++j)
      if (files.at(i).second && *files.at(i).second != "-" &&
          files.at(i).second == files.at(j).second)
        return usage(std::string(files.at(i).first) + " and " + files.at(j).first +
                     " name the same file");
  return {};
}

/// Options that only some commands have: they are refused elsewhere, not passed over.
std::optional<Error> check_belonging(const TypedOptions& typed, Command command) {
  if (command == Command::audit && (typed.has("apply") || typed.has("fix-root")))
    return usage("an audit changes nothing, so --apply and --fix-root go with ftperm fix");
  const auto refuse = [&](std::initializer_list<const char*> names,
                          const char* where) -> std::optional<Error> {
    for (const char* name : names)
      if (typed.has(name)) return usage("--" + std::string(name) + " goes with " + where);
    return {};
  };
  if (command == Command::audit)
    return refuse({"journal", "max-changes", "same-account"}, "ftperm fix or ftperm undo");
  if (command == Command::diagnose)
    return refuse({"journal", "max-changes", "same-account", "all"}, "ftperm fix or ftperm undo");
  if (command == Command::fix) return refuse({"same-account"}, "ftperm undo");
  return refuse({"fix-root", "max-changes", "profile", "root-mode", "dir-mode", "file-mode"},
                "ftperm audit and ftperm fix: undo puts back what the journal says");
}

std::optional<Error> read_changes(const TypedOptions& typed, Config& config) {
  if (auto error = check_belonging(typed, config.command)) return error;
  config.apply = typed.has("apply");
  config.fix_root = typed.has("fix-root");
  config.same_account = typed.has("same-account");
  config.journal = typed.text("journal");
  if (config.command == Command::diagnose) {
    auto options = read_diagnose_options(typed);
    if (!options) return options.error();
    config.diagnose = *std::move(options);
  }
  if (config.journal && !config.apply)
    return usage("without --apply nothing is changed, so --journal has nothing to write");
  if (config.journal && (config.journal->empty() || config.journal == "-"))
    return usage("--journal takes the name of a file: the way back must last");
  const auto most = typed.number("max-changes", 0, 999'999'999);
  if (!most) return most.error();
  config.max_changes = *most;
  if (config.command != Command::undo) return {};
  config.undone_journal = typed.text("journal-file").value_or("");
  if (config.undone_journal.empty()) return usage("name the journal: `ftperm journals` lists them");
  if (config.undone_journal.find("://") == std::string::npos) return {};
  return usage("the journal comes first, then the address: ftperm undo JOURNAL ftp://login@host/");
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

Result<Wish> read_journals(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return Wish(ListJournals());
  if (arguments.front() == "--help" || arguments.front() == "-h") return Wish(Say{journals_help()});
  return unknown_word(arguments.front(), "ftperm journals takes no options");
}

Result<Wish> read_captured(const std::vector<std::string>& arguments) {
  const auto typed = TypedOptions::parse(arguments, known_to_read_listing());
  if (!typed) return typed.error();
  if (typed->has("help")) return Wish(Say{read_listing_help()});
  auto options = read_listing_options(*typed);
  if (!options) return options.error();
  return Wish(*std::move(options));
}

} // namespace

Result<Wish> read_command_line(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return usage("what shall be done? `ftperm --help` tells");
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-h" || first == "help") return Wish(Say{general_help()});
  if (first == "--version") return Wish(Say{version_text()});
  std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
  if (first == "journals") return read_journals(rest);
  if (first == "read-listing") return read_captured(rest);
  const std::map<std::string, Command> commands{{"audit", Command::audit},
                                                {"fix", Command::fix},
                                                {"undo", Command::undo},
                                                {"diagnose", Command::diagnose}};
  const auto command = commands.find(first);
  if (command == commands.end())
    return unknown_word(first,
                        "\"" + visible(first) + "\" is no command: `ftperm --help` lists them");
  Config config;
  config.command = command->second;
  config.verbosity = take_verbosity(rest);
  const auto typed = TypedOptions::parse(rest, known_options(config.command));
  if (!typed) return typed.error();
  if (typed->has("help")) return Wish(Say{command_help(config.command)});
  for (const auto& read : {read_changes, read_connection, read_rules, read_effort, read_output})
    if (auto error = read(*typed, config)) return *std::move(error);
  return Wish(std::move(config));
}

} // namespace ftperm::cli
