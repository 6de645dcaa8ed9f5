"""The least that a walk can cost: the round trips that nobody can save, and the server's own time.

(login exchanges + levels of the tree) x round trip + what the same server needs for the same
commands, those of the login included, at round trip 0.
"""

import json
import os
import subprocess

from . import PASSWORD, USER, say

REPLAY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "replay.py")
# TCP's handshake, the greeting, USER, PASS, PWD; TLS adds AUTH, its handshake, PBSZ and PROT.
LOGIN = {False: 5, True: 9}
WINDOW = 256 * 1024
PROFTPD_PLAIN_WINDOW = 4096  # with more on their way it loses commands


class Floors:
    """Measured on loopback, once for each server, with and without TLS, and kept."""

    def __init__(self, folder, servers, patience):
        self.folder, self.servers = folder, servers  # name -> a server at round trip 0
        self.patience = patience  # (name, job): seconds after which a replay is not repeated
        self.times = {}
        self.problems = []

    def exchanges(self, tls, facts):
        return LOGIN[tls] + facts.levels

    def audit(self, name, tls, facts, rtt):
        return (self.exchanges(tls, facts) * rtt / 1000 +
                self.server_time(name, tls, facts, "audit"))

    def apply(self, name, tls, facts, rtt):
        return self.audit(name, tls, facts, rtt) + self.server_time(name, tls, facts, "apply")

    def server_time(self, name, tls, facts, job):
        key = (name, tls, facts.part, job)
        if key not in self.times:
            self.times[key] = self.best_of(name, tls, facts, job)
            say(f"{name} {'TLS' if tls else 'plain'}: its own time for {job} "
                f"{facts.part or 'of all'}: {self.times[key]:.2f} s")
        return self.times[key]

    def best_of(self, name, tls, facts, job):
        file = os.path.join(self.folder, "commands")
        with open(file, "wb") as out:
            out.write(b"".join(line + b"\n" for line in commands(name, facts, job)))
        times = []
        while len(times) < 3 and sum(times) < self.patience(name, job):
            result = self.replay(name, tls, file)
            login = result["login"] if job == "audit" else 0  # a repair has logged in before
            times.append(login + result["seconds"])
            self.check(name, facts, job, result)
        return min(times)

    def replay(self, name, tls, file):
        server = self.servers[name]
        window = PROFTPD_PLAIN_WINDOW if name == "proftpd" and not tls else WINDOW
        command = ["/usr/bin/python3", REPLAY, server.address, str(server.port),
                   server.cacert if tls else "-", str(window), file]
        done = subprocess.run(server.place.here(command), check=True, capture_output=True,
                              env=os.environ | {"FTP_USER": USER, "FTP_PASSWORD": PASSWORD})
        return json.loads(done.stdout)

    def check(self, name, facts, job, result):
        """A floor from refusals would be too low."""
        wanted = sum(facts.sizes.values()) if job == "audit" else facts.changes
        if result["refused"] or result["lines"] < wanted:
            self.problems.append(f"floor of {name}, {job}: {result['refused']} refused, "
                                 f"{result['lines']} lines for {wanted}")
            say(f"WRONG: {self.problems[-1]}")


def commands(name, facts, job):
    if job == "audit":
        stat = b"STAT " if name == "pyftpdlib" else b"STAT -a "  # it knows no options
        return [stat + os.fsencode(path) for path in facts.folders]
    return ([b"SITE CHMOD 604 " + os.fsencode(path) for path in facts.files] +
            [b"SITE CHMOD 705 " + os.fsencode(path) for path in facts.folders])
