"""Makes a synthetic tree, as its owner, with every mode right: planted.py SHAPE ENTRIES PATH OWNER

    wide   folders of a thousand files beside each other
    deep   chains of fifty folders below each other, nineteen files in each
    one    everything in one folder

Prints as JSON how many entries and folders there are, the root not among them.
"""

import json
import os
import sys

FOLDER, FILE = 0o705, 0o604


def make_file(path):
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, FILE))


def fill(folder, count):
    for number in range(count):
        make_file(f"{folder}/page-{number:04d}.html")


def wide(path, count):
    for number in range(count // 1000):
        os.mkdir(f"{path}/folder-{number:04d}", FOLDER)
        fill(f"{path}/folder-{number:04d}", 999)
    return count // 1000 * 1000, count // 1000


def deep(path, count):
    for chain in range(count // 1000):
        below = f"{path}/chain-{chain:04d}"
        for _ in range(50):
            os.mkdir(below, FOLDER)
            fill(below, 19)
            below += "/below"
    return count // 1000 * 1000, count // 1000 * 50


def one(path, count):
    os.mkdir(f"{path}/folder", FOLDER)
    fill(f"{path}/folder", count - 1)
    return count, 1


def main(shape, count, path, owner):
    os.umask(0)
    os.mkdir(path, FOLDER)
    os.chown(path, owner, owner)
    os.setgroups([])
    os.setgid(owner)
    os.setuid(owner)
    entries, folders = {"wide": wide, "deep": deep, "one": one}[shape](path, count)
    print(json.dumps({"entries": entries, "folders": folders}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
