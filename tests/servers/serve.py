#!/usr/bin/python3
"""Runs one real FTP server on loopback, in the foreground.

Prints one line of JSON when the server greets, then obeys `stop` and `start` on standard input
(answering `stopped` and `started`) until that ends or a signal comes; then everything is removed.
"""

import argparse
import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import server_configs
import system_files
from loopback import bindable, children, greets, kill_descendants, reap, reserve_ports
from server_configs import Setup, Unsupported

PASSWORD = "correct #horse% 100"
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
prctl = ctypes.CDLL(None, use_errno=True).prctl


class Server:
    def __init__(self, setup, listeners):
        self.setup, self.listeners, self.processes = setup, listeners, []

    def start(self):
        for port, implicit in self.listeners:
            command = getattr(server_configs, self.setup.server)(self.setup, port, implicit)
            with open(self.setup.log, "ab") as log:
                self.processes.append(subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/",
                    start_new_session=True, preexec_fn=die_with_parent))
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


def die_with_parent():
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def obey(server):
    """Serves until standard input ends; select keeps a half-written line from blocking us."""
    pending = b""
    while True:
        if not select.select([0], [], [], 1)[0]:
            reap()
            continue
        data = os.read(0, 4096)
        if not data:
            return
        *lines, pending = (pending + data).split(b"\n")
        for line in lines:
            if line == b"stop":
                server.stop()
                print("stopped", flush=True)
            elif line == b"start":
                if not server.processes:
                    server.start()
                print("started", flush=True)
            elif line:
                print(f"serve.py: unknown command {line!r}", file=sys.stderr)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", required=True, choices=sorted(server_configs.VARIANTS))
    parser.add_argument("--tree", required=True, help="the folder to serve as the login's root")
    parser.add_argument("--variant", action="append", default=[], help="may be repeated")
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
                  tree=args.tree, address=args.address, passive=(first + 2, first + 99),
                  user="web", password=os.environ.get("FTPERM_TEST_PASSWORD", PASSWORD),
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
        obey(server)
    finally:
        # A second signal must not cut the cleaning short.
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        server.stop()
        shutil.rmtree(temp, ignore_errors=True)
        system_files.remove(setup.pam_service)
        lock.close()


def leave(number, _frame):
    raise SystemExit(128 + number)


def work(args):
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, leave)
    try:
        run(args)
        return 0
    except (Unsupported, RuntimeError) as error:
        print(f"serve.py: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 1


def main():
    """Works in a child, so that even our own SIGKILL leaves someone to clean up."""
    args = arguments()
    parent = os.getpid()
    signals = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    worker = os.fork()
    if worker == 0:
        os.setsid()
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)
        sys.exit(work(args))
    for number in signals:
        signal.signal(number, lambda *_: os.kill(worker, signal.SIGTERM))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)
    _, status = os.waitpid(worker, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
