"""Runs the program that is measured, and checks what it found and what it did against the disk."""

import csv
import os
import re
import subprocess

from . import PASSWORD, USER, trees
from .clock import clocked


class Client:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        said = subprocess.run([program, "audit", "--help"], check=True, capture_output=True,
                              text=True).stdout
        offered = re.search(r"--connections N.*?1 to (\d+)", said, re.DOTALL)
        self.most_connections = int(offered[1]) if offered else 4

    def run(self, command, server, where, tls, *options):
        url = f"ftp://{USER}@{server.address}:{server.port}/{where}"
        line = [self.program, command, url, "--csv", self.path("report.csv"), *options]
        line += ["--cacert", server.cacert] if tls else ["--tls", "off"]
        return clocked(server.place, line, self.path("output"), FTPERM_PASSWORD=PASSWORD,
                       XDG_STATE_HOME=self.path("state"))

    def offers(self, row):
        return not row.connections or row.connections <= self.most_connections

    def path(self, name):
        return os.path.join(self.folder, name)

    def wrong_in_report(self):
        # utf-8-sig, for a report may begin with a mark for spreadsheets.
        with open(self.path("report.csv"), encoding="utf-8-sig", newline="") as file:
            return sum(line["status"] == "wrong" for line in csv.DictReader(file))


def measure(client, row, server, tree):
    """Fills in the row; the tree has nothing but wrong entries, and none after an apply."""
    options = ["--listing", row.listing] if row.listing != "auto" else []
    options += ["--connections", str(row.connections)] if row.connections else []
    for _ in range(row.runs):
        check = audit if row.job == "audit" else apply
        cost, problem = check(client, row, server, tree, options)
        row.seconds.append(cost.seconds)
        row.cpu, row.memory = cost.cpu, cost.memory
        row.outcome = f"WRONG: {problem}" if problem else "right"
        if problem:
            return


def audit(client, row, server, tree, options):
    expected = expected_changes(row, tree)
    cost = client.run("audit", server, row.part, row.tls, *options)
    if cost.code != 1:
        return cost, f"exit code {cost.code}: {cost.last_line()}"
    found = client.wrong_in_report()
    return cost, "" if found == expected else f"found {found} wrong entries of {expected}"


def apply(client, row, server, tree, options):
    cost = client.run("fix", server, row.part, row.tls, "--apply", "--fix-root", *options)
    if cost.code != 0:
        return cost, f"exit code {cost.code}: {cost.last_line()}"
    left = trees.count_wrong(os.path.join(tree, row.part))
    return cost, f"left {left} entries wrong on the disk" if left else ""


def expected_changes(row, tree):
    """What the disk has; the root of the account is always checked."""
    return trees.count_wrong(os.path.join(tree, row.part)) + (1 if row.part else 0)
