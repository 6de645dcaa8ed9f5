#include "htaccess/directive_tables.hpp"

#include <iterator>

namespace ftperm::htaccess {

// What Apache knows and refuses in .htaccess: the other modules.
const DirectiveGroup more_server_directives[] = {
    {"mod_md", "<MDomainSet MDActivationDelay MDBaseServer MDCAChallenges MDCertificateAgreement "
               "MDCertificateAuthority MDCertificateCheck MDCertificateFile MDCertificateKeyFile "
               "MDCertificateMonitor MDCertificateProtocol MDCertificateStatus MDChallengeDns01 "
               "MDChallengeDns01Version MDContactEmail MDDriveMode MDExternalAccountBinding "
               "MDHttpProxy MDMatchNames MDMember MDMembers MDMessageCmd MDMustStaple MDNotifyCmd "
               "MDPortMap MDPrivateKeys MDRenewMode MDRenewWindow MDRequireHttps MDRetryDelay "
               "MDRetryFailover MDServerStatus MDStapleOthers MDStapling MDStaplingKeepResponse "
               "MDStaplingRenewWindow MDStoreDir MDStoreLocks MDWarnWindow MDomain"},
    {"mod_mime", "ModMimeUsePathInfo TypesConfig"},
    {"mod_mime_magic", "MimeMagicFile"},
    {"mod_negotiation", "CacheNegotiatedDocs"},
    {"mod_nw_ssl", "NWSSLTrustedCerts NWSSLUpgradeable SecureListen"},
    {"mod_privileges",
     "DTracePrivileges PrivilegesMode VHostCGIMode VHostCGIPrivs VHostGroup VHostPrivs "
     "VHostSecure VHostUser"},
    {"mod_proxy",
     "<Proxy <ProxyMatch BalancerGrowth BalancerInherit BalancerMember BalancerPersist "
     "NoProxy Proxy100Continue ProxyAddHeaders ProxyBadHeader ProxyBlock ProxyDomain "
     "ProxyErrorOverride ProxyIOBufferSize ProxyMaxForwards ProxyPass ProxyPassInherit "
     "ProxyPassInterpolateEnv ProxyPassMatch ProxyPassReverse ProxyPassReverseCookieDomain "
     "ProxyPassReverseCookiePath ProxyPreserveHost ProxyReceiveBufferSize ProxyRemote "
     "ProxyRemoteMatch ProxyRequests ProxySet ProxySourceAddress ProxyStatus ProxyTimeout "
     "ProxyVia"},
    {"mod_proxy_connect", "AllowCONNECT"},
    {"mod_proxy_ftp", "ProxyFtpDirCharset ProxyFtpEscapeWildcards ProxyFtpListOnWildcard"},
    {"mod_proxy_hcheck", "ProxyHCExpr ProxyHCTPsize ProxyHCTemplate"},
    {"mod_proxy_html",
     "ProxyHTMLBufSize ProxyHTMLCharsetOut ProxyHTMLDocType ProxyHTMLEnable "
     "ProxyHTMLEvents ProxyHTMLExtended ProxyHTMLFixups ProxyHTMLInterp ProxyHTMLLinks "
     "ProxyHTMLMeta ProxyHTMLStripComments ProxyHTMLURLMap"},
    {"mod_proxy_scgi", "ProxySCGIInternalRedirect ProxySCGISendfile"},
    {"mod_proxy_wstunnel", "ProxyWebsocketFallbackToProxyHttp"},
    {"mod_remoteip",
     "RemoteIPHeader RemoteIPInternalProxy RemoteIPInternalProxyList RemoteIPProxiesHeader "
     "RemoteIPProxyProtocol RemoteIPProxyProtocolExceptions RemoteIPTrustedProxy "
     "RemoteIPTrustedProxyList"},
    {"mod_reqtimeout", "RequestReadTimeout"},
    {"mod_request", "KeptBodySize"},
    {"mod_rewrite", "RewriteMap"},
    {"mod_sed", "InputSed OutputSed"},
    {"mod_session_crypto", "SessionCryptoDriver SessionCryptoPassphraseFile"},
    {"mod_so", "LoadFile LoadModule"},
    {"mod_socache_memcache", "MemcacheConnTTL"},
    {"mod_socache_redis", "RedisConnPoolTTL RedisTimeout"},
    {"mod_ssl",
     "SSLCADNRequestFile SSLCADNRequestPath SSLCARevocationCheck SSLCARevocationFile "
     "SSLCARevocationPath SSLCertificateChainFile SSLCertificateFile SSLCertificateKeyFile "
     "SSLCompression SSLCryptoDevice SSLEngine SSLFIPS SSLHonorCipherOrder "
     "SSLInsecureRenegotiation SSLOCSPDefaultResponder SSLOCSPEnable SSLOCSPNoverify "
     "SSLOCSPOverrideResponder SSLOCSPProxyURL SSLOCSPResponderCertificateFile "
     "SSLOCSPResponderTimeout SSLOCSPResponseMaxAge SSLOCSPResponseTimeSkew "
     "SSLOCSPUseRequestNonce SSLOpenSSLConfCmd SSLPassPhraseDialog SSLProtocol "
     "SSLProxyCACertificateFile SSLProxyCACertificatePath SSLProxyCARevocationCheck "
     "SSLProxyCARevocationFile SSLProxyCARevocationPath SSLProxyCheckPeerCN "
     "SSLProxyCheckPeerExpire SSLProxyCheckPeerName SSLProxyCipherSuite SSLProxyEngine "
     "SSLProxyMachineCertificateChainFile SSLProxyMachineCertificateFile "
     "SSLProxyMachineCertificatePath SSLProxyProtocol SSLProxyVerify SSLProxyVerifyDepth "
     "SSLRandomSeed SSLSRPUnknownUserSeed SSLSRPVerifierFile SSLSessionCache "
     "SSLSessionCacheTimeout SSLSessionTicketKeyFile SSLSessionTickets SSLStaplingCache "
     "SSLStaplingErrorCacheTimeout SSLStaplingFakeTryLater SSLStaplingForceURL "
     "SSLStaplingResponderTimeout SSLStaplingResponseMaxAge SSLStaplingResponseTimeSkew "
     "SSLStaplingReturnResponderErrors SSLStaplingStandardCacheTimeout "
     "SSLStrictSNIVHostCheck SSLUseStapling"},
    {"mod_suexec", "SuexecUserGroup"},
    {"mod_unixd", "ChrootDir Group Suexec User"},
    {"mod_userdir", "UserDir"},
    {"mod_vhost_alias",
     "VirtualDocumentRoot VirtualDocumentRootIP VirtualScriptAlias VirtualScriptAliasIP"},
    {"mod_watchdog", "WatchdogInterval"},
    {"mod_xml2enc", "xml2EncAlias"},
};

const std::size_t more_server_directives_count = std::size(more_server_directives);

} // namespace ftperm::htaccess
