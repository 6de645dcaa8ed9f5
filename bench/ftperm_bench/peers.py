"""What people would use instead, each as well set as it can honestly be."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass

from . import PASSWORD, PROJECT, USER

SCRIPT = f"{PROJECT}/bench/ftplib_walk.py"
# What lftp has for such a case, though few know it: listings by STAT, commands sent ahead.
LFTP_BEST = "set ftp:sync-mode off; set ftp:use-stat-for-list yes; set ftp:use-mlsd no; "


@dataclass(frozen=True)
class Peer:
    """One program in one setting; `wait` says that it mostly waits for the wire."""

    name: str
    job: str
    command: object  # (server, tls, path) -> command line
    program: str
    wait: bool = True
    environment: object = dict


def lftp(what, settings=""):
    def command(server, tls, path):
        ssl = "set ftp:ssl-force true" if tls else "set ftp:ssl-allow no"
        # pyftpdlib shows hidden files to everybody, and knows no options.
        hidden = "" if server.name == "pyftpdlib" else "set ftp:list-options -a; "
        script = (f"set ssl:verify-certificate no; {ssl}; {settings}{hidden}"
                  f"set cmd:fail-exit true; set net:max-retries 3; {what.format(path=path)}; quit")
        return ["lftp", "--norc", "-u", f"{USER},{PASSWORD}", "-p", str(server.port), "-e", script,
                server.address]
    return command


def rclone(checkers):
    def command(server, tls, path):
        line = ["rclone", "lsf", "-R", "--config", "/dev/null", "--checkers", str(checkers),
                "--retries", "1", "--low-level-retries", "3", "--ftp-host", server.address,
                "--ftp-port", str(server.port), "--ftp-user", USER]
        # Faster without TLS 1.3; on vsftpd, which wants sessions resumed, it fails with it.
        line += ["--ftp-explicit-tls", "--ftp-no-check-certificate",
                 "--ftp-disable-tls13"] if tls else []
        return [*line, f":ftp:{path}"]
    return command


def obscured():
    """rclone takes no password as it is."""
    done = subprocess.run(["rclone", "obscure", "-"], input=PASSWORD, text=True, check=True,
                          capture_output=True)
    return {"RCLONE_FTP_PASS": done.stdout.strip()}


def ftplib(*options):
    def command(server, tls, path):
        return ["/usr/bin/python3", SCRIPT, *options, *(["--tls"] if tls else []),
                server.address, str(server.port), path]
    return command


def ftplib_login():
    return {"FTP_USER": USER, "FTP_PASSWORD": PASSWORD}


# Symbolic, so that one pass does for files and folders: no file here has an x.
LFTP_CHMOD = "chmod -R u=rwX,g=,o=rX {path}"
PEERS = [
    Peer("lftp find -l", "audit", lftp("cd {path}; find -l"), "lftp"),
    Peer("lftp find -l, best", "audit", lftp("cd {path}; find -l", LFTP_BEST), "lftp"),
    Peer("lftp chmod -R", "apply", lftp(LFTP_CHMOD), "lftp"),
    Peer("lftp chmod -R, best", "apply", lftp(LFTP_CHMOD, LFTP_BEST), "lftp"),
    Peer("rclone lsf -R, 8", "audit", rclone(8), "rclone", False, obscured),
    Peer("rclone lsf -R, 4", "audit", rclone(4), "rclone", False, obscured),
    Peer("ftplib", "audit", ftplib(), "python3", True, ftplib_login),
    Peer("ftplib", "apply", ftplib("--chmod"), "python3", True, ftplib_login),
]


def installed(peer):
    return shutil.which(peer.program) is not None


def listed(output):
    """How many lines of its output could be entries."""
    with open(output, "rb") as file:
        return sum(1 for line in file if line.strip() and not re.match(rb"\d{4}/\d\d/\d\d ", line))


def named(name, job):
    return next(peer for peer in PEERS if peer.name == name and peer.job == job)
