"""The whole run; scripts/bench says how it is called. Exit code 1 if a result is wrong."""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from . import (PROJECT, CannotRun, bars, clock, contest, matrix, micro, picture, plan, results,
               say, scale, table, trees)
from .client import Client

PROGRAM = f"{PROJECT}/build/release/ftperm"
PART_NOTE = ("A peer that would take over two minutes on all gets WordPress only (\"of\"). "
             "\"best\": with settings that few know.")


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="what the bars need, in ten minutes")
    size.add_argument("--smoke", action="store_true", help="only to see that it works")
    parser.add_argument("--only", metavar="PATTERN",
                        help="rows whose name matches, as 'ftperm audit vsftpd TLS 50ms'")
    parser.add_argument("--into", metavar="DIR",
                        help="where results.json and performance.svg go (default build/bench)")
    parser.add_argument("--program", metavar="FILE", default=PROGRAM,
                        help="the ftperm to measure (default build/release/ftperm)")
    args = parser.parse_args()
    # What the smallest setting measures is worth nothing, and must not replace what is.
    args.into = args.into or f"{PROJECT}/build/bench" + ("/smoke" if args.smoke else "")
    return args


class Plan:
    def __init__(self, args):
        if args.smoke:
            self.ours, self.peers, kinds = plan.smoke(), [], plan.SMOKE_SCALE
        elif args.quick:
            self.ours, self.peers, kinds = plan.quick(), plan.quick_peers(), plan.QUICK_SCALE
        else:
            self.ours, self.peers, kinds = plan.full(), plan.full_peers(), plan.FULL_SCALE
        self.samples = [scale.Sample(*kind) for kind in kinds]
        if args.only:
            pattern = re.compile(args.only)
            self.ours, self.peers, self.samples = (
                [row for row in rows if pattern.search(row.name())]
                for rows in (self.ours, self.peers, self.samples))
        self.full = not (args.smoke or args.quick)
        self.smoke = args.smoke
        self.patience = plan.patience(self.full)


def measure(plan_, folder, program):
    """(rows, problems); the scale's samples are filled in."""
    client = Client(program, folder)
    account = matrix.Account(folder)
    forest = scale.Forest(plan_.samples, folder)
    try:
        say("unpacking the tree ...")
        if plan_.smoke:
            trees.tiny(account.path)
        else:
            trees.websites(account.path)
        account.make_wrong()
        rows = list(plan_.peers)
        if plan_.peers:
            say(f"{len(rows)} peers, side by side ...")
            rows += contest.run(plan_.peers, folder, plan_.full)
        forest.wait()  # nothing else goes on while ftperm is measured
        problems = matrix.run(plan_.ours, client, account, plan_.patience)
        scale.run(plan_.samples, client, forest)
    finally:
        forest.stop()
        clock.end_all()
    return plan_.ours + rows, problems


def report(args, plan_, about, rows, problems, seconds):
    micros = [] if args.smoke else micro.run()
    found = [] if args.smoke else bars.Judge(rows, plan_.samples, micros, plan_.full).bars()
    table.print_rows(rows, PART_NOTE if plan_.peers else "")
    table.print_samples(plan_.samples)
    table.print_micros(micros)
    # Those of rows that were not wanted say nothing.
    table.print_bars([bar for bar in found if not args.only or bar.verdict != bars.UNKNOWN])
    about |= {"load_after": os.getloadavg()[0], "minutes": round(seconds / 60, 1)}
    os.makedirs(args.into, exist_ok=True)
    results.write(f"{args.into}/results.json", about, rows, plan_.samples, micros, found)
    picture.draw(f"{args.into}/performance.svg", rows, plan_.samples)
    print(f"\n{about['cores']} cores ({about['processor']}), shared by client, server and the "
          f"cable between them; Linux {about['kernel']}, Debian {about['debian']}, load "
          f"{about['load_before']:.1f} before and {about['load_after']:.1f} after; "
          f"{seconds / 60:.1f} minutes.")
    wrong = problems + [f"{row.name()}: {row.outcome}" for row in plan_.ours + plan_.samples
                        if row.outcome.startswith("WRONG")]
    for problem in wrong:
        print(f"WRONG: {problem}")
    return 1 if wrong else 0


def work(args):
    start = time.monotonic()
    about = results.machine()
    # In memory: what a disk does is not measured here. scripts/bench made it a mount of our own,
    # so that millions of files need not be removed: they are gone with the last process.
    folder = tempfile.mkdtemp(prefix="ftperm-bench-", dir="/dev/shm")
    os.chmod(folder, 0o711)  # the servers work as another user
    program = shutil.copy2(args.program, folder)  # may be built anew meanwhile
    plan_ = Plan(args)
    rows, problems = measure(plan_, folder, program)
    return report(args, plan_, about, rows, problems, time.monotonic() - start)


def main():
    args = arguments()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _: sys.exit(128 + number))
    try:
        return work(args)
    except (CannotRun, OSError, subprocess.CalledProcessError) as error:
        say(f"scripts/bench: {error}")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
