"""The figures as a picture: WordPress beside the peers, time / floor, and the curve of scale."""

import os

from . import say

OURS, THEIRS, FLOOR = "#1f6f5c", "#b8b2a7", "#d9822b"


def draw(path, rows, samples):
    os.environ["MPLCONFIGDIR"] = "/dev/shm/matplotlib"  # its cache goes with our mount
    try:
        import matplotlib
    except ImportError:
        say("no picture: python3-matplotlib is not installed")
        return
    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "ftperm", "font.size": 9})
    from matplotlib import pyplot
    figure, (peers, floors, scale) = pyplot.subplots(1, 3, figsize=(15, 5.5))
    draw_peers(peers, rows)
    draw_floors(floors, rows)
    draw_scale(scale, samples)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)


def draw_peers(axes, rows):
    """One server, TLS, 50 ms, the WordPress part: what everybody was measured at."""
    shown = [row for row in rows if row.right and row.tls and row.rtt == 50 and
             row.part and row.server == "vsftpd" and row.variant is None and
             row.listing == "auto" and row.connections is None]
    shown.sort(key=lambda row: (row.job, row.time), reverse=True)
    names = [f"{row.job}: {row.who}" for row in shown]
    axes.barh(names, [row.time for row in shown],
              color=[OURS if row.who == "ftperm" else THEIRS for row in shown])
    for place, row in enumerate(shown):
        axes.text(row.time * 1.1, place, f"{row.time:.1f} s", va="center")
    axes.set_xscale("log")
    axes.set_xlim(left=0.5, right=2000)
    axes.set_title("WordPress, vsftpd, TLS, 50 ms: seconds (log)")


def draw_floors(axes, rows):
    shown = [row for row in rows if row.right and row.who == "ftperm" and row.rtt == 50 and
             not row.part and row.listing == "auto" and row.connections is None and row.floor]
    shown.sort(key=lambda row: (row.job, row.server, row.tls), reverse=True)
    names = [f"{row.job}, {row.server}{', TLS' if row.tls else ''}" for row in shown]
    axes.barh(names, [row.ratio for row in shown], color=OURS)
    for place, row in enumerate(shown):
        axes.text(row.ratio, place, f" {row.ratio:.2f} ({row.time:.1f} s)", va="center")
    axes.axvline(1, color=FLOOR)
    axes.set_xlim(0, max([row.ratio for row in shown], default=1) * 1.35)
    axes.set_title("34,000 entries, 50 ms: time / floor")


def draw_scale(axes, samples):
    kinds = dict.fromkeys((sample.shape, sample.wrong) for sample in samples if sample.right)
    for shape, wrong in kinds:
        points = sorted((sample.count, sample.time) for sample in samples
                        if sample.right and (sample.shape, sample.wrong) == (shape, wrong))
        axes.plot(*zip(*points), marker="o", linestyle="--" if wrong else "-",
                  label=f"{shape}, all {'wrong' if wrong else 'right'}")
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("entries")
    axes.set_title("Scale, loopback, vsftpd: seconds (log)")
    if kinds:
        axes.legend()
