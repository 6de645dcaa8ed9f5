"""Runs the peers. They mostly wait for the wire, so many wait side by side, each with a server of
its own; those that keep a processor busy come one after the other. ftperm never runs meanwhile."""

import contextlib
import os
import threading

from . import peers, places, say, trees
from .clock import clocked
from .rows import Row

LONG = 120  # seconds; where all would take longer, WordPress has to do


def run(rows, folder, whole_too):
    """With whole_too, audits that would be quick enough get the whole tree as well."""
    extra = []
    with contextlib.ExitStack() as stack:
        at = {rtt: stack.enter_context(places.place(rtt))
              for rtt in sorted({row.rtt for row in rows})}
        busy = [row for row in rows if is_busy(row)]
        waiting = [row for row in rows if not is_busy(row)]
        threads = [threading.Thread(target=measure, args=(row, at[row.rtt], folder))
                   for row in waiting]
        for thread in threads:
            thread.start()
        for row in busy:
            measure(row, at[row.rtt], folder)
            if whole_too and worth_all(row, folder):
                extra.append(Row(row.who, row.job, row.server, row.tls, row.rtt))
                measure(extra[-1], at[row.rtt], folder)
        for thread in threads:
            thread.join()
    return extra


def is_busy(row):
    return row.rtt == 0 or not peers.named(row.who, row.job).wait


def worth_all(row, folder):
    whole, part = (trees.Facts(f"{folder}/tree", name) for name in ("", row.part))
    return row.right and row.time * len(whole.folders) / len(part.folders) < LONG


def measure(row, place, folder):
    peer = peers.named(row.who, row.job)
    if not peers.installed(peer):
        row.outcome = f"skipped: {peer.program} is not installed"
        return
    tree, own = f"{folder}/tree", None
    output = os.path.join(folder, f"peer-{threading.get_ident()}")
    try:
        if row.job == "apply":
            tree = own = f"{output}.tree"
            trees.websites(own, only=row.part)
            trees.make_wrong(own)
        with places.server(row.server, place, tree) as server:
            command = peer.command(server, row.tls, f"/{row.part}")
            cost = clocked(place, command, output, **peer.environment())
        judge(row, cost, tree)
    except Exception as error:  # a thread's own words would be lost
        row.outcome = f"failed: {error}"
    finally:
        if own:
            trees.remove(own)
    say(f"{row.name()}: {f'{row.time:.1f} s' if row.seconds else ''} "
        f"{'' if row.right else row.outcome} {row.note}")


def judge(row, cost, tree):
    row.cpu, row.memory, row.load = cost.cpu, cost.memory, os.getloadavg()[0]
    left = trees.count_wrong(os.path.join(tree, row.part)) if row.job == "apply" else None
    # lftp wants to change links too, and says that it could not; the time is what its work took.
    if cost.code != 0 and left != 0:
        row.outcome = f"failed after {cost.seconds:.0f} s: {cost.last_line()}"
        return
    row.seconds, row.outcome = [cost.seconds], "right"
    if row.job == "apply":
        row.note = f"left {left} wrong" if left else f"exit code {cost.code}" if cost.code else ""
        return
    facts = trees.Facts(tree, row.part)
    named = peers.listed(cost.output)
    # Neither links nor the folder itself are listed by all of them.
    if named < facts.changes - 1:
        row.note = f"listed {named} of {facts.entries}"
