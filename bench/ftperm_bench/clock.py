"""What a command costs at a place; the commands themselves are made elsewhere."""

import json
import os
import subprocess
import threading

CLOCKED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clocked.py")
LONGEST = 3000  # seconds that anything may take

_running = set()
_lock = threading.Lock()


class Cost:
    def __init__(self, numbers, output):
        self.code, self.late = numbers["code"], numbers["late"]
        self.seconds, self.cpu, self.memory = (numbers[name] for name in
                                               ("seconds", "cpu", "memory"))
        self.output = output

    def last_line(self):
        """Of what it said, for a row that says why it failed."""
        if self.late:
            return f"stopped after {self.seconds:.0f} s"
        with open(self.output, "rb") as file:
            file.seek(max(0, os.path.getsize(self.output) - 2000))
            lines = [line.strip() for line in file.read().decode(errors="replace").splitlines()]
        return next((line for line in reversed(lines) if line), f"exit code {self.code}")[:160]


def clocked(place, command, output, limit=LONGEST, **environment):
    """Its output goes to a file of that name, both streams; nothing is said on failure."""
    result = f"{output}.cost"
    line = ["/usr/bin/python3", "-I", "-S", CLOCKED, result, str(limit), *command]
    with open(output, "wb") as file:
        process = subprocess.Popen(place.here(line), stdin=subprocess.DEVNULL, stdout=file,
                                   stderr=subprocess.STDOUT, start_new_session=True,
                                   env=os.environ | environment)
    with _lock:
        _running.add(process)
    try:
        process.wait()
    finally:
        end(process)
        with _lock:
            _running.discard(process)
    with open(result, encoding="ascii") as file:
        return Cost(json.load(file), output)


def end(process):
    if process.poll() is None:
        process.terminate()
        process.wait()


def end_all():
    """Those of other threads too: only the main one hears of Ctrl-C."""
    with _lock:
        processes = list(_running)
    for process in processes:
        process.terminate()
