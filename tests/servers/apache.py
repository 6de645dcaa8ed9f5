#!/usr/bin/python3
"""Runs a real Apache with suEXEC on loopback, in the foreground, over a website made for it.

Prints one line of JSON when it answers, then obeys `stop` and `start` on standard input (answering
`stopped` and `started`) until that ends or a signal comes; then everything is removed, the website
too. It is made here, in an account at `tree` whose files are `owner`'s, because suEXEC wants it
below /var/www, where it must not stay.
"""

import argparse
import contextlib
import http.client
import json
import os
import shutil
import subprocess
import tempfile
import time

import apache_config
import foreground
import system_files
from apache_config import Setup
from foreground import Unsupported
from loopback import kill_descendants, reserve_ports
from trees import Tree
from webroot import webroot

OWNER = 65534  # nobody: not who the server runs as, and not below 100, where suEXEC draws the line


class Apache:
    def __init__(self, setup):
        self.setup, self.processes = setup, []

    def start(self):
        with open(self.setup.path("start.log"), "ab") as log:
            process = subprocess.Popen(
                apache_config.command(self.setup), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                cwd="/", env={"PATH": "/usr/bin:/bin", "LANG": "C"}, start_new_session=True,
                preexec_fn=foreground.die_with_parent)
        self.processes = [process]
        deadline = time.monotonic() + 20
        # Not for a page, which a test may have broken by now.
        while self.status("OPTIONS", "*") != 200:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"Apache does not answer:\n{self.complaint()}")
            time.sleep(0.02)

    def status(self, method, path):
        """0: nobody answers."""
        with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(
                http.client.HTTPConnection(self.setup.address, self.setup.port, 5)) as connection:
            connection.request(method, path)
            return connection.getresponse().status
        return 0

    def complaint(self):
        text = ""
        for path in (*map(self.setup.path, ("start.log", "error.log")), system_files.SUEXEC_LOG):
            with contextlib.suppress(FileNotFoundError), open(
                    path, encoding="utf-8", errors="replace") as log:
                text += log.read()
        return text

    def stop(self):
        kill_descendants()
        self.processes = []


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variant", action="append", default=[],
                        choices=sorted(apache_config.VARIANTS), help="may be repeated")
    return parser.parse_args()


def check_machine():
    if os.geteuid() != 0:
        raise Unsupported("Apache needs root: its scripts run as somebody else than itself")
    for program in (apache_config.PROGRAM, apache_config.SUEXEC):
        if not os.path.exists(program):
            raise Unsupported(f"{program} is not there: install what tests/servers/packages lists")


def run(args):
    check_machine()
    system_files.remove_leftovers()
    first, lock = reserve_ports("127.0.0.1")
    temp, site = tempfile.mkdtemp(prefix="ftperm-apache-"), system_files.add_site()
    os.chmod(temp, 0o711)
    setup = Setup(variants=args.variant, temp=temp, tree=os.path.join(site, "account"), owner=OWNER,
                  address="127.0.0.1", port=first, https_port=first + 1)
    server = Apache(setup)
    try:
        webroot(Tree(setup.tree, OWNER, 0o705))
        apache_config.make_certificates(setup)
        server.start()
        # Where programs do not get their files' owner's rights, say, as some containers have it.
        if server.status("GET", "/page.cgi") != 200:
            raise RuntimeError(f"suEXEC does not work here:\n{server.complaint()}")
        print(json.dumps({
            "address": setup.address, "port": setup.port, "https_port": setup.https_port,
            "cacert": setup.path("ca-cert.pem"), "tree": setup.tree, "owner": setup.owner,
            "document_root": setup.document_root, "error_log": setup.path("error.log"),
            "access_log": setup.path("access.log"), "suexec_log": system_files.SUEXEC_LOG,
        }), flush=True)
        foreground.obey(server)
    finally:
        foreground.ignore_signals()
        server.stop()
        shutil.rmtree(temp, ignore_errors=True)
        system_files.remove_site(site)
        lock.close()


if __name__ == "__main__":
    foreground.main(run, arguments())
