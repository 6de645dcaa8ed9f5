#!/usr/bin/python3
"""What one writes with Python's ftplib in an hour: walks a tree, and with --chmod changes it.

    ftplib_walk.py [--tls] [--chmod] ADDRESS PORT PATH

MLSD where the server tells modes by it, else LIST; one folder and one CHMOD at a time. The login is
FTP_USER with FTP_PASSWORD. A peer of the benchmark, not a part of the program.
"""

import argparse
import ftplib
import os
import ssl


class Reusing(ftplib.FTP_TLS):
    """Some servers want the control connection's TLS session on each data connection."""

    def ntransfercmd(self, cmd, rest=None):
        connection, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        if self._prot_p:
            connection = self.context.wrap_socket(connection, server_hostname=self.host,
                                                  session=self.sock.session)
        return connection, size


def connect(args):
    if args.tls:
        context = ssl._create_unverified_context()
        ftp = Reusing(context=context, encoding="latin-1")
    else:
        ftp = ftplib.FTP(encoding="latin-1")
    ftp.connect(args.address, args.port, timeout=60)
    ftp.login(os.environ["FTP_USER"], os.environ["FTP_PASSWORD"])
    if args.tls:
        ftp.prot_p()
    return ftp


def tells_modes(ftp):
    """Whether MLSD does; some servers have to be asked for it."""
    try:
        if "unix.mode" not in ftp.sendcmd("FEAT").lower():
            return False
        ftp.sendcmd("OPTS MLST type;unix.mode;")
        return True
    except ftplib.error_perm:
        return False


def listed_by_mlsd(ftp, path):
    for name, facts in ftp.mlsd(path):
        if name in (".", "..") or facts.get("type", "") not in ("dir", "file"):
            continue
        yield name, facts["type"] == "dir", int(facts.get("unix.mode", "0").replace("0o", ""), 8)


def listed_by_list(ftp, path):
    lines = []
    ftp.retrlines(f"LIST -a {path}", lines.append)
    for line in lines:
        fields = line.split(None, 8)
        if len(fields) == 9 and fields[8] not in (".", "..") and line[0] in "-d":
            yield fields[8], line[0] == "d", mode_of(line[1:10])


def mode_of(letters):
    return int("".join("0" if letter == "-" else "1" for letter in letters), 2)


def walk(ftp, path, listed):
    found = list(listed(ftp, path))
    for name, is_folder, mode in found:
        below = f"{path.rstrip('/')}/{name}"
        yield below, is_folder, mode
        if is_folder:
            yield from walk(ftp, below, listed)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--chmod", action="store_true")
    parser.add_argument("address")
    parser.add_argument("port", type=int)
    parser.add_argument("path")
    args = parser.parse_args()
    ftp = connect(args)
    listed = listed_by_mlsd if tells_modes(ftp) else listed_by_list
    for path, is_folder, mode in walk(ftp, args.path, listed):
        wanted = 0o705 if is_folder else 0o604
        print(f"{mode:04o} {path}")
        if args.chmod and mode != wanted:
            ftp.sendcmd(f"SITE CHMOD {wanted:o} {path}")
    if args.chmod:
        ftp.sendcmd(f"SITE CHMOD 705 {args.path}")
    ftp.quit()


if __name__ == "__main__":
    main()
