"""Runs ftperm's rows, one after the other, with nothing else going on."""

import contextlib
import os

from . import client as clients
from . import places, say, trees
from .floor import Floors


class Account:
    """The tree that all servers serve; an apply leaves it right, so it is set back."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "tree")
        self.facts = {}
        self.all_wrong = False

    def make_wrong(self):
        if not self.all_wrong:
            trees.make_wrong(self.path)
            self.all_wrong = True

    def of(self, part):
        if part not in self.facts:
            self.facts[part] = trees.Facts(self.path, part)
        return self.facts[part]


def run(rows, client, account, patience):
    """The problems that the floors had; everything else is in the rows."""
    names = sorted({row.server for row in rows})
    with contextlib.ExitStack() as stack:
        loopback = stack.enter_context(places.place(0))
        floors = Floors(client.folder, {name: stack.enter_context(places.server(
            name, loopback, account.path)) for name in names}, patience)
        for rtt in sorted({row.rtt for row in rows}):
            run_at(rtt, [row for row in rows if row.rtt == rtt], client, account, floors)
    return floors.problems


def add_floor(row, floors, account):
    facts = account.of(row.part)
    asked = floors.audit if row.job == "audit" else floors.apply
    row.floor = asked(row.server, row.tls, facts, row.rtt)
    row.server_time = floors.server_time(row.server, row.tls, facts, row.job)
    account.all_wrong = account.all_wrong and row.job == "audit"


def run_at(rtt, rows, client, account, floors):
    with contextlib.ExitStack() as stack:
        place = stack.enter_context(places.place(rtt))
        servers = {}
        for row in rows:
            if not client.offers(row):
                row.outcome = f"skipped: at most {client.most_connections} connections"
                continue
            key = (row.server, row.variant)
            if key not in servers:
                servers[key] = stack.enter_context(
                    places.server(row.server, place, account.path, row.variant))
            # Right before, so that the machine is as busy with other things for both.
            add_floor(row, floors, account)
            account.make_wrong()
            row.load = os.getloadavg()[0]
            clients.measure(client, row, servers[key], account.path)
            account.all_wrong = row.job == "audit"
            took = f"{row.time:.2f} s, {row.ratio:.2f} x its floor" if row.seconds else ""
            say(f"{row.name()}: {took} {'' if row.right else row.outcome}")
