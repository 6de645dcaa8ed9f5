"""Large trees on a private loopback: time, processor time of both sides, memory, bytes."""

import contextlib
import json
import os
import subprocess
from dataclasses import dataclass, field

from . import OWNER, PROJECT, CannotRun, places, say, trees
from .rows import Measured

PLANTED = f"{PROJECT}/bench/ftperm_bench/planted.py"
SERVER = "vsftpd"


@dataclass
class Sample(Measured):
    shape: str
    count: int
    wrong: bool  # all of it, with CSV and JSON; else all is right
    seconds: list = field(default_factory=list)
    client_cpu: float = 0
    server_cpu: float = 0
    memory: int = 0
    wire: int = 0
    outcome: str = "not run"

    def name(self):
        return f"scale {self.shape} {self.count} {'all wrong' if self.wrong else 'all right'}"


class Forest:
    """The trees are made in the background: while peers wait, a processor has time for it."""

    def __init__(self, samples, folder):
        self.folder, self.facts = folder, {}
        kinds = list(dict.fromkeys((sample.shape, sample.count) for sample in samples))
        lines = "\n".join(" ".join(["/usr/bin/python3", PLANTED, shape, str(count),
                                    self.path(shape, count), str(OWNER)])
                          for shape, count in kinds)
        self.kinds = kinds
        self.process = subprocess.Popen(["nice", "-n", "19", "sh", "-ec", lines],
                                        stdout=subprocess.PIPE, text=True,
                                        start_new_session=True)

    def path(self, shape, count):
        return os.path.join(self.folder, f"{shape}-{count}")

    def wait(self):
        if self.process.stdout.closed:
            return
        out, _ = self.process.communicate()
        if self.process.returncode != 0:
            raise CannotRun("a large tree could not be made")
        for kind, line in zip(self.kinds, out.splitlines()):
            self.facts[kind] = json.loads(line)

    def stop(self):
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, 15)
            self.process.wait()


def run(samples, client, forest):
    """One tree after the other, right before wrong."""
    forest.wait()
    with places.place(0) as loopback:
        for kind in forest.kinds:
            path = forest.path(*kind)
            # The caches of a tree that was just made are warm: so are those of all that follow.
            with places.server(SERVER, loopback, path) as server:
                for sample in samples:
                    if (sample.shape, sample.count) == kind:
                        measure(sample, client, server, path, forest.facts[kind])


def measure(sample, client, server, path, facts):
    if sample.wrong:
        trees.make_wrong(path)
    runs = 3 if sample.count <= 100_000 else 1
    for _ in range(runs):
        once(sample, client, server, facts)
        if not sample.right:
            break
    took = f"{sample.time:.2f} s, {sample.memory / 2**20:.0f} MiB" if sample.seconds else ""
    say(f"{sample.name()}: {took} {'' if sample.right else sample.outcome}")


def once(sample, client, server, facts):
    options = ["--json", client.path("report.json")] if sample.wrong else []
    busy, sent = server.cpu(), server.place.loopback_bytes()
    cost = client.run("audit", server, "", False, *options)
    sample.wire = server.place.loopback_bytes() - sent
    sample.server_cpu = server.cpu() - busy
    sample.seconds.append(cost.seconds)
    sample.client_cpu, sample.memory = cost.cpu, cost.memory
    expected = facts["entries"] + 1 if sample.wrong else 0
    if cost.code != (1 if expected else 0):
        sample.outcome = f"WRONG: exit code {cost.code}: {cost.last_line()}"
    elif (found := client.wrong_in_report()) != expected:
        sample.outcome = f"WRONG: found {found} wrong entries of {expected}"
    else:
        sample.outcome = "right"
    for name in ("report.csv", "report.json"):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(client.path(name))
