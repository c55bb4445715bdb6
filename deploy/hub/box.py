"""The box in which a learner's server runs: what it sees, what it may use, and how it is reached.

What is in it: Python and its packages, to read; the learner's own folder; an empty /tmp. Not in it:
other learners' folders, the hub's and the platform's files, other processes, and the network. The box
has a network of its own with nothing in it. Two relays through a folder of sockets (`relay.py`) are the
only ways in and out: the proxy reaches the server, the server reaches the hub's API, for which it has a
token. A shared network whose services ask for tokens would have been less code; but every service that
anybody ever starts on the machine would then be one mistake away from learners, and so would the world
outside.

Started by root, each learner has a user number of their own. Started by somebody else, a user namespace
closes the box, and all that runs in it belongs to the one who started it. Standard library only.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FIRST_USER = 640_000
"""Numbers above those of people and services, and of graded notebooks."""
USERS = 60_000
RELAY = Path(__file__).with_name("relay.py")
HOME = "/home/lernen"
SOCKETS = "/run/lernhub"
INSIDE = "/run/relay.py"
MEBIBYTE = 1024 * 1024
_LINKS = {"/lib": "usr/lib", "/lib64": "usr/lib64", "/bin": "usr/bin", "/sbin": "usr/sbin"}
_KNOWN_USER = "lernen:x:{user}:{user}::{home}:/bin/sh\n"


@dataclass(frozen=True)
class Limits:
    """What one learner's server may use. `memory` counts all its processes together."""

    memory_bytes: int = 1536 * MEBIBYTE
    processes: int = 128
    file_bytes: int = 256 * MEBIBYTE
    temporary_bytes: int = 256 * MEBIBYTE


@dataclass(frozen=True)
class Box:
    """The box of the learner called `name` below `folder`, with the Python at `python` in it."""

    folder: Path
    name: str
    python: Path
    limits: Limits = Limits()

    @property
    def home(self) -> Path:
        """The learner's folder."""
        return self.folder / "people" / self.name

    @property
    def sockets(self) -> Path:
        """The folder of the two sockets."""
        return self.folder / "sockets" / self.name

    def make_folders(self) -> None:
        """What the box shows of the disk; the learner's files stay from one time to the next."""
        shutil.rmtree(self.sockets, ignore_errors=True)
        for folder in (self.home, self.sockets):
            folder.parent.mkdir(parents=True, exist_ok=True, mode=0o711)
            folder.mkdir(exist_ok=True, mode=0o700)
        user = self._user()
        if os.geteuid() == 0:
            for folder in (self.home, self.sockets):
                os.chown(folder, user, user)
        known = self.sockets / "passwd"
        known.write_text(_KNOWN_USER.format(user=user, home=HOME))
        known.chmod(0o644)

    def command(self, server: list[str], *, port: int, hub_port: int) -> list[str]:
        """All of it: relay outside, box, relay inside, `server`, which listens on `port` of the box."""
        ports = ["--port", str(port), "--hub-port", str(hub_port)]
        return [
            *(sys.executable, "-I", str(RELAY), "outside", "--folder", str(self.sockets), *ports),
            *("--most-bytes", str(self.limits.memory_bytes), "--"),
            *self._closed(),
            *(str(self.python), "-I", INSIDE, "inside", "--folder", SOCKETS, *ports, "--"),
            *server,
        ]

    def _user(self) -> int:
        """The number that the folder belongs to already, or one that nobody has."""
        if os.geteuid() != 0:
            return os.geteuid()
        owner = self.home.stat().st_uid
        if FIRST_USER <= owner < FIRST_USER + USERS:
            return owner
        taken = {path.stat().st_uid for path in self.home.parent.iterdir()}
        return next(user for user in range(FIRST_USER, FIRST_USER + USERS) if user not in taken)

    def _closed(self) -> list[str]:
        limits = self.limits
        return [
            "bwrap",
            *_isolation(),
            *("--ro-bind", "/usr", "/usr"),
            *_links(),
            *("--size", str(limits.temporary_bytes), "--perms", "1777", "--tmpfs", "/tmp"),  # noqa: S108
            *_read_only(_python_folders(self.python)),
            # Made by name, everybody may pass; made on the way, only root could.
            *("--dir", "/home", "--dir", "/run", "--dir", "/etc"),
            *("--bind", str(self.home), HOME),
            *("--bind", str(self.sockets), SOCKETS),
            *("--ro-bind", str(RELAY), INSIDE),
            *("--ro-bind", str(self.sockets / "passwd"), "/etc/passwd"),
            *("--proc", "/proc", "--dev", "/dev", "--chdir", "/", "--"),
            *_becoming(self._user()),
            *("prlimit", f"--nproc={limits.processes}", f"--fsize={limits.file_bytes}", "--core=0"),
            *("env", f"--chdir={HOME}"),
        ]


def _isolation() -> list[str]:
    always = ["--die-with-parent", "--new-session", "--hostname", "lernhub", "--cap-drop", "ALL"]
    if os.geteuid() != 0:
        return ["--unshare-all", "--unshare-user", "--disable-userns", *always]
    spaces = [f"--unshare-{space}" for space in ("ipc", "pid", "net", "uts", "cgroup-try")]
    return [*spaces, *always, "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]


def _becoming(user: int) -> list[str]:
    if os.geteuid() != 0:
        return []
    number = [f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    return ["setpriv", *number, "--inh-caps=-all", "--no-new-privs"]


def _links() -> Iterator[str]:
    for path, target in _LINKS.items():
        if Path(path).exists():
            yield from ("--symlink", target, path)


def _python_folders(python: Path) -> set[Path]:
    """The environment, and the installation behind each link that leads to the real program."""
    folders = {python.absolute().parent.parent}
    link = python.absolute()
    while link.is_symlink():
        link = link.parent / link.readlink()
        folders.add(link.parent.parent)
    return folders


def _read_only(folders: set[Path]) -> Iterator[str]:
    for folder in sorted(folders):
        if not folder.is_relative_to("/usr"):
            for parent in reversed(folder.parents[:-1]):
                yield from ("--dir", str(parent))
            yield from ("--ro-bind", str(folder), str(folder))
