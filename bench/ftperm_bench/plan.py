"""Which rows a run has. The full matrix of everything by everything would take a day."""

from . import SERVERS
from .rows import Row
from .trees import PART

BARRED = ("vsftpd", "pureftpd")  # the bars on time / floor and on peers name these two
WAYS = {"vsftpd": ("list",), "pureftpd": ("mlsd", "list"), "proftpd": ("mlsd", "list"),
        "pyftpdlib": ("list",)}  # beside stat; its MLSD takes links for what they point to


def patience(everything):
    """How long the floors may take; where no bar asks for one, the quick run measures it once."""
    def seconds(name, job):
        return 20 if everything else 10 if name in BARRED or job == "audit" else 1
    return seconds


def smoke():
    return [Row("ftperm", job, "pureftpd", True, 20) for job in ("audit", "apply")]


def quick():
    """What the bars need, and no more."""
    rows = [Row("ftperm", "audit", name, True, 50, runs=3) for name in SERVERS]
    rows += [Row("ftperm", "audit", name, True, 50, PART, runs=3) for name in BARRED]
    rows += [Row("ftperm", "apply", name, True, 50) for name in (*BARRED, "proftpd")]
    rows += [Row("ftperm", "apply", "proftpd", False, 50)]
    rows += [Row("ftperm", "apply", name, True, 50, PART) for name in BARRED]
    return rows + [without_stat(name, False) for name in BARRED]


def without_stat(name, tls):
    """Pure-FTPd cannot be told to refuse STAT."""
    how = {"listing": "mlsd"} if name == "pureftpd" else {"variant": "no-stat"}
    return Row("ftperm", "audit", name, tls, 50, PART, connections=4, **how)


def full():
    return quick() + [row for row in more() if row not in quick()]


def more():
    for tls in (True, False):
        for name in SERVERS:
            yield from distances(name, tls)
            yield from ways(name, tls)
            yield from connections(name, tls)
            yield without_stat(name, tls)


def distances(name, tls):
    for rtt in (0, 20, 50, 150):
        yield Row("ftperm", "audit", name, tls, rtt, runs=3)
        # In plain FTP ProFTPD stands so little on its way that 150 ms are minutes.
        if name in BARRED or rtt in (0, 50):
            yield Row("ftperm", "apply", name, tls, rtt)
    yield Row("ftperm", "audit", name, tls, 50, PART, runs=3)


def ways(name, tls):
    """A data connection for each folder is slow: WordPress is enough to see it."""
    for rtt in (0, 50):
        yield Row("ftperm", "audit", name, tls, rtt, listing="stat")
        for way in WAYS[name]:
            yield Row("ftperm", "audit", name, tls, rtt, PART, listing=way)


def connections(name, tls):
    for count in (1, 2, 4, 8):
        yield Row("ftperm", "audit", name, tls, 50, connections=count)
        if name in BARRED:
            yield Row("ftperm", "apply", name, tls, 50, connections=count)
        if name == "vsftpd":
            yield Row("ftperm", "audit", name, tls, 50, PART, listing="list", connections=count)


def quick_peers():
    """Within ten minutes: no lftp chmod as it comes, nothing on all."""
    rows = []
    for name in BARRED:
        rows += [Row(who, "audit", name, True, 50, PART)
                 for who in ("lftp find -l", "lftp find -l, best", "rclone lsf -R, 8", "ftplib")]
        rows += [Row("lftp chmod -R, best", "apply", name, True, 50, PART),
                 Row("rclone lsf -R, 4", "audit", name, False, 50, PART)]
    return rows


def full_peers():
    """WordPress for all; all of it for lftp, which a bar asks for, and where it is quick enough."""
    rows = []
    for name in SERVERS:
        for tls in (True, False):
            rows += peers_of(name, tls, 50)
            if name in BARRED:
                rows += [Row(who, "audit", name, tls, rtt, PART)
                         for rtt in (0, 20, 150)
                         for who in ("lftp find -l", "lftp find -l, best", "rclone lsf -R, 8",
                                     "ftplib")]
    return rows + [Row(who, "audit", name, True, 50)
                   for name in BARRED for who in ("lftp find -l", "lftp find -l, best")]


def peers_of(name, tls, rtt):
    audits = ("lftp find -l", "lftp find -l, best", "rclone lsf -R, 8", "rclone lsf -R, 4",
              "ftplib")
    applies = ("lftp chmod -R", "lftp chmod -R, best", "ftplib") if name in BARRED else ()
    return ([Row(who, "audit", name, tls, rtt, PART) for who in audits] +
            [Row(who, "apply", name, tls, rtt, PART) for who in applies])


# (shape, entries, all wrong with CSV and JSON)
QUICK_SCALE = [("wide", 100_000, False), ("wide", 1_000_000, False), ("wide", 1_000_000, True)]
SMOKE_SCALE = [("wide", 2000, False)]
FULL_SCALE = [(shape, count, wrong)
              for shape in ("wide", "deep") for count in (10_000, 100_000, 1_000_000)
              for wrong in (False, True)] + [("one", 100_000, False), ("one", 100_000, True)]
