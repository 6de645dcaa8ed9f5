"""How Apache is configured: as on shared hosting, with nothing of the machine's own in it."""

import os
import pwd
import subprocess
from dataclasses import dataclass

SUEXEC = "/usr/lib/apache2/suexec"  # as `apache2 -V` says
PROGRAM = "/usr/sbin/apache2"
SERVER = "www-data"  # the only one for whom suEXEC works
# Without access_compat, as on hosts that have left it behind: "Order allow,deny" is an error there.
MODULES = ["mpm_prefork", "authn_core", "authz_core", "authz_host", "auth_basic", "authn_file",
           "authz_user", "alias", "autoindex", "cgi", "deflate", "dir", "env", "expires", "filter",
           "headers", "mime", "rewrite", "setenvif", "ssl", "suexec"]
MODULES_AT = "/usr/lib/apache2/modules"
VARIANTS = {"access-compat": "access_compat"}


@dataclass
class Setup:
    variants: list
    temp: str
    tree: str  # the account
    owner: int
    address: str
    port: int
    https_port: int

    def path(self, name):
        return os.path.join(self.temp, name)

    @property
    def document_root(self):
        return os.path.join(self.tree, "www")

    def write(self, name, text):
        with open(self.path(name), "w", encoding="ascii") as file:
            file.write(text)
        return self.path(name)


def make_certificates(setup):
    """key.pem with cert.pem, which an authority has signed whom nobody trusts but for ca.pem."""
    def request(name, subject, *words):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30",
                        "-subj", f"/CN={subject}", "-keyout", setup.path(f"{name}key.pem"),
                        "-out", setup.path(f"{name}cert.pem"), *words],
                       check=True, capture_output=True)

    request("ca-", "Authority of the tests")
    request("", "localhost", "-CA", setup.path("ca-cert.pem"), "-CAkey", setup.path("ca-key.pem"),
            "-addext", f"subjectAltName=DNS:localhost,IP:{setup.address}",
            "-addext", "basicConstraints=critical,CA:FALSE")
    os.chmod(setup.path("ca-cert.pem"), 0o644)


def of_the_server(setup):
    modules = MODULES + [VARIANTS[variant] for variant in setup.variants]
    return [f"LoadModule {name}_module {MODULES_AT}/mod_{name}.so" for name in modules] + [
        f"ServerRoot {setup.temp}", f"DefaultRuntimeDir {setup.temp}",
        f"PidFile {setup.path('pid')}", "Mutex posixsem", f"User {SERVER}", f"Group {SERVER}",
        f"Listen {setup.address}:{setup.port} http",
        f"Listen {setup.address}:{setup.https_port} https",
        "ServerName localhost", "UseCanonicalName Off", "KeepAlive Off", "Timeout 20",
        "StartServers 2", "MinSpareServers 1", "MaxSpareServers 4", "MaxRequestWorkers 8",
        "SSLSessionCache none",
        f"ErrorLog {setup.path('error.log')}",
        'LogFormat "%h %u %t \\"%r\\" %>s %b" common',
        f"CustomLog {setup.path('access.log')} common",
    ]


def of_the_website(setup):
    types = setup.write("mime.types", "text/html html\ntext/css css\nimage/png png\n")
    owner = pwd.getpwuid(setup.owner).pw_name
    return [
        f"TypesConfig {types}", "AddHandler cgi-script .cgi", "DirectoryIndex index.html index.cgi",
        f"DocumentRoot {setup.document_root}", f"SuexecUserGroup {owner} #{setup.owner}",
        "<Directory />", "AllowOverride None", "Options FollowSymLinks", "Require all denied",
        "</Directory>",
        # Of the account too, not only of the website: hosts read the .htaccess above it as well.
        f"<Directory {setup.tree}>", "AllowOverride All", "Options ExecCGI FollowSymLinks",
        "Require all granted", "</Directory>",
        '<FilesMatch "^\\.ht">', "Require all denied", "</FilesMatch>",
        f"<VirtualHost {setup.address}:{setup.https_port}>", "SSLEngine on",
        f"SSLCertificateFile {setup.path('cert.pem')}",
        f"SSLCertificateKeyFile {setup.path('key.pem')}", "</VirtualHost>",
    ]


def command(setup):
    lines = of_the_server(setup) + of_the_website(setup)
    conf = setup.write("apache.conf", "\n".join(lines) + "\n")
    return [PROGRAM, "-d", setup.temp, "-f", conf, "-D", "FOREGROUND"]
