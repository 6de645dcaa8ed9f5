"""The trees that are audited: where they come from, and what is true of them on the disk."""

import os
import shutil
import subprocess

from . import OWNER, PROJECT

PART = "wordpress"


class Facts:
    """What the disk knows of a folder and all below it, as the floor and the checks need it."""

    def __init__(self, root, part=""):
        self.root, self.part = root, part
        self.folders, self.files, self.links = [], [], 0
        self.levels = 0
        self.sizes = {}  # how many entries a folder holds
        self._read(os.path.join(root, part), f"/{part}" if part else "", 1)

    def _read(self, folder, path, level):
        self.folders.append(path or "/")
        self.levels = max(self.levels, level)
        below, count = [], 0
        for entry in os.scandir(folder):
            count += 1
            if entry.is_symlink():
                self.links += 1
            elif entry.is_dir():
                below.append(entry.name)
            else:
                self.files.append(f"{path}/{entry.name}")
        self.sizes[path or "/"] = count
        for name in below:
            self._read(os.path.join(folder, name), f"{path}/{name}", level + 1)

    @property
    def entries(self):
        return len(self.folders) + len(self.files) + self.links

    @property
    def changes(self):
        return len(self.folders) + len(self.files)


def websites(path, only=None):
    """The names, modes and sizes of the web applications; their contents matter to nobody."""
    source = os.environ.get("FTPERM_TREES", f"{PROJECT}/build/trees") + "/websites"
    os.mkdir(path)
    copy_entry(source, path)
    if only:
        copy_below(f"{source}/{only}", f"{path}/{only}")
    else:
        for name in os.listdir(source):
            copy_below(f"{source}/{name}", f"{path}/{name}")


def copy_below(origin, target):
    if os.path.islink(origin):
        os.symlink(os.readlink(origin), target)
    elif os.path.isdir(origin):
        os.mkdir(target)
        for name in os.listdir(origin):
            copy_below(f"{origin}/{name}", f"{target}/{name}")
    else:
        with open(target, "wb") as file:
            file.truncate(os.path.getsize(origin))
    copy_entry(origin, target)


def copy_entry(origin, target):
    os.lchown(target, OWNER, OWNER)
    if not os.path.islink(origin):
        shutil.copystat(origin, target)


def set_modes(path, folder_mode, file_mode):
    os.chmod(path, folder_mode)
    for entry in os.scandir(path):
        if entry.is_dir(follow_symlinks=False):
            set_modes(entry.path, folder_mode, file_mode)
        elif not entry.is_symlink():
            os.chmod(entry.path, file_mode)


def make_wrong(path):
    set_modes(path, 0o755, 0o644)


def count_wrong(path):
    """Of the entries on the disk, how many are not 705 or 604."""
    wrong = subprocess.run(
        ["find", path, "(", "-type", "d", "!", "-perm", "705", "-o", "-type", "f", "!", "-perm",
         "604", ")", "-printf", "."], check=True, capture_output=True).stdout
    return len(wrong)


def remove(path):
    subprocess.run(["rm", "-rf", "--one-file-system", path], check=False)


def tiny(path):
    """A few folders, for a run that only shows that it works."""
    os.mkdir(path)
    folders = [path]
    for name in ("pages", "pages/old", "images"):
        os.mkdir(f"{path}/{name}")
        folders.append(f"{path}/{name}")
    for folder in folders:
        for number in range(20):
            with open(f"{folder}/page-{number}.html", "wb"):
                pass
    subprocess.run(["chown", "-R", f"{OWNER}:{OWNER}", path], check=True)
