#include "cli/diagnose_options.hpp"

#include "cli/typed_options.hpp"

#include <cstdlib>

namespace ftperm::cli {
namespace {

std::optional<std::string> netrc_file() {
  const char* named = std::getenv("NETRC");
  if (named != nullptr && *named != '\0') return named;
  const char* home = std::getenv("HOME");
  if (named != nullptr || home == nullptr || *home == '\0') return std::nullopt;
  return std::string(home) + "/.netrc";
}

std::optional<Error> read_numbers(const TypedOptions& typed, DiagnoseOptions& options) {
  const auto follow = typed.number("follow", 0, 50);
  if (!follow) return follow.error();
  options.load.follow = static_cast<unsigned>(follow->value_or(options.load.follow));
  const auto loads = typed.number("loads", 1, 50);
  if (!loads) return loads.error();
  options.loads = static_cast<unsigned>(loads->value_or(options.loads));
  const auto timeout = typed.number("site-timeout", 1, 300);
  if (!timeout) return timeout.error();
  if (*timeout) options.load.timeout = std::chrono::seconds(**timeout);
  return {};
}

} // namespace

void add_diagnose_options(KnownOptions& known) {
  known.with_value.insert(known.with_value.end(),
                          {"follow", "loads", "site-timeout", "user-agent", "site-cacert"});
  known.repeated = {"site", "resolve"};
  known.without.insert(known.without.end(),
                       {"test", "keep-htaccess-off", "insecure-site", "no-query"});
}

Result<DiagnoseOptions> read_diagnose_options(const TypedOptions& typed) {
  DiagnoseOptions options;
  options.sites = typed.texts("site");
  if (options.sites.empty())
    return usage("name a page that fails: --site https://www.example.net/");
  options.test = typed.has("test");
  options.keep_htaccess_off = typed.has("keep-htaccess-off");
  if (typed.has("apply") && !options.test)
    return usage("--apply keeps what a test has proven: it goes with --test");
  if (options.keep_htaccess_off && !typed.has("apply"))
    return usage("--keep-htaccess-off goes with --test --apply");
  if (auto error = read_numbers(typed, options)) return *std::move(error);
  options.load.resolve = typed.texts("resolve");
  options.load.user_agent = typed.text("user-agent").value_or("ftperm/" FTPERM_VERSION);
  options.load.ca_file = typed.text("site-cacert");
  options.load.check_certificate = !typed.has("insecure-site");
  if (options.load.ca_file && !options.load.check_certificate)
    return usage("--insecure-site and --site-cacert contradict each other: drop one of them");
  options.load.netrc_file = netrc_file();
  options.load.unique_query = !typed.has("no-query");
  return options;
}

} // namespace ftperm::cli
