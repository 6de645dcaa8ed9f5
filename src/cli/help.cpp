#include "cli/help.hpp"

namespace ftperm::cli {
namespace {

constexpr const char* general =
    R"(ftperm - audit and repair the permissions of a web hosting account over FTP

  ftperm audit URL              show every wrong permission; changes nothing
  ftperm fix   URL              show what would be changed; changes nothing
  ftperm fix   URL --apply      change it, check it, and report what is so afterwards
  ftperm undo  JOURNAL          show what would be put back; with --apply, put it back
  ftperm diagnose URL --site ADDRESS
                                find out why a site answers 500; --test tries it out
  ftperm journals               what was changed so far, and where the journals are
  ftperm read-listing FILE      show how a captured listing is read, for bug reports

URL is ftp://login@host/ for the whole account, ftp://login@host/www for a part of it. The root of
the account is always checked. The rule is that of OVHcloud's guide to "500 Internal Server Error":
the root and every folder 705, every file 604. --profile generic wants 755 and 644.

  ftperm audit ftp://me@ftp.example.net/ --csv report.csv

`ftperm COMMAND --help` shows all options of a command.
)";

constexpr const char* exit_codes = R"(
Exit codes
  0    everything is as it should be (fix --apply: now, and checked)
  1    wrong permissions are left
  2    wrong usage or input
  3    could not connect, log in, or stay connected
  4    incomplete: something could not be listed or known (wins over 1)
  130  interrupted
)";

constexpr const char* audit_usage = R"(ftperm audit URL [options]

Lists the whole account and shows every permission that is not as it should be. Changes nothing.
)";

constexpr const char* fix_usage = R"(ftperm fix URL [--apply] [--fix-root] [options]

Shows what would have to be changed; with --apply, changes it by SITE CHMOD, lists everything that
was changed again, and reports what is so now. Links, devices and what is right are left alone.

  --apply                  really change; without it nothing on the server is changed
  --fix-root               change the root of the account too. Without it the root is only
                           reported: a root at 700 or 000 can be your hoster's own lock
)";

constexpr const char* fix_safety = R"(
The way back
  --journal FILE           keep what is changed in FILE (default: a file of its own in
                           $XDG_STATE_HOME/ftperm or ~/.local/state/ftperm). It is on the disk
                           before the server hears of a change
  --max-changes N          change nothing where more than N changes would be needed
)";

constexpr const char* undo_usage = R"(ftperm undo JOURNAL [URL] [--apply] [options]

Shows what a run changed and what would be put back; with --apply, puts it back and lists it again.
Only what still has the mode that the run gave it is put back; the rest is left alone, and said.
Host, login and TLS are the journal's own; `ftperm journals` lists the journals.

  --apply                  really put back; without it nothing on the server is changed
  --same-account           URL names the journal's account under another name
  --journal FILE           keep what is put back in FILE (it can be undone, too)
)";

constexpr const char* diagnose_usage =
    R"(ftperm diagnose URL --site ADDRESS [--test [--apply [--keep-htaccess-off]]] [options]

Finds out why a site answers 500 "Internal Server Error", or is blank or closed: loads it, looks at
the permissions on the way to the page and at each .htaccess, and says what the cause is. Without
--test nothing is changed.

  --site ADDRESS           a page, https://www.example.net/; may be given more than once, for pages
                           that fail and pages that work
  --test                   try it: put the suspicious permissions right, and rename each .htaccess,
                           for the moment of a few loads, and put it all back. A site that works is
                           never experimented on
  --apply                  keep what cured the site: the permissions
  --keep-htaccess-off      keep the .htaccess that broke it out of the way, too
  --fix-root               the root of the account may be tried and changed, too

URL names the folder that the site is in: ftp://login@host/www.

Loading the site
  --loads N                so many times before anything is tried, 1 to 50 (default 5)
  --follow N               redirects, at most (default 10)
  --resolve HOST:ADDR      the site is found there, whatever its DNS says; also HOST:PORT:ADDR
  --user-agent TEXT
  --site-cacert FILE       trust these certificates (PEM) for the site
  --insecure-site          do not check the site's certificate
  --site-timeout SECONDS   for one load (default 30)
  --no-query               do not add a query that no cache has seen
A login that the site asks for is taken from ~/.netrc.
)";

constexpr const char* diagnose_exit_codes = R"(
Exit codes
  0    the site works (now)
  1    a cause was found
  2    wrong usage or input
  3    could not connect to the account, log in, or stay connected
  4    no cause was found, and not everything could be looked at
  5    no cause was found
  130  interrupted: what was tried was put back first
)";

constexpr const char* journals_usage = R"(ftperm journals

Lists the journals of this user on this machine, newest first: when, which account, how many
changes, whether the run came to its end, and whether it was undone. They are in
$XDG_STATE_HOME/ftperm or ~/.local/state/ftperm; what is no longer wanted can be deleted.
)";

constexpr const char* read_listing_usage = R"(ftperm read-listing --format list|mlsd|stat [FILE]

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

constexpr const char* rules = R"(
What is right
  --profile ovh|generic    ovh: folders 705, files 604 (default); generic: 755 and 644
  --dir-mode OCTAL         folders
  --file-mode OCTAL        files
  --root-mode OCTAL        the root of the account
)";

constexpr const char* options = R"(
Reports
  --csv FILE               a table for a spreadsheet; - for standard output
  --json FILE              everything, for programs; - for standard output
  --all                    report what is right, too
  --color auto|always|never
  -q, --quiet              only the findings, nothing else
  -v, -vv                  what is decided; all that goes over the wire (passwords masked)
  --log-file FILE          all that goes over the wire, into a file

The password: the first of these that there is
  --password-file FILE     its first line; - reads standard input
  --password-command CMD   the first line that CMD prints
  FTPERM_PASSWORD          in the environment
  ftp://login:password@... works, and can be seen in your shell's history
  ~/.netrc                 machine ... login ... password ...
  a question on the terminal

The connection
  ftp:// uses TLS on the usual port (AUTH TLS) and insists on it; ftps:// is TLS from the start.
  --tls required|off       off: no TLS; the password then travels in clear
  --cacert FILE            trust these certificates (PEM) instead of the system's
  --insecure               do not check the certificate
  --connections N          at most N connections at the same time, 1 to 8 (default 4)
  --max-rate N             at most N commands a second (default: as the server answers)
  --timeout SECONDS        a server silent for so long is taken for lost (default 60)
  --listing auto|stat|mlsd|list
                           how folders are listed; auto finds the fastest that can be trusted
  --no-pipeline            one command at a time, for a server that loses the thread
)";

} // namespace

std::string general_help() {
  return std::string(general) + exit_codes;
}

std::string command_help(Command command) {
  switch (command) {
  case Command::audit:
    return std::string(audit_usage) + rules + options + exit_codes;
  case Command::fix:
    return std::string(fix_usage) + fix_safety + rules + options + exit_codes;
  case Command::diagnose:
    return std::string(diagnose_usage) + rules + options + diagnose_exit_codes;
  case Command::undo:
    break;
  }
  return std::string(undo_usage) + options + exit_codes;
}

std::string journals_help() {
  return journals_usage;
}

std::string read_listing_help() {
  return read_listing_usage;
}

std::string version_text() {
  return "ftperm " FTPERM_VERSION "\n";
}

} // namespace ftperm::cli
