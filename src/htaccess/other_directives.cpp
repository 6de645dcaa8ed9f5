#include "htaccess/chars.hpp"
#include "htaccess/directives.hpp"

namespace ftperm::htaccess {
namespace {

struct Removed {
  std::string_view names;
  std::string_view advice;
};

constexpr Removed removed[] = {
    {"AuthAuthoritative AuthzDefaultAuthoritative AuthDefaultAuthoritative "
     "AuthzUserAuthoritative AuthzGroupFileAuthoritative AuthzHostAuthoritative "
     "AuthzOwnerAuthoritative AuthzDBMAuthoritative AuthzLDAPAuthoritative "
     "AuthDBMAuthoritative AuthDigestFile AuthDigestGroupFile",
     "Remove the line; <RequireAll> and <RequireAny> say now which rule counts."},
    {"RewriteLog RewriteLogLevel",
     "Remove the line; only the host can switch on a log of the rewrite rules."},
    {"AddModule ClearModuleList BindAddress ServerType ResourceConfig AccessConfig AgentLog "
     "RefererLog RefererIgnore CookieLog LockFile AcceptMutex SSLMutex SSLLog SSLLogLevel "
     "AcceptFilters StartThreadsPerChild",
     "Remove the line: it was for the server's own configuration."},
    {"AddOutputFilterByExtension AddInputFilterByType", "Use AddOutputFilterByType."},
};

constexpr std::string_view manual_of_php =
    "https://www.php.net/manual/en/configuration.changes.php";
constexpr std::string_view manual_of_apache =
    "https://httpd.apache.org/docs/2.4/howto/htaccess.html";

constexpr ForeignModule foreign[] = {
    {"SecFilter*", "mod_security 1, which Apache 2.4 does not have,", "security security2",
     "https://github.com/owasp-modsecurity/ModSecurity/wiki/Reference-Manual-(v2.x)"},
    {"Sec* ModSecurity*", "mod_security, which hosts seldom open to .htaccess,",
     "security security2 security3",
     "https://github.com/owasp-modsecurity/ModSecurity/wiki/Reference-Manual-(v2.x)"},
    {"CacheLookup CacheEngine CacheKeyModify CacheStoreAge CachePrivateEnable ESI* LSCache* "
     "LiteSpeed* RewriteFile",
     "the LiteSpeed server", "litespeed",
     "https://docs.litespeedtech.com/lscache/devguide/controls/"},
    {"ModPagespeed*", "mod_pagespeed", "pagespeed",
     "https://www.modpagespeed.com/doc/configuration"},
    {"suPHP_*", "suPHP", "suphp", manual_of_apache},
    {"lsapi_* Lsapi*", "mod_lsapi", "lsapi", manual_of_apache},
    {"Fcgid* FCGIWrapper DefaultInitEnv DefaultMaxClassProcessCount IPCCommTimeout "
     "IPCConnectTimeout MaxRequestsPerProcess MaxRequestLen",
     "mod_fcgid", "fcgid", "https://httpd.apache.org/mod_fcgid/mod/mod_fcgid.html"},
    {"FastCgi*", "mod_fastcgi", "fastcgi", manual_of_apache},
    {"Passenger* Rails* Rack*", "Passenger", "passenger",
     "https://www.phusionpassenger.com/docs/references/config_reference/apache/"},
    {"DOS*", "mod_evasive", "evasive evasive20 evasive24", manual_of_apache},
    {"GeoIP*", "mod_geoip", "geoip", manual_of_apache},
    {"MaxMind*", "mod_maxminddb", "maxminddb", manual_of_apache},
    {"IP2Location*", "mod_ip2location", "ip2location", manual_of_apache},
    {"mod_gzip_*", "mod_gzip of Apache 1.3", "gzip", manual_of_apache},
    {"WSGI*", "mod_wsgi", "wsgi", "https://modwsgi.readthedocs.io/en/master/configuration.html"},
    {"Perl* <Perl", "mod_perl", "perl", manual_of_apache},
    {"Python* mod_python", "mod_python", "python", manual_of_apache},
    {"XSendFile*", "mod_xsendfile", "xsendfile", manual_of_apache},
    {"Auth_MySQL* AuthMySQL* Auth_PGSQL* Auth_PG_* AuthPAM_* AuthExternal AuthExternal* "
     "GroupExternal* AuthShadow* AuthSQLite* AuthRadius* AddRadius* AuthCAS* CAS* Auth_tkt* "
     "TKTAuth* "
     "AuthKerberos Krb* Gss* Mellon* OIDC* OAuth* Shib* ShibRequestSetting WebAuth* PubCookie* "
     "AuthCookie* AuthOpenID* AuthTicket* Auth_Kerb*",
     "a login module", "", manual_of_apache},
    {"RPAF* CloudFlare*", "a module for visitors' addresses", "rpaf cloudflare", manual_of_apache},
    {"QS_* BW* BandWidth* MaxConnPerIP NoIPLimit OnlyIPLimit MinBandWidth LargeFileLimit LimitIP* "
     "Cband* Throttle* CB_*",
     "a module that limits traffic", "qos bw bwlimited limitipconn cband", manual_of_apache},
    {"H264* Upload* Layout* Tidy* Jk* SVN* AuthzSVN* Concat* "
     "SPDY* GnuTLS* RMode RUidGid RGroups AssignUserID LVE* Ruid*",
     "a module that few hosts have", "", manual_of_apache},
    {"php_value php_flag php5_value php5_flag php4_value php4_flag php7_value php7_flag "
     "php_ini_* PHPINIDir PHP_Fix_Pathinfo_Enable",
     "PHP as a module of Apache", "php", manual_of_php},
};

/// Whether the list holds the name, or a beginning of it.
bool covers(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    const std::string_view word = list.substr(0, end);
    if (word.ends_with('*') ? starts_with(name, word.substr(0, word.size() - 1)) : same(name, word))
      return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

} // namespace

std::string_view advice_for_removed(std::string_view name) {
  for (const Removed& row : removed)
    if (lists(row.names, name)) return row.advice;
  return {};
}

const ForeignModule* find_foreign(std::string_view name) {
  for (const ForeignModule& row : foreign)
    if (covers(row.names, name)) return &row;
  return nullptr;
}

} // namespace ftperm::htaccess
