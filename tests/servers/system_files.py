"""What the servers have outside of their temp folders, and how it goes again.

vsftpd needs a PAM service, and that the home of its guest's account exists. Pure-FTPd notes each
session in a folder of its own, which it makes anew when it is missing. Apache's suEXEC runs nothing
that is not below /var/www, and nothing at all where it cannot write its log.
"""

import contextlib
import fcntl
import glob
import os
import shutil

PAM = "/etc/pam.d"
PREFIX = f"{PAM}/ftperm-vsftpd-"
HOME = "/var/www"  # www-data's; missing where no web server is installed
SITES = f"{HOME}/ftperm-site-"
SUEXEC_LOG = "/var/log/apache2/suexec.log"
FOLDERS = [HOME, os.path.dirname(SUEXEC_LOG)]
MARKER = ".ftperm-tests"  # in a folder: says that it is ours to remove
PURE_SESSIONS = "/run/pure-ftpd"


@contextlib.contextmanager
def _locked():
    """Servers start and stop side by side."""
    folder = os.open(PAM, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _make_folder(folder):
    if not os.path.isdir(folder):
        os.mkdir(folder, 0o755)
        with open(f"{folder}/{MARKER}", "w", encoding="ascii"):
            pass


def _remove_folders_if_unused():
    if glob.glob(PREFIX + "*") or glob.glob(SITES + "*"):
        return
    for folder in FOLDERS:
        if os.path.exists(f"{folder}/{MARKER}"):
            os.unlink(f"{folder}/{MARKER}")
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{folder}/{os.path.basename(SUEXEC_LOG)}")
            with contextlib.suppress(OSError):  # somebody else uses it by now
                os.rmdir(folder)


def service_name():
    return f"ftperm-vsftpd-{os.getpid()}"


def add(service, users):
    with _locked():
        with open(f"{PAM}/{service}", "w", encoding="ascii") as file:
            file.write(f"auth required pam_userdb.so crypt=none db={users}\n"
                       f"account required pam_userdb.so db={users}\n")
        _make_folder(HOME)


def remove(service):
    with contextlib.suppress(FileNotFoundError), _locked():
        os.unlink(f"{PAM}/{service}")
        _remove_folders_if_unused()


def add_site():
    """A folder of our own from which suEXEC runs scripts; no one else's are in it."""
    site = f"{SITES}{os.getpid()}"
    with _locked():
        for folder in FOLDERS:
            _make_folder(folder)
        shutil.rmtree(site, ignore_errors=True)  # a leftover of one who had our number
        os.mkdir(site, 0o755)
    return site


def remove_site(site):
    with _locked():
        shutil.rmtree(site, ignore_errors=True)
        _remove_folders_if_unused()


def remove_leftovers():
    """Of runs that were killed too hard to do it themselves."""
    with _locked():
        for path in glob.glob(PREFIX + "*") + glob.glob(SITES + "*"):
            if not os.path.exists(f"/proc/{path.rsplit('-', 1)[1]}"):
                shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
        _remove_folders_if_unused()


def remove_dead_sessions():
    """Pure-FTPd's, of sessions that were killed."""
    for path in glob.glob(f"{PURE_SESSIONS}/client-*"):
        if not os.path.exists(f"/proc/{int(path.rsplit('-', 1)[1])}"):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)
    with contextlib.suppress(OSError):  # not there, or others' sessions are
        os.rmdir(PURE_SESSIONS)
