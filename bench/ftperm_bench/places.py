"""Where things run: a private loopback, or two namespaces with a slow cable between them."""

import contextlib
import json
import os
import select
import subprocess
import time

from . import CannotRun, PASSWORD, PROJECT

# What stays in a namespace keeps it alive, and tells who it is.
HOLD = 'echo "$$ ${LATENCY_FAR_SIDE-} ${LATENCY_FAR_ADDRESS-}"; exec cat'


class Place:
    """Clients run on the near side, servers on the far side; on loopback both are one."""

    def __init__(self, rtt, near, far, address, holder):
        self.rtt, self.near, self.far, self.address = rtt, near, far, address
        self.holder = holder

    def here(self, command):
        return ["nsenter", f"--net={self.near}", "--", *command]

    def there(self, command):
        return ["nsenter", f"--net={self.far}", "--", *command]

    def loopback_bytes(self):
        """Sent through lo so far: both directions of every connection, headers included."""
        with open(f"/proc/{self.holder}/net/dev", encoding="ascii") as file:
            line = next(line for line in file if line.strip().startswith("lo:"))
        return int(line.split(":")[1].split()[8])


@contextlib.contextmanager
def place(rtt):
    if rtt:
        command = [f"{PROJECT}/bench/latency", "--rtt", str(rtt), "sh", "-c", HOLD]
    else:
        command = ["unshare", "--net", "sh", "-c", f"ip link set lo up && {{ {HOLD}; }}"]
    with ended(command) as process:
        words = process.stdout.readline().split()
        if not words:
            raise CannotRun(f"no network namespace: {' '.join(command[:3])} failed")
        near = f"/proc/{words[0]}/ns/net"
        far, address = words[1:] or (near, "127.0.0.1")
        yield Place(rtt, near, far, address, words[0])


@contextlib.contextmanager
def ended(command, **options):
    """A process that ends when its input does."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                          start_new_session=True, **options) as process:
        try:
            yield process
        finally:
            process.stdin.close()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


class Server:
    """A real one, started by tests/servers/serve.py on the far side of a place."""

    def __init__(self, name, where, answer, process):
        self.name, self.place, self.process = name, where, process
        self.address, self.port = answer["address"], answer["port"]
        self.cacert = answer["cacert"]

    def listener(self):
        """The server's own process, below serve.py's two."""
        names = {"pureftpd": "pure-ftpd", "pyftpdlib": "python3"}
        found = descendants(self.process.pid)
        return next(pid for pid in found[1:] if command_name(pid) ==
                    names.get(self.name, self.name))

    def cpu(self):
        """Seconds, those of all ended sessions included; waits for them to end.

        A session that outlives the process that serves its login is inherited by serve.py, which
        looks for such once a second.
        """
        keeper = descendants(self.process.pid)[0]
        listener = self.listener()
        deadline = time.monotonic() + 10
        while descendants(keeper) != [listener] and time.monotonic() < deadline:
            time.sleep(0.02)
        return sum(times_of(listener)) + sum(times_of(keeper)[2:])


def times_of(pid):
    """Its own in user and system mode, then those of its children that ended."""
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
        fields = file.read().rpartition(")")[2].split()
    return [int(field) / os.sysconf("SC_CLK_TCK") for field in fields[11:15]]


def descendants(pid):
    found = []
    with contextlib.suppress(OSError):
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            for word in file.read().split():
                found += [int(word), *descendants(int(word))]
    return found


def command_name(pid):
    with open(f"/proc/{pid}/comm", encoding="ascii", errors="replace") as file:
        return file.read().strip()


@contextlib.contextmanager
def server(name, where, tree, variant=None):
    command = [f"{PROJECT}/tests/servers/serve.py", "--server", name, "--tree", tree,
               "--address", where.address]
    command += ["--variant", variant] if variant else []
    with ended(where.there(command),
               env=os.environ | {"FTPERM_TEST_PASSWORD": PASSWORD}) as process:
        line = process.stdout.readline() if select.select([process.stdout], [], [], 60)[0] else ""
        if not line:
            raise CannotRun(f"{name} does not start")
        yield Server(name, where, json.loads(line), process)
