"""The benchmark: ftperm, its peers and the floor, on real servers, in the same run."""

import os
import secrets
import sys

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SERVERS = ("vsftpd", "pureftpd", "proftpd", "pyftpdlib")
OWNER = 33  # user and group that tests/servers/serve.py logs in as
USER = "web"
PASSWORD = secrets.token_hex(8)


class CannotRun(Exception):
    pass


def say(text):
    print(text, file=sys.stderr, flush=True)
