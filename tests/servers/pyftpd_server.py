"""pyftpdlib as a server process: started by serve.py, which explains the variants."""

import argparse
import logging
import os

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.servers import FTPServer

DENIED = {"no-mlsd": ["MLSD", "MLST"], "no-data": ["PASV", "EPSV", "PORT", "EPRT"]}


class ImplicitHandler(TLS_FTPHandler):
    """TLS from the first byte on."""

    def handle(self):
        self.secure_connection(self.ssl_context)
        super().handle()


def refuse_stat(handler, _path):
    """Dropping STAT from proto_cmds, as the others, makes pyftpdlib drop the session."""
    handler.respond("502 STAT is not for you.")


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("tree", "address", "user", "secret", "certificate"):
        parser.add_argument(f"--{name}", required=True)
    for name in ("port", "owner", "per-address"):
        parser.add_argument(f"--{name}", type=int, required=True)
    parser.add_argument("--passive", type=int, nargs=2, required=True)
    parser.add_argument("--implicit", action="store_true")
    parser.add_argument("--variant", action="append", default=[])
    return parser.parse_args()


def main():
    args = arguments()
    logging.basicConfig(level=logging.INFO)
    with open(args.secret, encoding="utf-8") as file:
        password = file.read()

    authorizer = DummyAuthorizer()
    perm = "elradfmwT" if "no-chmod" in args.variant else "elradfmwMT"
    authorizer.add_user(args.user, password, args.tree, perm=perm)

    base = FTPHandler if "no-tls" in args.variant else TLS_FTPHandler
    handler = type("Handler", (ImplicitHandler if args.implicit else base,), {})
    handler.authorizer = authorizer
    handler.passive_ports = range(args.passive[0], args.passive[1] + 1)
    handler.auth_failed_timeout = 0
    handler.timeout = 2 if "idle-2" in args.variant else 300
    if "hidden-banner" in args.variant:
        handler.banner = "Welcome"
    if "no-stat" in args.variant:
        handler.ftp_STAT = refuse_stat
    denied = {command for variant in args.variant for command in DENIED.get(variant, [])}
    handler.proto_cmds = {name: value for name, value in FTPHandler.proto_cmds.items()
                          if name not in denied}
    if base is TLS_FTPHandler:
        handler.proto_cmds = {name: value for name, value in TLS_FTPHandler.proto_cmds.items()
                              if name not in denied}
        handler.certfile = args.certificate
        handler.tls_control_required = handler.tls_data_required = "tls-required" in args.variant
        # Now, for the key is root's.
        handler.ssl_context = handler.get_ssl_context()

    server = FTPServer((args.address, args.port), handler)
    server.max_cons = 512
    server.max_cons_per_ip = args.per_address
    # After binding, so that low ports would do too; the files are then touched as their owner.
    os.setgroups([])
    os.setgid(args.owner)
    os.setuid(args.owner)
    # Without a time-out its loop sleeps through the idle time-outs of sessions that did anything.
    server.serve_forever(timeout=0.2, handle_exit=False)


if __name__ == "__main__":
    main()
