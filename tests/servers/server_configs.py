"""How each real server is configured: one function per server, giving the commands to start."""

import dbm.ndbm
import os
import pwd
import subprocess
import sys
from dataclasses import dataclass

import system_files
from foreground import Unsupported

OWNER = 33  # www-data on Debian: the trees' owner, so that no account need be created
COMMON = {"no-tls", "tls-required", "no-chmod", "max-1", "max-2", "idle-2", "hidden-banner",
          "no-data"}
# idle-2 on pureftpd is one minute, its shortest. vsftpd has no MLSD with or without no-mlsd.
# session-reuse changes nothing: it asks for a server that demands it by default. no-stat on proftpd
# answers an empty success, which is what <Limit STAT> does there.
VARIANTS = {
    "vsftpd": COMMON | {"session-reuse", "implicit-tls", "no-stat", "no-mlsd"},
    "proftpd": COMMON | {"session-reuse", "implicit-tls", "no-stat", "no-mlsd",
                         "no-transfer-5"},
    "pureftpd": COMMON | {"cap-100", "customer-proof"},
    "pyftpdlib": COMMON | {"implicit-tls", "no-stat", "no-mlsd"},
}
ANY = set().union(*VARIANTS.values())


@dataclass
class Setup:
    server: str
    variants: list
    prefix: str  # where tests/servers/install unpacked the servers
    temp: str
    tree: str
    owner: int  # uid and gid of who logs in
    address: str
    passive: tuple  # first and last port
    user: str
    password: str
    log: str
    pam_service: str

    def has(self, variant):
        return variant in self.variants

    def path(self, name):
        return os.path.join(self.temp, name)

    @property
    def per_address(self):
        return 1 if self.has("max-1") else 2 if self.has("max-2") else 50

    def write(self, name, text, mode=0o600):
        path = self.path(name)
        with open(path, "w", encoding="utf-8", opener=lambda p, f: os.open(p, f, mode)) as file:
            file.write(text)
        return path


def check_variants(server, variants):
    for variant in variants:
        if variant not in ANY:
            raise Unsupported(f"unknown variant '{variant}'; known: {', '.join(sorted(ANY))}")
        if variant not in VARIANTS[server]:
            raise Unsupported(f"{server} has no variant '{variant}'")
    for one, other in [("no-tls", "tls-required"), ("no-tls", "implicit-tls"), ("max-1", "max-2")]:
        if one in variants and other in variants:
            raise Unsupported(f"'{one}' and '{other}' exclude each other")


def make_certificate(setup):
    """cert.pem, key.pem and both in both.pem, trusted by whoever takes cert.pem as its CA."""
    names = "DNS:localhost,IP:127.0.0.1"
    if setup.address != "127.0.0.1":
        names += f",IP:{setup.address}"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30",
                    "-subj", "/CN=localhost", "-addext", f"subjectAltName={names}",
                    "-keyout", setup.path("key.pem"), "-out", setup.path("cert.pem")],
                   check=True, capture_output=True)
    parts = [open(setup.path(name), encoding="ascii").read() for name in ("key.pem", "cert.pem")]
    setup.write("both.pem", "".join(parts))
    os.chmod(setup.path("cert.pem"), 0o644)


def hashed(password):
    return subprocess.run(["openssl", "passwd", "-6", "-stdin"], check=True, text=True,
                          input=password + "\n", capture_output=True).stdout.strip()


def login_of(setup):
    """As a line of /etc/passwd begins."""
    return f"{setup.user}:{hashed(setup.password)}:{setup.owner}:{setup.owner}:"


def guest_of(setup):
    """vsftpd's guest needs a name, and a home that exists: nobody's does not, by intent.

    There the token that stands for the login's name is that home: what comes of it is a folder of
    ours, by its path from where the server is started.
    """
    try:
        account = pwd.getpwuid(setup.owner)
    except KeyError:
        raise Unsupported(f"vsftpd needs a name for uid {setup.owner}") from None
    lines = {"guest_username": account.pw_name}
    if not os.path.isdir(account.pw_dir) and account.pw_dir != system_files.HOME:
        os.makedirs(setup.path(setup.user), mode=0o755, exist_ok=True)
        lines["user_sub_token"] = account.pw_dir
    return lines


def vsftpd(setup, port, implicit):
    on = {True: "YES", False: "NO"}
    # Not pam_exec: vsftpd takes the end of any child for the end of its own, and hangs.
    with dbm.ndbm.open(setup.path("users"), "n", 0o600) as users:
        users[setup.user] = setup.password
    system_files.add(setup.pam_service, setup.path("users"))
    os.makedirs(setup.path("empty"), exist_ok=True)
    lines = {
        "listen": "YES", "listen_address": setup.address, "listen_port": port, "background": "NO",
        "local_enable": "YES", "write_enable": "YES", "anonymous_enable": "NO",
        "guest_enable": "YES", **guest_of(setup), "virtual_use_local_privs": "YES",
        "local_root": setup.tree, "chroot_local_user": "YES", "allow_writeable_chroot": "YES",
        "pam_service_name": setup.pam_service, "secure_chroot_dir": setup.path("empty"),
        "pasv_min_port": setup.passive[0], "pasv_max_port": setup.passive[1],
        "local_umask": "022", "max_per_ip": setup.per_address,
        # The two isolations need rights that containers often lack.
        "isolate": "NO", "isolate_network": "NO", "seccomp_sandbox": "NO",
        "delay_failed_login": 0, "vsftpd_log_file": setup.log, "xferlog_enable": "YES",
        "ssl_enable": on[not setup.has("no-tls")], "implicit_ssl": on[implicit],
        "force_local_logins_ssl": on[setup.has("tls-required")],
        "force_local_data_ssl": on[setup.has("tls-required")],
        "rsa_cert_file": setup.path("cert.pem"), "rsa_private_key_file": setup.path("key.pem"),
        "chmod_enable": on[not setup.has("no-chmod")],
    }
    if setup.has("idle-2"):
        lines |= {"idle_session_timeout": 2, "data_connection_timeout": 2}
    if setup.has("no-data"):
        lines |= {"pasv_enable": "NO", "port_enable": "NO"}
    if setup.has("no-stat"):
        lines["cmds_denied"] = "STAT"
    if setup.has("hidden-banner"):
        lines["ftpd_banner"] = "Welcome"
    conf = setup.write(f"vsftpd-{port}.conf", "".join(f"{k}={v}\n" for k, v in lines.items()))
    return [f"{setup.prefix}/usr/sbin/vsftpd", conf]


def proftpd(setup, port, implicit):
    users = setup.write("users", f"{login_of(setup)}:{setup.tree}:/bin/sh\n")
    groups = setup.write("groups", f"web:x:{setup.owner}:\n")
    deny = []
    for variant, commands in [("no-chmod", "SITE_CHMOD"), ("no-stat", "STAT"),
                              ("no-data", "PASV EPSV PORT EPRT"), ("no-mlsd", "MLSD MLST")]:
        if setup.has(variant):
            deny += [f"<Limit {commands}>", "DenyAll", "</Limit>"]
    lines = [
        f"ModulePath {setup.prefix}/usr/lib/proftpd", "LoadModule mod_tls.c",
        "ServerType standalone", f"DefaultAddress {setup.address}", f"Port {port}",
        "SocketBindTight on", "UseIPv6 off", 'ServerName "Website"', "User www-data",
        "Group www-data", "DefaultRoot ~", f"AuthUserFile {users}", f"AuthGroupFile {groups}",
        "AuthOrder mod_auth_file.c", "RequireValidShell off", "UseFtpUsers off", "WtmpLog off",
        "UseReverseDNS off", "DelayEngine off", "Umask 022", "AllowOverwrite on",
        f"PassivePorts {setup.passive[0]} {setup.passive[1]}",
        f"PidFile {setup.path(f'proftpd-{port}.pid')}",
        f"ScoreboardFile {setup.path(f'proftpd-{port}.scores')}",
        f"SystemLog {setup.log}", "TransferLog none", "ControlsEngine off",
        f"ControlsSocket {setup.path('control')}",
        f"MaxInstances 100\nMaxClientsPerHost {setup.per_address}",
        f"TimeoutIdle {2 if setup.has('idle-2') else 600}",
        f"TimeoutNoTransfer {5 if setup.has('no-transfer-5') else 0}",
        f"FactsAdvertise {'off' if setup.has('no-mlsd') else 'on'}",
        'ServerIdent on "Welcome"' if setup.has("hidden-banner") else "ServerIdent on",
    ]
    if not setup.has("no-tls"):
        lines += ["TLSEngine on",
                  f"TLSRequired {'on' if setup.has('tls-required') or implicit else 'off'}",
                  f"TLSRSACertificateFile {setup.path('cert.pem')}",
                  f"TLSRSACertificateKeyFile {setup.path('key.pem')}", f"TLSLog {setup.log}.tls"]
    if implicit:
        lines.append("TLSOptions UseImplicitSSL")
    conf = setup.write(f"proftpd-{port}.conf", "\n".join(lines + deny) + "\n")
    return [f"{setup.prefix}/usr/sbin/proftpd", "-n", "-q", "-c", conf]


def pureftpd(setup, port, _implicit):
    # pure-pw's own hash costs seconds at each login.
    users = setup.write("users", f"{login_of(setup)}:{setup.tree}/./::::::::::::\n")
    subprocess.run([f"{setup.prefix}/usr/bin/pure-pw", "mkdb", setup.path("users.pdb"),
                    "-f", users], check=True)
    command = [f"{setup.prefix}/usr/sbin/pure-ftpd", "-S", f"{setup.address},{port}", "-H",
               "-l", f"puredb:{setup.path('users.pdb')}", "-A", "-E", "-u", "1", "-f", "none",
               "-g", setup.path("pure-ftpd.pid"), "-2", setup.path("both.pem"),
               "-Y", "0" if setup.has("no-tls") else "2" if setup.has("tls-required") else "1",
               "-p", f"{setup.passive[0]}:{setup.passive[1]}", "-c", "100",
               "-C", str(setup.per_address), "-I", "1" if setup.has("idle-2") else "15",
               "-L", "100:8" if setup.has("cap-100") else "10000:8"]
    if setup.has("no-chmod"):
        command.append("-R")
    if setup.has("no-data"):
        command.append("-N")
    if setup.has("customer-proof"):
        command.append("-Z")
    if setup.has("hidden-banner"):
        command += ["-F", setup.write("greeting", "Welcome\n", 0o644)]
    return command


def pyftpdlib(setup, port, implicit):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pyftpd_server.py")
    command = [sys.executable, "-W", "ignore", script, "--tree", setup.tree,
               "--address", setup.address, "--port", str(port), "--owner", str(setup.owner),
               "--passive", *map(str, setup.passive), "--user", setup.user,
               "--secret", setup.write("secret", setup.password),
               "--certificate", setup.path("both.pem"), "--per-address", str(setup.per_address)]
    for variant in setup.variants:
        command += ["--variant", variant]
    return command + (["--implicit"] if implicit else [])
