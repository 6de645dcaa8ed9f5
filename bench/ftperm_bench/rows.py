"""A row of the table: what is run, and what came of it."""

import statistics
from dataclasses import dataclass, field


class Measured:
    """What a row and a sample have in common: `seconds` of each run, and the `outcome`."""

    @property
    def time(self):
        return statistics.median(self.seconds) if self.seconds else None

    @property
    def right(self):
        return self.outcome == "right"


@dataclass
class Row(Measured):
    who: str  # ftperm, or a peer's name
    job: str  # audit or apply
    server: str
    tls: bool
    rtt: int  # milliseconds
    part: str = ""  # "" is all
    listing: str = "auto"
    connections: int | None = None  # None: what the program does by itself
    variant: str | None = None  # of the server
    runs: int = 1

    seconds: list = field(default_factory=list)
    cpu: float | None = None
    memory: int | None = None
    load: float | None = None
    server_time: float | None = None
    floor: float | None = None
    outcome: str = "not run"
    note: str = ""

    @property
    def ratio(self):
        return self.time / self.floor if self.time and self.floor else None

    def name(self):
        """For --only, and for saying what is going on."""
        words = [self.who, self.job, self.server, "TLS" if self.tls else "plain",
                 f"{self.rtt}ms", self.part or "all"]
        if self.listing != "auto":
            words.append(self.listing)
        if self.connections:
            words.append(f"{self.connections}c")
        if self.variant:
            words.append(self.variant)
        return " ".join(words)


def find(rows, who="ftperm", **wanted):
    """The row that is so, if it was run and right."""
    for row in rows:
        if row.who == who and row.right and all(getattr(row, key) == value
                                                for key, value in wanted.items()):
            return row
    return None
