"""One Python script in bubblewrap: no network, nothing of the machine but Python, nothing left behind.

Started by root, the script runs under a user of its own number without any capability; started by
somebody else, in a user namespace. Without bubblewrap nothing is run.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hub.grading.engine.limits import Limits

INSIDE = Path(__file__).resolve().parent / "inside"
SCRIPTS = "/grading"
WORK = "/notebook"
FIRST_USER = 620_000
"""Numbers above those of people and services; each run has its own, so that counts don't mix."""
USERS = 10_000
REASON_SECONDS = 20

_SYSTEM = ("--ro-bind", "/usr", "/usr")
_LINKS = {"/lib": "usr/lib", "/lib64": "usr/lib64", "/bin": "usr/bin", "/sbin": "usr/sbin"}
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": WORK,
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": f"{WORK}/.matplotlib",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
}


class SandboxMissing(Exception):
    """Nothing can be run safely on this machine; the message says why."""


@dataclass(frozen=True)
class Sandbox:
    """How to start scripts with the Python at `python`, usually of a virtual environment."""

    python: Path
    limits: Limits = field(default_factory=Limits)

    def command(
        self, script: str, *, files: Mapping[str, int], user: int, answers: int = 1
    ) -> list[str]:
        """The whole command. `files` are put into the work folder, by name with an open descriptor.

        `answers` is the descriptor on which the script answers.
        """
        return [
            _bubblewrap(),
            *_isolation(),
            "--clearenv",
            *(part for name, value in _ENVIRONMENT.items() for part in ("--setenv", name, value)),
            *_SYSTEM,
            *_links(),
            # First what is empty: Python may lie below it.
            *self._folders(),
            *self._python_folders(),
            *("--ro-bind", str(INSIDE), SCRIPTS),
            *("--proc", "/proc", "--dev", "/dev"),
            *_files(files),
            *("--chdir", WORK, "--"),
            *_unprivileged(user),
            *self._limited(),
            *(str(self.python), "-E", "-s", "-B", f"{SCRIPTS}/{script}", str(answers)),
        ]

    def _python_folders(self) -> Iterator[str]:
        """The environment and the Python that it was made of, where they lie."""
        for folder in sorted({_environment_of(self.python), *_bases_of(self.python)}):
            if not folder.is_relative_to("/usr"):
                for parent in reversed(folder.parents[:-1]):
                    yield from ("--dir", str(parent))
                yield from ("--ro-bind", str(folder), str(folder))

    def _folders(self) -> Iterator[str]:
        size = str(self.limits.disk_bytes)
        for folder in (WORK, "/tmp"):  # noqa: S108 - a fresh one of the sandbox's own
            yield from ("--perms", "0777", "--size", size, "--tmpfs", folder)

    def _limited(self) -> list[str]:
        limits = self.limits
        return [
            "prlimit",
            f"--nproc={limits.processes}",
            f"--as={limits.address_space_bytes}",
            f"--cpu={limits.cpu_seconds}",
            f"--fsize={limits.file_bytes}",
            "--nofile=256",
            "--core=0",
        ]


def _bubblewrap() -> str:
    found = shutil.which("bwrap")
    if found is None:
        raise SandboxMissing("bubblewrap is not installed (apt-get install bubblewrap)")
    return found


def _is_root() -> bool:
    return os.geteuid() == 0


def _isolation() -> list[str]:
    """Root needs no user namespace, and stays able to become somebody else, which it then does."""
    always = ["--die-with-parent", "--new-session", "--hostname", "notebook", "--cap-drop", "ALL"]
    if not _is_root():
        return ["--unshare-all", "--unshare-user", "--disable-userns", *always]
    spaces = [f"--unshare-{space}" for space in ("ipc", "pid", "net", "uts", "cgroup-try")]
    return [*spaces, *always, "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]


def _unprivileged(user: int) -> list[str]:
    if not _is_root():
        return []
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--inh-caps=-all"]


def _links() -> Iterator[str]:
    for path, target in _LINKS.items():
        if Path(path).exists():
            yield from ("--symlink", target, path)


def _files(files: Mapping[str, int]) -> Iterator[str]:
    for name, descriptor in files.items():
        yield from ("--perms", "0666", "--file", str(descriptor), f"{WORK}/{name}")


def _environment_of(python: Path) -> Path:
    return python.absolute().parent.parent


def _bases_of(python: Path) -> Iterator[Path]:
    """The installation behind each link that leads to the real program."""
    link = python.absolute()
    while link.is_symlink():
        link = link.parent / link.readlink()
        yield link.parent.parent


def obstacle(python: Path) -> str:
    """What is missing for running anything here; "" when nothing is, which does not mean that it works."""
    if not sys.platform.startswith("linux"):
        return "sandboxes need Linux"
    if not python.exists():
        return "the environment of notebooks is not installed"
    if shutil.which("bwrap") is None:
        return "bubblewrap is not installed (apt-get install bubblewrap)"
    return ""


def why_not(python: Path) -> str:
    """Why nothing can be run in a sandbox here; "" when all is well. Tries it, which takes a moment."""
    if missing := obstacle(python):
        return missing
    try:
        command = Sandbox(python).command("ready.py", files={}, user=FIRST_USER)
        tried = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, check=False, timeout=REASON_SECONDS
        )
    except (SandboxMissing, OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if tried.returncode == 0 and tried.stdout.strip() == "ready":
        return ""
    return tried.stderr.strip().splitlines()[-1] if tried.stderr.strip() else "it does not start"
