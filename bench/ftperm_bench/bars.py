"""What was asked for, what was measured, and whether it is met."""

from dataclasses import dataclass

from . import micro, plan
from .rows import find
from .trees import PART

MET, NOT_MET, UNKNOWN = "met", "NOT MET", "not measured"


@dataclass
class Bar:
    what: str
    wanted: str
    measured: str
    verdict: str


def unknown(what, wanted, why):
    return Bar(what, wanted, why, UNKNOWN)


def judged(what, wanted, measured, good):
    return Bar(what, wanted, measured, MET if good else NOT_MET)


class Judge:
    def __init__(self, rows, samples, micros, full):
        self.rows, self.samples, self.micros, self.full = rows, samples, micros, full

    def bars(self):
        found = []
        for name, most in (("vsftpd", 1.3), ("pureftpd", 1.3), ("proftpd", 1.6),
                           ("pyftpdlib", 1.6)):
            found.append(self.floor(name, most))
        for name in ("vsftpd", "pureftpd"):
            found += [self.faster(name, "audit", PART, "lftp find -l", 100),
                      self.faster(name, "audit", PART, "lftp find -l, best", 100),
                      self.faster(name, "audit", PART, "rclone lsf -R, 8", 10),
                      self.faster(name, "audit", "", "lftp find -l", 500),
                      self.faster(name, "audit", "", "lftp find -l, best", 500),
                      self.repair(name),
                      self.faster(name, "apply", PART, "lftp chmod -R", 100),
                      self.faster(name, "apply", PART, "lftp chmod -R, best", 100)]
        found += [self.seconds(False, 15), self.seconds(True, 10)]
        for name in ("vsftpd", "pureftpd"):
            for tls in (False, True) if self.full else (False,):
                found.append(self.data_connections(name, tls))
        return found + [self.processor(), self.parser(), self.memory(False, 64),
                        self.memory(True, 256), self.growth()]

    def floor(self, name, most):
        what, wanted = f"audit, TLS, 50 ms, {name}: time / floor", f"at most {most}"
        row = find(self.rows, job="audit", server=name, tls=True, rtt=50, part="", listing="auto",
                   connections=None)
        if not row:
            return unknown(what, wanted, "no right result")
        return judged(what, wanted, f"{row.ratio:.2f} ({row.time:.2f} s / {row.floor:.2f} s)",
                      row.ratio <= most)

    def faster(self, name, job, part, who, times):
        what = f"{job} of {part or 'all'}, TLS, 50 ms, {name}: beside {who}"
        wanted = f"{times} times as fast"
        ours = find(self.rows, job=job, server=name, tls=True, rtt=50, part=part, listing="auto",
                    connections=None, variant=None)
        theirs = find(self.rows, who, job=job, server=name, tls=True, rtt=50, part=part)
        if not ours:
            return unknown(what, wanted, "no right result of ftperm")
        if not theirs:
            return unknown(what, wanted, self.why_not(who, job, name, part))
        ratio = theirs.time / ours.time
        return judged(what, wanted, f"{ratio:.1f} times ({ours.time:.2f} s, {theirs.time:.1f} s)",
                      ratio >= times)

    def why_not(self, who, job, name, part):
        for row in self.rows:
            if (row.who, row.job, row.server, row.part, row.tls, row.rtt) == (
                    who, job, name, part, True, 50):
                return f"{who} {row.outcome}"
        return "that peer was not run" if self.full else "only in the full run"

    def repair(self, name):
        what = f"apply of all, TLS, 50 ms, {name}: time / floor of both"
        row = find(self.rows, job="apply", server=name, tls=True, rtt=50, part="",
                   connections=None)
        if not row:
            return unknown(what, "at most 2", "no right result")
        return judged(what, "at most 2",
                      f"{row.ratio:.2f} ({row.time:.2f} s / {row.floor:.2f} s)", row.ratio <= 2)

    def seconds(self, tls, most):
        what = f"apply of all, {'TLS' if tls else 'plain'}, 50 ms, proftpd"
        row = find(self.rows, job="apply", server="proftpd", tls=tls, rtt=50, part="")
        if not row:
            return unknown(what, f"at most {most} s", "no right result")
        return judged(what, f"at most {most} s", f"{row.time:.2f} s", row.time <= most)

    def data_connections(self, name, tls):
        where = f"{'TLS' if tls else 'plain'}, 50 ms, {name}"
        what = f"audit of {PART} without STAT, 4 connections, {where}"
        wanted = "no slower than rclone with 4"
        asked = {"job": "audit", "server": name, "tls": tls, "rtt": 50, "part": PART}
        ours = plan.without_stat(name, tls)
        ours = find(self.rows, variant=ours.variant, listing=ours.listing, connections=4, **asked)
        theirs = find(self.rows, "rclone lsf -R, 4", **asked)
        if not ours or not theirs:
            return unknown(what, wanted, "no right result of " + ("rclone" if ours else "ftperm"))
        return judged(what, wanted, f"{ours.time:.1f} s, rclone {theirs.time:.1f} s",
                      ours.time <= theirs.time)

    def million(self, wrong):
        return [sample for sample in self.samples if sample.right and sample.wrong == wrong and
                sample.count == 1_000_000 and sample.server_cpu]

    def processor(self):
        what, wanted = "1 million entries, loopback, plain: CPU of client / server", "under 0.5"
        worst = max(self.million(False), key=lambda sample: sample.client_cpu / sample.server_cpu,
                    default=None)
        if not worst:
            return unknown(what, wanted, "no right result")
        ratio = worst.client_cpu / worst.server_cpu
        return judged(what, wanted, f"{ratio:.2f} ({worst.shape}: {worst.client_cpu:.2f} s / "
                                    f"{worst.server_cpu:.2f} s)", ratio < 0.5)

    def parser(self):
        what, wanted = "listing parser", "at least 300 MB/s"
        speed = micro.parser_speed(self.micros)
        if not speed:
            return unknown(what, wanted, "no micro-benchmark of it is built")
        return judged(what, wanted, f"{speed / 1e6:.0f} MB/s", speed >= 300e6)

    def memory(self, wrong, most):
        said = "all wrong, with CSV and JSON" if wrong else "all correct"
        what, wanted = f"1 million entries, {said}: peak memory", f"at most {most} MiB"
        worst = max(self.million(wrong), key=lambda sample: sample.memory, default=None)
        if not worst:
            return unknown(what, wanted, "no right result")
        size = worst.memory / 2**20
        return judged(what, wanted, f"{size:.0f} MiB ({worst.shape})", size <= most)

    def growth(self):
        what, wanted = "time from 100 thousand to 1 million entries", "at most 11 times"
        ratios = [(large.time / small.time, large.shape, small.time, large.time)
                  for large in self.million(False) for small in self.samples
                  if small.right and (small.shape, small.wrong, small.count) ==
                  (large.shape, False, 100_000)]
        if not ratios:
            return unknown(what, wanted, "no right results")
        ratio, shape, small, large = max(ratios)
        return judged(what, wanted, f"{ratio:.1f} times ({shape}: {small:.2f} s, {large:.2f} s)",
                      ratio <= 11)
