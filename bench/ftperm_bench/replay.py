"""What a server needs for a list of commands, all of them known from the start. Not ftperm's code.

    replay.py ADDRESS PORT CACERT|- WINDOW FILE

FILE holds the commands, one a line. Logs in as FTP_USER with FTP_PASSWORD, sends them with at most
WINDOW bytes unanswered, reads while it sends, and prints as JSON the seconds of the login, those from
the first command to the last reply, what was read, and how many replies were refusals.
"""

import collections
import json
import os
import re
import select
import socket
import ssl
import sys
import time

PIECE = 4096  # larger ones stall servers that decrypt more than they read
FINAL = re.compile(rb"^(\d)\d\d ", re.MULTILINE)
# An entry of a listing is never three digits and a blank, so only ends of replies match.


def ask(stream, command, expected):
    stream.write(command + b"\r\n")
    stream.flush()
    answer(stream, expected)


def answer(stream, expected):
    while True:
        line = stream.readline()
        if not line:
            sys.exit("the server closed the connection")
        if re.match(rb"\d\d\d ", line):
            if line[:1] != expected:
                sys.exit(f"unexpected: {line!r}")
            return


def logged_in(address, port, context):
    connection = socket.create_connection((address, port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    stream = connection.makefile("rwb")
    answer(stream, b"2")
    if context:
        ask(stream, b"AUTH TLS", b"2")
        connection = context.wrap_socket(connection, server_hostname=address)
        stream = connection.makefile("rwb")
    ask(stream, b"USER " + os.environb[b"FTP_USER"], b"3")
    ask(stream, b"PASS " + os.environb[b"FTP_PASSWORD"], b"2")
    return connection


class Replay:
    def __init__(self, connection, commands, window):
        self.connection, self.commands, self.window = connection, commands, window
        self.next, self.unanswered, self.waiting = 0, 0, collections.deque()
        self.piece, self.rest = b"", b""
        self.replies, self.refused, self.bytes, self.lines = 0, 0, 0, 0

    def run(self):
        self.connection.setblocking(False)
        start = time.monotonic()
        while self.replies < len(self.commands):
            self.read()
            writing = self.write()
            if self.replies < len(self.commands):
                self.wait(writing)
        return time.monotonic() - start

    def wait(self, writing):
        if isinstance(self.connection, ssl.SSLSocket) and self.connection.pending():
            return
        if not any(select.select([self.connection], [self.connection] if writing else [], [], 60)):
            sys.exit(f"silent for a minute after {self.replies} of {len(self.commands)} replies")

    def read(self):
        while True:
            try:
                data = self.connection.recv(1 << 18)
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return
            if not data:
                sys.exit(f"closed after {self.replies} of {len(self.commands)} replies")
            self.bytes += len(data)
            self.take(self.rest + data)

    def take(self, data):
        end = data.rfind(b"\n") + 1
        whole, self.rest = data[:end], data[end:]
        self.lines += whole.count(b"\n")
        for first in FINAL.findall(whole):
            self.replies += 1
            self.refused += first != b"2"
            self.unanswered -= self.waiting.popleft()

    def write(self):
        """Whether something is left that could be sent when the connection takes it."""
        while self.piece or self.fill():
            try:
                sent = self.connection.send(self.piece)
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return True
            self.piece = self.piece[sent:]
        return False

    def fill(self):
        piece = []
        size = 0
        while self.next < len(self.commands):
            command = self.commands[self.next]
            if size + len(command) > PIECE or self.unanswered + len(command) > self.window:
                break
            piece.append(command)
            size += len(command)
            self.unanswered += len(command)
            self.waiting.append(len(command))
            self.next += 1
        self.piece = b"".join(piece)
        return size > 0


def main(address, port, cacert, window, name):
    with open(name, "rb") as file:
        commands = [line + b"\r\n" for line in file.read().split(b"\n") if line]
    context = None if cacert == "-" else ssl.create_default_context(cafile=cacert)
    start = time.monotonic()
    connection = logged_in(address, int(port), context)
    login = time.monotonic() - start
    replay = Replay(connection, commands, int(window))
    seconds = replay.run()
    print(json.dumps({"login": login, "seconds": seconds, "replies": replay.replies, "refused": replay.refused,
                      "lines": replay.lines, "bytes": replay.bytes}))


if __name__ == "__main__":
    main(*sys.argv[1:])
