#!/usr/bin/python3
"""Builds the trees that the tests audit, as the hosting account's uid, and takes snapshots of them.

    trees.py site|nasty|forged DIR      trees.py wide|deep DIR N      trees.py snapshot DIR
"""

import json
import os
import stat
import sys

OWNER = 33  # www-data, as in server_configs.py


class Tree:
    def __init__(self, root, owner=OWNER, mode=0o755):
        self.root, self.owner = os.fsencode(root), owner
        os.makedirs(self.root, exist_ok=True)
        if os.listdir(self.root):
            raise FileExistsError(f"{root} is not empty")
        self._own(self.root, mode)

    def _own(self, path, mode, owner=None):
        owner = self.owner if owner is None else owner
        os.chown(path, owner, owner)  # first, for it clears setuid and setgid
        os.chmod(path, mode)

    def at(self, path):
        return os.path.join(self.root, os.fsencode(path))

    def dir(self, path, mode=0o755, owner=None):
        os.mkdir(self.at(path))
        self._own(self.at(path), mode, owner)

    def file(self, path, mode=0o644, owner=None, content=b"x\n"):
        with open(self.at(path), "xb") as file:
            file.write(content)
        self._own(self.at(path), mode, owner)

    def link(self, path, target):
        os.symlink(target, self.at(path))
        os.lchown(self.at(path), self.owner, self.owner)

    def fifo(self, path, mode=0o644):
        os.mkfifo(self.at(path))
        self._own(self.at(path), mode)


SITE_DIRS = ["cgi-bin", "stats", "logs", "wp-admin", "wp-admin/includes", "wp-content",
             "wp-content/plugins", "wp-content/plugins/contact", "wp-content/themes",
             "wp-content/themes/plain", "wp-content/uploads", "wp-includes"]
SITE_FILES = {
    "": [".htaccess", ".htpasswd", "favicon.ico", "index.php", "license.txt", "readme.html",
         "robots.txt", "wp-blog-header.php", "wp-config.php", "wp-cron.php", "wp-load.php",
         "wp-login.php", "xmlrpc.php"],
    "cgi-bin": ["counter.pl", "form.cgi"],
    "logs": ["access.log", "error.log"],
    "stats": [".htaccess", "index.html"],
    "wp-admin": ["about.php", "admin.php", "edit.php", "index.php", "options.php", "users.php"],
    "wp-admin/includes": ["ajax.php", "file.php", "media.php", "upgrade.php"],
    "wp-content": ["index.php", ".maintenance"],
    "wp-content/plugins": ["hello.php", "index.php"],
    "wp-content/plugins/contact": [".htaccess", "contact.js", "contact.php", "style.css"],
    "wp-content/themes": ["index.php"],
    "wp-content/themes/plain": ["footer.php", "functions.php", "header.php", "index.php",
                                "page.php", "screenshot.png", "style.css"],
    "wp-content/uploads": ["a photo.jpg", "cat.jpg", "logo.png", "über uns.pdf"],
    "wp-includes": ["cache.php", "class-wp.php", "cron.php", "default.php", "feed.php",
                    "functions.php", "load.php", "plugin.php", "user.php", "version.php"],
}
# Wrong in ways that are seen on hosts; everything else is as 705/604 wants it.
SITE_MODES = {
    "wp-content/uploads": 0o777, "wp-content/uploads/cat.jpg": 0o666, "wp-config.php": 0o666,
    "wp-includes": 0o755, "wp-includes/version.php": 0o644, "wp-includes/load.php": 0o644,
    "cgi-bin/form.cgi": 0o755, "cgi-bin/counter.pl": 0o705, ".htpasswd": 0o600,
    "logs": 0o700, "logs/error.log": 0o600, "stats/index.html": 0o444, "index.php": 0o777,
    "wp-admin/includes/ajax.php": 0o640, "wp-content/plugins/contact": 0o750,
}


def site(tree):
    for path in SITE_DIRS:
        tree.dir(path, SITE_MODES.get(path, 0o705))
    for folder, names in SITE_FILES.items():
        for name in names:
            path = os.path.join(folder, name)
            tree.file(path, SITE_MODES.get(path, 0o604))
    tree.link("blog", "wp-content")


NASTY_NAMES = [
    b".htaccess", b"with space", b" lead", b"trail ", b"-dash", b"-la x", b"st*r", b"star",
    b"br[a]ck", b"brack", b"br{a}ce", b"brace", b"br?ck", b'quo"te', b"quo'te", b"~til", b"~",
    b"back\\slash", b"line\nfeed", b"carriage\rreturn", b"both\r\nends", b"caf\xe9", b"\xe9",
    "gr\u00fcn".encode(), b"one\xff", b"two\xff\xff", b"a -> b", b"%20pct", b"#hash",
    b"semi;colon", b"=cmd", b"tab\there", b"213 End of status", b"213-x", b"250 End", b"...",
    b"n" * 255]
NASTY_DIRS = [b" ld", b"td ", b"-d", b"-la", b"d[1]", b"d1", b"*", b"~dir", b".hid", b"%41", b"A",
              b"lf\ndir", b"dir with blanks", b"x -> y", b"caf\xe9 dir", b"two\xff\xffdir"]


def nasty(tree):
    for name in NASTY_NAMES:
        tree.file(name)
    for number, name in enumerate(NASTY_DIRS):
        # Another name in each, so that a listing of the wrong directory is seen.
        tree.dir(name)
        tree.file(name + b"/inside-%d.txt" % number)
        tree.file(name + b"/.hidden")
        tree.dir(name + b"/deeper in")
        tree.file(name + b"/deeper in/ lead %d" % number)
    tree.dir("names")  # again, where their parent is no root
    for name in NASTY_NAMES:
        tree.file(b"names/" + name)
    for mode in [0o000, 0o200, 0o4755, 0o1777, 0o2705]:
        tree.file(f"file-{mode:04o}", mode)
    for mode in [0o4755, 0o1777, 0o2705]:
        tree.dir(f"dir-{mode:04o}", mode)
        tree.file(f"dir-{mode:04o}/inside.txt")
    for mode in [0o000, 0o400, 0o644, 0o666]:
        tree.dir(f"closed-{mode:03o}", mode)
        tree.file(f"closed-{mode:03o}/inside.txt")
        tree.dir(f"closed-{mode:03o}/deeper")
        tree.file(f"closed-{mode:03o}/deeper/inside.txt")
    for name, target in [("to-file", "star"), ("to-dir", "d1"), ("to-parent", ".."),
                         ("to-nowhere", "nothing here"), ("to-itself", "to-itself"),
                         ("to-outside", "/etc"), ("l -> k", "d1")]:
        tree.link(name, target)
    tree.fifo("fifo")
    tree.dir("roots-dir", owner=0)
    tree.file("roots-dir/inside.txt", owner=0)
    tree.file("roots-file", owner=0)


def forged(tree):
    """Names that look like the end of a reply, or like another entry; vsftpd sends them raw."""
    for folder in ("good", "stat", "list"):
        tree.dir(folder)
        tree.file(f"{folder}/before.html")
        tree.file(f"{folder}/z-after.html")
    tree.file(b"stat/m\n213 End of status")
    tree.file(b"stat/n\r\n213 End.")
    tree.file(b"stat/o\r\n550 No such file")
    tree.file(b"list/m\n-rwxrwxrwx    1 33       33              3 Jan 01 12:00 before.html")


def wide(tree, count):
    tree.dir("many")
    for number in range(count):
        tree.file(f"many/f{number:06d}.html")


def deep(tree, count):
    path = ""
    for _ in range(count):
        path = os.path.join(path, "d")
        tree.dir(path)
        tree.file(os.path.join(path, "f"))


def paths_below(folder):
    """(path, lstat) of everything below; never follows a link, and root reads any mode."""
    for entry in os.scandir(folder):
        yield entry.path, entry.stat(follow_symlinks=False)
        if entry.is_dir(follow_symlinks=False):
            yield from paths_below(entry.path)


def snapshot(root):
    root = os.fsencode(root)
    found = [(b"/", os.lstat(root)), *((p[len(root):], info) for p, info in paths_below(root))]
    for path, info in sorted(found, key=lambda pair: pair[0]):
        kinds = {stat.S_IFDIR: "dir", stat.S_IFREG: "file", stat.S_IFLNK: "link"}
        kind = kinds.get(stat.S_IFMT(info.st_mode), "other") if path != b"/" else "root"
        line = {"path_hex": path.hex(), "type": kind, "uid": info.st_uid,
                "mode": None if kind == "link" else f"{stat.S_IMODE(info.st_mode):04o}"}
        if kind == "link":
            line["target_hex"] = os.readlink(root + path).hex()
        print(json.dumps(line))


def main(args):
    counted = {"wide": wide, "deep": deep}
    plain = {"site": site, "nasty": nasty, "forged": forged}
    try:
        if len(args) == 2 and args[0] == "snapshot":
            snapshot(args[1].rstrip("/") or "/")
        elif len(args) == 2 and args[0] in plain:
            plain[args[0]](Tree(args[1]))
        elif len(args) == 3 and args[0] in counted:
            counted[args[0]](Tree(args[1]), int(args[2]))
        else:
            sys.exit(__doc__)
    except OSError as error:
        sys.exit(f"trees.py: {error}" + ("" if os.geteuid() == 0 else " (needs root)"))


if __name__ == "__main__":
    main(sys.argv[1:])
