"""What the servers have outside of their temp folders, and how it goes again.

vsftpd needs a PAM service, and that the home of its guest's account exists. Pure-FTPd notes each
session in a folder of its own, which it makes anew when it is missing.
"""

import contextlib
import fcntl
import glob
import os

PAM = "/etc/pam.d"
PREFIX = f"{PAM}/ftperm-vsftpd-"
HOME = "/var/www"  # www-data's; missing where no web server is installed
MARKER = f"{HOME}/.ftperm-tests"  # says that it is ours to remove
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


def _remove_home_if_unused():
    if not glob.glob(PREFIX + "*") and os.path.exists(MARKER):
        os.unlink(MARKER)
        with contextlib.suppress(OSError):  # somebody else uses it by now
            os.rmdir(HOME)


def service_name():
    return f"ftperm-vsftpd-{os.getpid()}"


def add(service, users):
    with _locked():
        with open(f"{PAM}/{service}", "w", encoding="ascii") as file:
            file.write(f"auth required pam_userdb.so crypt=none db={users}\n"
                       f"account required pam_userdb.so db={users}\n")
        if not os.path.isdir(HOME):
            os.mkdir(HOME, 0o755)
            with open(MARKER, "w", encoding="ascii"):
                pass


def remove(service):
    with contextlib.suppress(FileNotFoundError), _locked():
        os.unlink(f"{PAM}/{service}")
        _remove_home_if_unused()


def remove_leftovers():
    """Of runs that were killed too hard to do it themselves."""
    with _locked():
        for path in glob.glob(PREFIX + "*"):
            if not os.path.exists(f"/proc/{path[len(PREFIX):]}"):
                os.unlink(path)
        _remove_home_if_unused()


def remove_dead_sessions():
    """Pure-FTPd's, of sessions that were killed."""
    for path in glob.glob(f"{PURE_SESSIONS}/client-*"):
        if not os.path.exists(f"/proc/{int(path.rsplit('-', 1)[1])}"):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)
    with contextlib.suppress(OSError):  # not there, or others' sessions are
        os.rmdir(PURE_SESSIONS)
