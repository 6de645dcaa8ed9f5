"""Google Benchmark's figures, where they were built."""

import json
import os
import subprocess

from . import PROJECT, say

PROGRAM = f"{PROJECT}/build/release/bench/bench_micro"


def run(pattern="."):
    """[{"name", "bytes_per_second" or None, "items_per_second" or None}]"""
    if not os.path.exists(PROGRAM):
        return []
    say("micro-benchmarks ...")
    done = subprocess.run([PROGRAM, "--benchmark_format=json", f"--benchmark_filter={pattern}"],
                          check=False, capture_output=True, text=True)
    if done.returncode != 0:
        say(f"bench_micro failed: {done.stderr.strip()[-200:]}")
        return []
    return [{"name": found["name"], "bytes_per_second": found.get("bytes_per_second"),
             "items_per_second": found.get("items_per_second")}
            for found in json.loads(done.stdout)["benchmarks"]]


def parser_speed(results):
    """Bytes a second: that of the listing parser alone, if it has a row of its own."""
    for part in ("StatReply", "Listing"):
        speeds = [row["bytes_per_second"] for row in results
                  if part in row["name"] and row["bytes_per_second"]]
        if speeds:
            return min(speeds)
    return None
