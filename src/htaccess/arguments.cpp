#include "htaccess/arguments.hpp"

#include "htaccess/chars.hpp"
#include "htaccess/words.hpp"

namespace ftperm::htaccess {
namespace {

constexpr std::size_t any = ~std::size_t{0};

struct Count {
  std::size_t least;
  std::size_t most;
  std::string_view names;
};

constexpr std::string_view switches =
    "CGIPassAuth ContentDigest QualifyRedirectURL RedirectRelative AliasPreservePath "
    "AuthBasicAuthoritative AuthFormAuthoritative Anonymous_LogEmail Anonymous_MustGiveEmail "
    "Anonymous_VerifyEmail AuthzSendForbiddenOnFailure IndexIgnoreReset MetaFiles DirectorySlash "
    "DirectoryCheckHandler ExpiresActive RewriteEngine Session SessionEnv CheckSpelling "
    "CheckCaseOnly CookieTracking";

constexpr Count counts[] = {
    {1, 1,
     "AcceptPathInfo AddDefaultCharset DefaultType EnableMMAP EnableSendfile ForceType "
     "LimitRequestBody LimitXMLRequestBody ServerSignature SetHandler SetInputFilter "
     "SetOutputFilter Satisfy Order AuthName AuthType AuthUserFile AuthGroupFile AuthDBMUserFile "
     "AuthDBMGroupFile AuthMerging DefaultIcon HeaderName ReadmeName IndexStyleSheet "
     "IndexHeadInsert DirectoryIndexRedirect FallbackResource ExpiresDefault XBitHack "
     "DefaultLanguage RewriteBase Substitute CookieDomain CookieExpires CookieName CookieStyle"},
    {2, 2, "ErrorDocument RedirectTemp RedirectPermanent ExpiresByType IndexOrderDefault"},
    {1, 2, "SetEnv RLimitCPU RLimitMEM RLimitNPROC FilterDeclare"},
    {2, 3, "Action RedirectMatch FilterProtocol"},
    {1, 3, "Redirect"},
    {3, 3, "FilterProvider"},
    {1, any,
     "AuthBasicProvider AuthDigestProvider IndexIgnore PassEnv UnsetEnv FilterChain "
     "MultiviewsMatch RemoveCharset RemoveEncoding RemoveHandler RemoveInputFilter RemoveLanguage "
     "RemoveOutputFilter RemoveType ForceLanguagePriority LanguagePriority RewriteOptions"},
    {2, any,
     "AddAlt AddAltByEncoding AddAltByType AddDescription AddIcon AddIconByEncoding AddIconByType "
     "AddCharset AddEncoding AddHandler AddInputFilter AddLanguage AddOutputFilter AddType "
     "AddOutputFilterByType Allow Deny BrowserMatch BrowserMatchNoCase SetEnvIfExpr"},
    {3, any, "SetEnvIf SetEnvIfNoCase"},
};

std::string in_words(std::size_t count) {
  constexpr std::string_view names[] = {"no", "one", "two", "three"};
  return std::string(names[count]) + (count == 1 ? " argument" : " arguments");
}

std::string expected(const Count& count) {
  if (count.most == any) return "at least " + in_words(count.least);
  if (count.least == count.most) return in_words(count.least);
  return "between " + std::to_string(count.least) + " and " + in_words(count.most);
}

std::string switch_fault(std::string_view name, std::string_view arguments) {
  const std::string word = take_word(arguments);
  if (same(word, "on") || same(word, "off")) return {};
  return std::string(name) + " takes the word On or Off. Write one of them behind it.";
}

} // namespace

std::string argument_fault(std::string_view name, std::string_view arguments) {
  if (lists(switches, name)) return switch_fault(name, arguments);
  for (const Count& count : counts) {
    if (!lists(count.names, name)) continue;
    const std::size_t given = words_of(arguments).size();
    std::string fault = std::string(name) + " takes " + expected(count);
    if (given < count.least) return fault + ". Write what is missing, or remove the line.";
    if (given > count.most)
      return fault + ", and here are more. Put \"...\" around one that has blanks in it; a comment "
                     "needs a line of its own.";
    return {};
  }
  return {};
}

} // namespace ftperm::htaccess
