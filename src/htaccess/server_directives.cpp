#include "htaccess/directive_tables.hpp"

#include <iterator>

namespace ftperm::htaccess {

// What Apache knows and refuses in .htaccess: the core's, and modules up to mod_log.
const DirectiveGroup server_directives[] = {
    {"core", "<Directory <DirectoryMatch <Location <LocationMatch <VirtualHost AcceptFilter "
             "AccessFileName AllowEncodedSlashes AllowOverride AllowOverrideList DefaultRuntimeDir "
             "Define DocumentRoot ErrorLog ErrorLogFormat ExtendedStatus FlushMaxPipelined "
             "FlushMaxThreshold GprofDir HostnameLookups HttpProtocolOptions Include "
             "IncludeOptional KeepAlive KeepAliveTimeout LimitInternalRecursion "
             "LimitRequestFieldSize LimitRequestFields LimitRequestLine LogLevel "
             "MaxKeepAliveRequests MaxRangeOverlaps MaxRangeReversals MaxRanges "
             "MaxRequestsPerChild MergeSlashes MergeTrailers Mutex NameVirtualHost Port Protocol "
             "Protocols ProtocolsHonorOrder ReadBufferSize RegexDefaultOptions RegisterHttpMethod "
             "SeeRequestTail ServerAdmin ServerAlias ServerName ServerPath ServerRoot ServerTokens "
             "StrictHostCheck TimeOut TraceEnable UNCList UnDefine UseCanonicalName "
             "UseCanonicalPhysicalPort"},
    {"event", "AsyncRequestWorkerFactor"},
    {"mod_actions", "Script"},
    {"mod_alias", "Alias AliasMatch ScriptAlias ScriptAliasMatch"},
    {"mod_allowmethods", "AllowMethods"},
    {"mod_auth_digest", "AuthDigestShmemSize"},
    {"mod_auth_form", "AuthFormSize"},
    {"mod_authn_core", "<AuthnProviderAlias"},
    {"mod_authn_dbd", "AuthDBDUserPWQuery AuthDBDUserRealmQuery"},
    {"mod_authn_socache", "AuthnCacheContext AuthnCacheEnable AuthnCacheSOCache"},
    {"mod_authnz_fcgi", "AuthnzFcgiDefineProvider"},
    {"mod_authnz_ldap", "AuthLDAPCharsetConfig"},
    {"mod_authz_core", "<AuthzProviderAlias"},
    {"mod_authz_dbd", "AuthzDBDLoginToReferer AuthzDBDQuery AuthzDBDRedirectQuery"},
    {"mod_brotli", "BrotliAlterETag BrotliCompressionMaxInputBlock BrotliCompressionQuality "
                   "BrotliCompressionWindow BrotliFilterNote"},
    {"mod_buffer", "BufferSize"},
    {"mod_cache", "CacheDefaultExpire CacheDetailHeader CacheDisable CacheEnable CacheHeader "
                  "CacheIgnoreCacheControl CacheIgnoreHeaders CacheIgnoreNoLastMod "
                  "CacheIgnoreQueryString CacheIgnoreURLSessionIdentifiers CacheKeyBaseURL "
                  "CacheLastModifiedFactor CacheLock CacheLockMaxAge CacheLockPath CacheMaxExpire "
                  "CacheMinExpire CacheQuickHandler CacheStaleOnError CacheStoreExpired "
                  "CacheStoreNoStore CacheStorePrivate"},
    {"mod_cache_disk",
     "CacheDirLength CacheDirLevels CacheMaxFileSize CacheMinFileSize CacheReadSize "
     "CacheReadTime CacheRoot"},
    {"mod_cache_socache",
     "CacheSocache CacheSocacheMaxSize CacheSocacheMaxTime CacheSocacheMinTime "
     "CacheSocacheReadSize CacheSocacheReadTime"},
    {"mod_cgi", "CGIScriptTimeout ScriptLog ScriptLogBuffer ScriptLogLength"},
    {"mod_cgid", "ScriptSock"},
    {"mod_dav", "Dav DavBasePath DavDepthInfinity DavMinTimeout"},
    {"mod_dav_fs", "DavLockDB DavLockDiscovery"},
    {"mod_dav_lock", "DavGenericLockDB"},
    {"mod_dbd", "DBDExptime DBDInitSQL DBDKeep DBDMax DBDMin DBDParams DBDPersist DBDPrepareSQL "
                "DBDriver"},
    {"mod_deflate", "DeflateAlterETag DeflateBufferSize DeflateCompressionLevel DeflateFilterNote "
                    "DeflateMemLevel DeflateWindowSize"},
    {"mod_dialup", "ModemStandard"},
    {"mod_dumpio", "DumpIOInput DumpIOOutput"},
    {"mod_echo", "ProtocolEcho"},
    {"mod_ext_filter", "ExtFilterDefine ExtFilterOptions"},
    {"mod_file_cache", "CacheFile MMapFile"},
    {"mod_filter", "FilterTrace"},
    {"mod_heartbeat", "HeartbeatAddress"},
    {"mod_heartmonitor", "HeartbeatListen HeartbeatMaxServers HeartbeatStorage"},
    {"mod_http2",
     "H2Direct H2EarlyHints H2MaxDataFrameLen H2MaxSessionStreams H2MaxWorkerIdleSeconds "
     "H2MaxWorkers H2MinWorkers H2ModernTLSOnly H2OutputBuffering H2Padding "
     "H2PushDiarySize H2PushPriority H2SerializeHeaders H2SessionExtraFiles "
     "H2StreamMaxMemSize H2StreamTimeout H2TLSCoolDownSecs H2TLSWarmUpSize H2WebSockets "
     "H2WindowSize"},
    {"mod_ident", "IdentityCheck IdentityCheckTimeout"},
    {"mod_include", "SSIEndTag SSIStartTag"},
    {"mod_info", "AddModuleInfo"},
    {"mod_isapi", "ISAPICacheFile"},
    {"mod_ldap", "LDAPCacheEntries LDAPCacheTTL LDAPConnectionPoolTTL LDAPConnectionTimeout "
                 "LDAPLibraryDebug LDAPOpCacheEntries LDAPOpCacheTTL LDAPRetries LDAPRetryDelay "
                 "LDAPSharedCacheFile LDAPSharedCacheSize LDAPTimeout LDAPTrustedGlobalCert "
                 "LDAPTrustedMode LDAPVerifyServerCert"},
    {"mod_log_config", "BufferedLogs CustomLog GlobalLog LogFormat TransferLog"},
    {"mod_log_debug", "LogMessage"},
    {"mod_log_forensic", "ForensicLog"},
    {"mod_lua", "LuaAuthzProvider"},
    {"mpm_common",
     "CoreDumpDirectory EnableExceptionHook GracefulShutdownTimeout Listen ListenBackLog "
     "ListenCoresBucketsRatio MaxClients MaxConnectionsPerChild MaxMemFree "
     "MaxRequestWorkers MaxSpareThreads MinSpareThreads PidFile ReceiveBufferSize "
     "ScoreBoardFile SendBufferSize ServerLimit StartServers StartThreads ThreadLimit "
     "ThreadStackSize ThreadsPerChild"},
    {"mpm_netware", "MaxThreads"},
    {"prefork", "MaxSpareServers MinSpareServers"},
};

const std::size_t server_directives_count = std::size(server_directives);

} // namespace ftperm::htaccess
