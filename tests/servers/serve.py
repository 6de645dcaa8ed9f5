#!/usr/bin/python3
"""Runs one real FTP server on loopback, in the foreground.

Prints one line of JSON when the server greets, then obeys `stop` and `start` on standard input
(answering `stopped` and `started`) until that ends or a signal comes; then everything is removed.
"""

import argparse
import json
import os
import shutil
import subprocess
import tempfile
import time

import foreground
import server_configs
import system_files
from foreground import Unsupported
from loopback import bindable, children, greets, kill_descendants, reserve_ports
from server_configs import Setup

PASSWORD = "correct #horse% 100"


class Server:
    def __init__(self, setup, listeners):
        self.setup, self.listeners, self.processes = setup, listeners, []

    def start(self):
        for port, implicit in self.listeners:
            command = getattr(server_configs, self.setup.server)(self.setup, port, implicit)
            with open(self.setup.log, "ab") as log:
                self.processes.append(subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.setup.temp,
                    start_new_session=True, preexec_fn=foreground.die_with_parent))
        deadline = time.monotonic() + 20
        for (port, implicit), process in zip(self.listeners, self.processes):
            while not greets(self.setup.address, port, implicit):
                if process.poll() is not None or time.monotonic() > deadline:
                    with open(self.setup.log, encoding="utf-8", errors="replace") as log:
                        raise RuntimeError(f"{self.setup.server} does not greet:\n{log.read()}")
                time.sleep(0.02)
            while children(process.pid) and time.monotonic() < deadline:
                time.sleep(0.005)

    def stop(self):
        kill_descendants()
        self.processes = []
        if self.setup.server == "pureftpd":
            system_files.remove_dead_sessions()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", required=True, choices=sorted(server_configs.VARIANTS))
    parser.add_argument("--tree", required=True, help="the folder to serve as the login's root")
    parser.add_argument("--variant", action="append", default=[], help="may be repeated")
    parser.add_argument("--owner", type=int, default=server_configs.OWNER,
                        help="the uid that the login works as (default: %(default)s)")
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--port", type=int)
    args = parser.parse_args()
    args.tree = os.path.realpath(args.tree)
    if not os.path.isdir(args.tree) or any(c in args.tree for c in ':"\n\\'):
        parser.error(f"--tree {args.tree!r} is no folder that every configuration can name")
    return args


def run(args):
    server_configs.check_variants(args.server, args.variant)
    if os.geteuid() != 0:
        raise Unsupported("the real servers need root (chroot and the owner's uid)")
    here = os.path.dirname(os.path.abspath(__file__))
    prefix = os.environ.get("FTPERM_SERVERS", os.path.join(here, "..", "..", "build", "servers"))
    prefix = os.path.abspath(prefix)
    if not os.path.exists(prefix + ".stamp"):
        raise Unsupported("the servers are not there: run tests/servers/install")
    system_files.remove_leftovers()
    if args.port and not bindable(args.address, args.port):
        raise Unsupported(f"port {args.port} is taken")
    first, lock = reserve_ports(args.address)
    temp = tempfile.mkdtemp(prefix="ftperm-server-")
    os.chmod(temp, 0o711)
    setup = Setup(server=args.server, variants=args.variant, prefix=prefix, temp=temp,
                  tree=args.tree, owner=args.owner, address=args.address,
                  passive=(first + 2, first + 99), user="web",
                  password=os.environ.get("FTPERM_TEST_PASSWORD", PASSWORD),
                  log=os.path.join(temp, "log"), pam_service=system_files.service_name())
    listeners = [(args.port or first, False)]
    if "implicit-tls" in args.variant:
        listeners.append((first + 1, True))
    server = Server(setup, listeners)
    try:
        if "no-tls" not in args.variant:
            server_configs.make_certificate(setup)
        server.start()
        answer = {"server": args.server, "address": args.address, "port": listeners[0][0],
                  "user": setup.user, "password": setup.password,
                  "cacert": setup.path("cert.pem"), "log": setup.log}
        if len(listeners) > 1:
            answer["implicit_port"] = listeners[1][0]
        print(json.dumps(answer), flush=True)
        foreground.obey(server)
    finally:
        foreground.ignore_signals()
        server.stop()
        shutil.rmtree(temp, ignore_errors=True)
        system_files.remove(setup.pam_service)
        lock.close()


if __name__ == "__main__":
    foreground.main(run, arguments())
