"""Runs one command and writes, as JSON, what it cost: clocked.py RESULT SECONDS COMMAND...

A process of its own, and a small one, because a command's peak memory is never below that of the
process it was forked from.
"""

import ctypes
import json
import os
import signal
import sys
import time

PR_SET_PDEATHSIG = 1


def end_with(parent, prctl):
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def main(result, limit, command):
    prctl = ctypes.CDLL(None).prctl
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    ours = os.getpid()
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        end_with(ours, prctl)
        os.setpgid(0, 0)
        os.execvp(command[0], command)

    late = []

    def stop(number, _frame):
        late.append(number == signal.SIGALRM)
        os.killpg(child, signal.SIGKILL)

    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop)
    signal.alarm(limit)
    _, status, usage = os.wait4(child, 0)
    seconds = time.monotonic() - start
    with open(result, "w", encoding="ascii") as file:
        json.dump({"code": os.waitstatus_to_exitcode(status), "late": any(late),
                   "seconds": seconds, "cpu": usage.ru_utime + usage.ru_stime,
                   "memory": usage.ru_maxrss * 1024}, file)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
