"""What was found, with the machine it was found on, for programs."""

import dataclasses
import datetime
import json
import os
import platform


def machine():
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return {"cores": os.cpu_count(), "processor": models[0] if models else "",
            "kernel": platform.release(), "debian": first_line("/etc/debian_version"),
            "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
            "date": datetime.datetime.now().isoformat(timespec="minutes"),
            "load_before": os.getloadavg()[0]}


def first_line(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.readline().strip()
    except OSError:
        return ""


def write(path, about, rows, samples, micros, bars):
    everything = {
        "machine": about,
        "rows": [dataclasses.asdict(row) | {"time": row.time, "ratio": row.ratio} for row in rows],
        "scale": [dataclasses.asdict(sample) | {"time": sample.time} for sample in samples],
        "micro": micros,
        "bars": [dataclasses.asdict(bar) for bar in bars],
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(everything, file, indent=1)
        file.write("\n")
