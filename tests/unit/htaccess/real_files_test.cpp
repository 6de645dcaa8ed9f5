// What the usual programs write into .htaccess, shortened: the directives are theirs, in their
// order and with their arguments. None of it may be called certain, and likely only what is.
#include "hints_of.hpp"

#include <gtest/gtest.h>

namespace ftperm::htaccess {
namespace {

constexpr const char* wordpress = R"FILE(# BEGIN WordPress
<IfModule mod_rewrite.c>
RewriteEngine On
RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]
RewriteBase /
RewriteRule ^index\.php$ - [L]
RewriteCond %{REQUEST_FILENAME} !-f
RewriteCond %{REQUEST_FILENAME} !-d
RewriteRule . /index.php [L]
</IfModule>
# END WordPress
)FILE";

constexpr const char* wordpress_network = R"FILE(RewriteEngine On
RewriteBase /
RewriteRule ^index\.php$ - [L]
RewriteRule ^([_0-9a-zA-Z-]+/)?wp-admin$ $1wp-admin/ [R=301,L]
RewriteCond %{REQUEST_FILENAME} -f [OR]
RewriteCond %{REQUEST_FILENAME} -d
RewriteRule ^ - [L]
RewriteRule ^([_0-9a-zA-Z-]+/)?(wp-(content|admin|includes).*) $2 [L]
RewriteRule ^([_0-9a-zA-Z-]+/)?(.*\.php)$ $2 [L]
RewriteRule . index.php [L]
)FILE";

constexpr const char* page_cache = R"FILE(<IfModule mod_mime.c>
    AddType text/css .css
    AddType font/woff2 .woff2
</IfModule>
<IfModule mod_expires.c>
    ExpiresActive On
    ExpiresByType text/css A31536000
    ExpiresByType image/webp "access plus 4 months"
</IfModule>
<IfModule mod_deflate.c>
    <IfModule mod_setenvif.c>
        BrowserMatch ^Mozilla/4 gzip-only-text/html
        BrowserMatch \bMSIE !no-gzip !gzip-only-text/html
    </IfModule>
    <IfModule mod_filter.c>
        AddOutputFilterByType DEFLATE text/css text/html
    </IfModule>
    AddOutputFilterByType DEFLATE image/svg+xml
</IfModule>
<FilesMatch "\.(html|htm|rtf|HTML|HTM)$">
    FileETag MTime Size
    <IfModule mod_headers.c>
        Header set Pragma "public"
        Header append Cache-Control "public"
        Header unset Last-Modified
    </IfModule>
</FilesMatch>
<IfModule mod_rewrite.c>
    RewriteEngine On
    RewriteCond %{HTTPS} =on
    RewriteRule .* - [E=W3TC_SSL:_ssl]
    RewriteCond %{HTTP_COOKIE} !(comment_author|wp\-postpass|w3tc_logged_out) [NC]
    RewriteCond "%{DOCUMENT_ROOT}/cache/%{HTTP_HOST}/%{REQUEST_URI}/_index%{ENV:W3TC_SSL}.html" -f
    RewriteRule .* "/cache/%{HTTP_HOST}/%{REQUEST_URI}/_index%{ENV:W3TC_SSL}.html" [L]
</IfModule>
<IfModule LiteSpeed>
    CacheLookup on
    RewriteRule .* - [E=Cache-Control:no-autoflush]
    CacheKeyModify -qs:fbclid
</IfModule>
)FILE";

constexpr const char* joomla = R"FILE(<IfModule mod_autoindex.c>
    IndexIgnore *
</IfModule>
Options +FollowSymlinks
Options -Indexes
<IfModule mod_headers.c>
    Header always set X-Content-Type-Options "nosniff"
</IfModule>
<FilesMatch "\.svg$">
    <IfModule mod_headers.c>
        Header always set Content-Security-Policy "script-src 'none'"
    </IfModule>
</FilesMatch>
<IfModule mod_rewrite.c>
    RewriteEngine On
    RewriteCond %{QUERY_STRING} base64_encode[^(]*\([^)]*\) [OR]
    RewriteCond %{QUERY_STRING} (<|%3C)([^s]*s)+cript.*(>|%3E) [NC,OR]
    RewriteCond %{QUERY_STRING} GLOBALS(=|\[|\%[0-9A-Z]{0,2})
    RewriteRule .* index.php [F]
    RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]
    RewriteCond %{REQUEST_URI} ^/api/
    RewriteCond %{REQUEST_URI} !^/api/index\.php
    RewriteCond %{REQUEST_FILENAME} !-f
    RewriteRule .* api/index.php [L]
    RewriteCond %{REQUEST_URI} !^/index\.php
    RewriteCond %{REQUEST_FILENAME} !-f
    RewriteRule .* index.php [L]
</IfModule>
)FILE";

constexpr const char* drupal = R"FILE(DirectoryIndex index.php index.html index.htm
<FilesMatch "\.(engine|inc|install)(~|\.sw[op])?$|^(\.(?!well-known).*|web\.config)$">
  <IfModule mod_authz_core.c>
    Require all denied
  </IfModule>
  <IfModule !mod_authz_core.c>
    Order allow,deny
  </IfModule>
</FilesMatch>
Options -Indexes
AddType image/svg+xml svg svgz
AddEncoding gzip svgz
<IfModule mod_php.c>
  php_value assert.active 0
</IfModule>
<IfModule mod_expires.c>
  ExpiresActive On
  ExpiresDefault A1209600
  <FilesMatch \.php$>
    ExpiresActive Off
  </FilesMatch>
</IfModule>
<IfModule mod_fastcgi.c>
  <IfModule mod_setenvif.c>
    SetEnvIf Authorization "(.+)" HTTP_AUTHORIZATION=$1
  </IfModule>
</IfModule>
<IfModule mod_rewrite.c>
  RewriteEngine on
  RewriteCond %{HTTPS} on
  RewriteRule ^ - [E=protossl:s]
  RewriteRule "/\.|^\.(?!well-known/)" - [F]
  RewriteCond %{REQUEST_FILENAME} !-f
  RewriteCond %{REQUEST_URI} !=/favicon.ico
  RewriteRule ^ index.php [L]
  RewriteRule "^(.+/.*|autoload)\.php($|/)" - [F]
  <IfModule mod_headers.c>
    RewriteCond %{HTTP:Accept-encoding} gzip
    RewriteCond %{REQUEST_FILENAME}\.gz -s
    RewriteRule ^(.*css_[a-zA-Z0-9-_]+)\.css$ $1\.css\.gz [QSA]
    RewriteRule \.css\.gz$ - [T=text/css,E=no-gzip:1,E=no-brotli:1]
    <FilesMatch "(\.js\.gz|\.css\.gz)$">
      Header set Content-Encoding gzip
      Header append Vary Accept-Encoding
    </FilesMatch>
  </IfModule>
</IfModule>
)FILE";

constexpr const char* nextcloud = R"FILE(<IfModule mod_headers.c>
  <IfModule mod_setenvif.c>
    <IfModule mod_fcgid.c>
       SetEnvIfNoCase ^Authorization$ "(.+)" XAUTHORIZATION=$1
       RequestHeader set XAuthorization %{XAUTHORIZATION}e env=XAUTHORIZATION
    </IfModule>
  </IfModule>
  <IfModule mod_env.c>
    Header onsuccess unset Referrer-Policy
    Header always set Referrer-Policy "no-referrer"
    SetEnv modHeadersAvailable true
  </IfModule>
  <FilesMatch "\.(css|js|mjs|svg)$">
    <If "%{QUERY_STRING} =~ /(^|&)v=/">
      Header set Cache-Control "max-age=15778463, immutable"
    </If>
    <Else>
      Header set Cache-Control "max-age=15778463"
    </Else>
  </FilesMatch>
</IfModule>
<IfModule mod_php.c>
  php_value default_charset 'UTF-8'
  <IfModule mod_env.c>
    SetEnv htaccessWorking true
  </IfModule>
</IfModule>
<IfModule mod_mime.c>
  AddType image/svg+xml svg svgz
</IfModule>
<IfModule mod_dir.c>
  DirectoryIndex index.php index.html
</IfModule>
<IfModule pagespeed_module>
  ModPagespeed Off
</IfModule>
<IfModule mod_rewrite.c>
  RewriteEngine on
  RewriteCond %{HTTP_USER_AGENT} DavClnt
  RewriteRule ^$ /remote.php/webdav/ [L,R=302]
  RewriteRule .* - [env=HTTP_AUTHORIZATION:%{HTTP:Authorization}]
  RewriteRule ^remote/(.*) remote.php [QSA,L]
  RewriteRule ^(?:build|tests|config|lib|3rdparty|templates)/.* - [R=404,L]
  RewriteRule ^(?:\.(?!well-known)|autotest|occ|issue|indie|db_|console).* - [R=404,L]
</IfModule>
AddDefaultCharset utf-8
Options -Indexes
ErrorDocument 403 /index.php/error/403
)FILE";

constexpr const char* typo3 = R"FILE(<IfModule mod_deflate.c>
  <IfModule mod_headers.c>
    SetEnvIfNoCase ^(Accept-EncodXng|X-cept-Encoding)$ ^((gzip|deflate)\s*,?\s*)+|[X~-]{4,13}$ A
    RequestHeader append Accept-Encoding "gzip,deflate" env=A
  </IfModule>
  <IfModule mod_filter.c>
    AddOutputFilterByType DEFLATE "application/json" \
      "text/css" \
      "text/plain"
  </IfModule>
</IfModule>
<FilesMatch "\.js\.gzip$">
  AddType "text/javascript" .gzip
</FilesMatch>
AddEncoding gzip .gzip
<IfModule mod_headers.c>
  Header unset ETag
</IfModule>
FileETag None
<IfModule mod_negotiation.c>
  Options -MultiViews
</IfModule>
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{REQUEST_URI}::$1 ^(/.+)/(.*)::\2$
  RewriteRule ^(.*) - [E=BASE:%1]
  RewriteRule "(^|/)\.(?!well-known)" - [F]
  RewriteRule ^(?:typo3/|fileadmin/|typo3conf/|typo3temp/|uploads/) - [L]
  RewriteCond %{REQUEST_FILENAME} !-f
  RewriteCond %{REQUEST_FILENAME} !-d
  RewriteCond %{REQUEST_FILENAME} !-l
  RewriteRule ^.*$ %{ENV:CWD}index.php [QSA,L]
</IfModule>
<IfModule mod_autoindex.c>
  Options -Indexes
</IfModule>
)FILE";

constexpr const char* laravel = R"FILE(<IfModule mod_rewrite.c>
  <IfModule mod_negotiation.c>
    Options -MultiViews -Indexes
  </IfModule>
  RewriteEngine On
  RewriteCond %{HTTP:Authorization} .
  RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]
  RewriteCond %{REQUEST_FILENAME} !-d
  RewriteCond %{REQUEST_URI} (.+)/$
  RewriteRule ^ %1 [L,R=301]
  RewriteCond %{REQUEST_FILENAME} !-f
  RewriteRule ^ index.php [L]
</IfModule>
)FILE";

constexpr const char* prestashop = R"FILE(<IfModule mod_rewrite.c>
<IfModule mod_env.c>
SetEnv HTTP_MOD_REWRITE On
</IfModule>
RewriteEngine on
RewriteRule . - [E=REWRITEBASE:/]
RewriteRule ^api(?:/(.*))?$ %{ENV:REWRITEBASE}webservice/dispatcher.php?url=$1 [QSA,L]
RewriteRule ^([0-9])(\-[_a-zA-Z0-9-]*)?/.+\.jpg$ %{ENV:REWRITEBASE}img/p/$1/$1$2$3.jpg [L]
RewriteCond %{REQUEST_FILENAME} -s [OR]
RewriteCond %{REQUEST_FILENAME} -d
RewriteRule ^.*$ - [NC,L]
RewriteRule ^.*$ %{ENV:REWRITEBASE}index.php [NC,L]
</IfModule>
AddType application/vnd.ms-fontobject .eot
<IfModule mod_headers.c>
<FilesMatch "\.(ttf|ttc|otf|eot|woff|woff2|svg)$">
Header set Access-Control-Allow-Origin "*"
</FilesMatch>
</IfModule>
ErrorDocument 404 /index.php?controller=404
)FILE";

TEST(HtaccessCheck, HasNothingToSayOfWhatTheUsualProgramsWrite) {
  EXPECT_EQ(marks_of(wordpress), "");
  EXPECT_EQ(marks_of(wordpress_network), "");
  EXPECT_EQ(marks_of(page_cache), "");
  EXPECT_EQ(marks_of(drupal), "");
  EXPECT_EQ(marks_of(nextcloud), "");
  EXPECT_EQ(marks_of(typo3), "");
  EXPECT_EQ(marks_of(laravel), "");
  EXPECT_EQ(marks_of(prestashop), "");
}

TEST(HtaccessCheck, SaysOfJoomlaOnlyThatHostsMayForbidAnOption) {
  EXPECT_EQ(marks_of(joomla), "4 possible");
}

TEST(HtaccessCheck, HasNothingToSayOfThemWithTheLineEndsOfWindows) {
  for (const char* file : {wordpress, page_cache, drupal, nextcloud, typo3, laravel, prestashop}) {
    std::string text;
    for (const char c : std::string_view(file))
      text += c == '\n' ? "\r\n" : std::string(1, c);
    EXPECT_EQ(marks_of(text), "");
  }
}

TEST(HtaccessCheck, FindsTheFaultInAWordPressFile) {
  std::string file = wordpress;
  file.insert(file.find("</IfModule>"), "php_value memory_limit 256M\nRewritRule a b\n");
  EXPECT_EQ(marks_of(file), "10 likely; 11 certain");
}

} // namespace
} // namespace ftperm::htaccess
