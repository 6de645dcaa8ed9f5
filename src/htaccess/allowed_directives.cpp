#include "htaccess/directive_tables.hpp"

#include <iterator>

namespace ftperm::htaccess {

// What may stand in .htaccess: proved against Apache 2.4, where it tells no less than the manual.
const DirectiveGroup allowed_directives[] = {
    {"core", "<Else <ElseIf <Files <FilesMatch <If <IfDefine <IfDirective <IfFile <IfModule "
             "<IfSection <Limit <LimitExcept AcceptPathInfo AddDefaultCharset CGIMapExtension "
             "CGIPassAuth CGIVar ContentDigest DefaultType EnableMMAP EnableSendfile Error "
             "ErrorDocument FileETag ForceType LimitRequestBody LimitXMLRequestBody Options "
             "QualifyRedirectURL RLimitCPU RLimitMEM RLimitNPROC ScriptInterpreterSource "
             "ServerSignature SetHandler SetInputFilter SetOutputFilter"},
    {"mod_access_compat", "Allow Deny Order Satisfy"},
    {"mod_actions", "Action"},
    {"mod_alias", "AliasPreservePath Redirect RedirectMatch RedirectPermanent RedirectRelative "
                  "RedirectTemp"},
    {"mod_auth_basic",
     "AuthBasicAuthoritative AuthBasicFake AuthBasicProvider AuthBasicUseDigestAlgorithm"},
    {"mod_auth_digest",
     "AuthDigestAlgorithm AuthDigestDomain AuthDigestNcCheck AuthDigestNonceLifetime "
     "AuthDigestProvider AuthDigestQop"},
    {"mod_auth_form",
     "AuthFormAuthoritative AuthFormBody AuthFormDisableNoStore AuthFormFakeBasicAuth "
     "AuthFormLocation AuthFormLoginRequiredLocation AuthFormLoginSuccessLocation "
     "AuthFormLogoutLocation AuthFormMethod AuthFormMimetype AuthFormPassword "
     "AuthFormProvider AuthFormSitePassphrase AuthFormUsername"},
    {"mod_authn_anon", "Anonymous Anonymous_LogEmail Anonymous_MustGiveEmail Anonymous_NoUserID "
                       "Anonymous_VerifyEmail"},
    {"mod_authn_core", "AuthName AuthType"},
    {"mod_authn_dbm", "AuthDBMType AuthDBMUserFile"},
    {"mod_authn_file", "AuthUserFile"},
    {"mod_authn_socache", "AuthnCacheProvideFor AuthnCacheTimeout"},
    {"mod_authnz_fcgi", "AuthnzFcgiCheckAuthnProvider"},
    {"mod_authnz_ldap",
     "AuthLDAPAuthorizePrefix AuthLDAPBindAuthoritative AuthLDAPBindDN "
     "AuthLDAPBindPassword AuthLDAPCompareAsUser AuthLDAPCompareDNOnServer "
     "AuthLDAPDereferenceAliases AuthLDAPGroupAttribute AuthLDAPGroupAttributeIsDN "
     "AuthLDAPInitialBindAsUser AuthLDAPInitialBindPattern AuthLDAPMaxSubGroupDepth "
     "AuthLDAPRemoteUserAttribute AuthLDAPRemoteUserIsDN AuthLDAPSearchAsUser "
     "AuthLDAPSubGroupAttribute AuthLDAPSubGroupClass AuthLDAPURL"},
    {"mod_authz_core",
     "<RequireAll <RequireAny <RequireNone AuthMerging AuthzSendForbiddenOnFailure Require"},
    {"mod_authz_dbm", "AuthDBMGroupFile AuthzDBMType"},
    {"mod_authz_groupfile", "AuthGroupFile"},
    {"mod_autoindex",
     "AddAlt AddAltByEncoding AddAltByType AddDescription AddIcon AddIconByEncoding "
     "AddIconByType DefaultIcon FancyIndexing HeaderName IndexHeadInsert IndexIgnore "
     "IndexIgnoreReset IndexOptions IndexOrderDefault IndexStyleSheet ReadmeName"},
    {"mod_cern_meta", "MetaDir MetaFiles MetaSuffix"},
    {"mod_cgid", "CGIDScriptTimeout"},
    {"mod_charset_lite", "CharsetDefault CharsetOptions CharsetSourceEnc"},
    {"mod_deflate",
     "DeflateInflateLimitRequestBody DeflateInflateRatioBurst DeflateInflateRatioLimit"},
    {"mod_dir", "DirectoryCheckHandler DirectoryIndex DirectoryIndexRedirect DirectorySlash "
                "FallbackResource"},
    {"mod_env", "PassEnv SetEnv UnsetEnv"},
    {"mod_expires", "ExpiresActive ExpiresByType ExpiresDefault"},
    {"mod_filter", "AddOutputFilterByType FilterChain FilterDeclare FilterProtocol FilterProvider"},
    {"mod_headers", "Header RequestHeader"},
    {"mod_http2", "H2CopyFiles H2EarlyHint H2ProxyRequests H2Push H2PushResource H2Upgrade"},
    {"mod_imagemap", "ImapBase ImapDefault ImapMenu"},
    {"mod_include", "SSIETag SSIErrorMsg SSILastModified SSILegacyExprParser SSITimeFormat "
                    "SSIUndefinedEcho XBitHack"},
    {"mod_isapi",
     "ISAPIAppendLogToErrors ISAPIAppendLogToQuery ISAPIFakeAsync ISAPILogNotSupported "
     "ISAPIReadAheadBuffer"},
    {"mod_ldap", "LDAPReferralHopLimit LDAPReferrals LDAPTrustedClientCert"},
    {"mod_logio", "LogIOTrackTTFB"},
    {"mod_lua",
     "LuaCodeCache LuaHookAccessChecker LuaHookAuthChecker LuaHookCheckUserID "
     "LuaHookFixups LuaHookInsertFilter LuaHookLog LuaHookMapToStorage LuaHookPreTranslate "
     "LuaHookTranslateName LuaHookTypeChecker LuaInherit LuaInputFilter LuaMapHandler "
     "LuaOutputFilter LuaPackageCPath LuaPackagePath LuaQuickHandler LuaRoot LuaScope"},
    {"mod_macro", "<Macro UndefMacro Use"},
    {"mod_mime",
     "AddCharset AddEncoding AddHandler AddInputFilter AddLanguage AddOutputFilter AddType "
     "DefaultLanguage MultiviewsMatch RemoveCharset RemoveEncoding RemoveHandler "
     "RemoveInputFilter RemoveLanguage RemoveOutputFilter RemoveType"},
    {"mod_negotiation", "ForceLanguagePriority LanguagePriority"},
    {"mod_proxy_express", "ProxyExpressDBMFile ProxyExpressDBMType ProxyExpressEnable"},
    {"mod_proxy_fcgi", "ProxyFCGIBackendType ProxyFCGISetEnvIf"},
    {"mod_reflector", "ReflectorHeader"},
    {"mod_rewrite", "RewriteBase RewriteCond RewriteEngine RewriteOptions RewriteRule"},
    {"mod_session", "Session SessionEnv SessionExclude SessionExpiryUpdateInterval SessionHeader "
                    "SessionInclude SessionMaxAge"},
    {"mod_session_cookie", "SessionCookieName SessionCookieName2 SessionCookieRemove"},
    {"mod_session_crypto", "SessionCryptoCipher SessionCryptoPassphrase"},
    {"mod_session_dbd",
     "SessionDBDCookieName SessionDBDCookieName2 SessionDBDCookieRemove "
     "SessionDBDDeleteLabel SessionDBDInsertLabel SessionDBDPerUser SessionDBDSelectLabel "
     "SessionDBDUpdateLabel"},
    {"mod_setenvif", "BrowserMatch BrowserMatchNoCase SetEnvIf SetEnvIfExpr SetEnvIfNoCase"},
    {"mod_speling", "CheckBasenameMatch CheckCaseOnly CheckSpelling"},
    {"mod_ssl", "SSLCACertificateFile SSLCACertificatePath SSLCipherSuite SSLOptions "
                "SSLRenegBufferSize SSLRequire SSLRequireSSL SSLUserName SSLVerifyClient "
                "SSLVerifyDepth"},
    {"mod_substitute", "Substitute SubstituteInheritBefore SubstituteMaxLineLength"},
    {"mod_usertrack",
     "CookieDomain CookieExpires CookieHTTPOnly CookieName CookieSameSite CookieSecure "
     "CookieStyle CookieTracking"},
    {"mod_version", "<IfVersion"},
    {"mod_xml2enc", "xml2EncDefault xml2StartParse"},
};

const std::size_t allowed_directives_count = std::size(allowed_directives);

} // namespace ftperm::htaccess
