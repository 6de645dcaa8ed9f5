"""How serve.py and apache.py live: in the foreground, obeying standard input, leaving nothing."""

import ctypes
import os
import select
import signal
import sys

from loopback import kill_descendants, reap

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
SIGNALS = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
prctl = ctypes.CDLL(None, use_errno=True).prctl
NAME = os.path.basename(sys.argv[0])


class Unsupported(Exception):
    """What is asked for is not to be had here."""


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
                print(f"{NAME}: unknown command {line!r}", file=sys.stderr)


def ignore_signals():
    """For the end: a second signal must not cut the cleaning short."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def leave(number, _frame):
    raise SystemExit(128 + number)


def work(run, args):
    for number in SIGNALS:
        signal.signal(number, leave)
    try:
        run(args)
        return 0
    except (Unsupported, RuntimeError) as error:
        print(f"{NAME}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 1


def main(run, args):
    """Works in a child, so that even our own SIGKILL leaves someone to clean up."""
    parent = os.getpid()
    prctl(PR_SET_CHILD_SUBREAPER, 1)  # and a SIGKILL of the child's leaves us to end the server
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    worker = os.fork()
    if worker == 0:
        os.setsid()
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        sys.exit(work(run, args))
    for number in SIGNALS:
        signal.signal(number, lambda *_: os.kill(worker, signal.SIGTERM))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    _, status = os.waitpid(worker, 0)
    kill_descendants()
    sys.exit(os.waitstatus_to_exitcode(status))
