"""Ports, greetings and processes: what serve.py needs of the machine."""

import os
import random
import signal
import socket
import ssl

SLOTS = range(12000, 32000, 100)  # below the kernel's ephemeral ports


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


def reap():
    """The ended sessions that we inherited; not while subprocess waits for a child of its own."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def kill_descendants():
    """Sessions too, whatever process group they moved to: as subreaper we inherit them all."""
    while True:
        found = children(os.getpid())
        for pid in found:
            found += children(pid)
        for pid in found:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def bindable(address, port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def reserve_ports(address):
    """A hundred ports of our own: the abstract socket is the lock, gone when we are gone."""
    for first in random.sample(SLOTS, len(SLOTS)):
        lock = socket.socket(socket.AF_UNIX)
        try:
            lock.bind(f"\0ftperm-ports-{first}")
        except OSError:
            continue
        if bindable(address, first) and bindable(address, first + 1):
            return first, lock
    raise RuntimeError("no free ports")


def greets(address, port, implicit):
    """Whether the server says 220; waits until that session is over, for some count sessions."""
    try:
        with socket.create_connection((address, port), 2) as raw:
            connection = raw
            if implicit:
                context = ssl._create_unverified_context()
                connection = context.wrap_socket(raw)
            with connection, connection.makefile("rwb") as stream:
                if not stream.readline().startswith(b"220"):
                    return False
                stream.write(b"QUIT\r\n")
                stream.flush()
                stream.read()
                return True
    except OSError:
        return False
