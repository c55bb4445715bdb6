"""`python3 -m deploy.setup [--development]`: everything the platform needs, installed as locked.

Runs on the system's Python with nothing installed. What is already as the lock files say is left
alone, so that a second start takes seconds.
"""

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
NOTEBOOKS_VENV = PROJECT / ".venv-notebooks"
HUB_VENV = PROJECT / ".venv-hub"
NODE_MODULES = PROJECT / "node_modules"
STAMP = "lernhub-installed"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20


class SetupFailed(Exception):
    """One sentence: what is in the way, and what to do about it."""


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this installation keeps its data: LERNHUB_DATA, also from `.env`, else `var/`."""
    given = environment.get("LERNHUB_DATA") or from_env_file("LERNHUB_DATA")
    return Path(given).expanduser().resolve() if given else PROJECT / "var"


def from_env_file(name: str) -> str:
    """What `.env` says about that variable; "" when it says nothing."""
    path = PROJECT / ".env"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    for line in lines:
        key, _, value = line.removeprefix("export ").partition("=")
        if key.strip() == name:
            return value.strip().strip("\"'")
    return ""


# What must be there ------------------------------------------------------------------------------


def check_machine() -> None:
    """Raise SetupFailed when a tool is missing or a folder can't be written."""
    check_python()
    check_node()
    check_folder(PROJECT, what="project folder", way="Move the project, or give it to this user")
    check_folder(data_folder(), what="data folder", way="Set LERNHUB_DATA to another folder")


def check_python(version: tuple[int, ...] = sys.version_info[:2]) -> None:
    """Python is new enough and can make virtual environments."""
    if version < OLDEST_PYTHON:
        shown = ".".join(map(str, version))
        raise SetupFailed(f"Python {shown} is too old: Lernhub needs Python 3.11 or newer.")
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetupFailed(
            "Python can't make virtual environments here: "
            "install the Debian package python3-venv (apt-get install python3-venv)."
        )


def check_node() -> None:
    """Node.js is new enough, and npm is there."""
    for tool in ("node", "npm"):
        if shutil.which(tool) is None:
            raise SetupFailed(
                f"The program {tool} is missing: install Node.js {OLDEST_NODE} or newer, with npm."
            )
    shown = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    number = re.match(r"v(\d+)", shown.stdout)
    if number is None or int(number[1]) < OLDEST_NODE:
        raise SetupFailed(
            f"Node.js {shown.stdout.strip()} is too old: Lernhub needs {OLDEST_NODE} or newer."
        )


def check_folder(folder: Path, *, what: str, way: str) -> None:
    """`folder` exists or can be made, and files can be written into it."""
    probe = folder / f".writable-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o750)
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = (error.strerror or "it refuses").lower()
        raise SetupFailed(f"The {what} {folder} can't be written ({reason}). {way}.") from None


# Installing --------------------------------------------------------------------------------------


def digest(*parts: str | Path) -> str:
    """A hash of texts and of files' contents, to see whether any of them changed."""
    total = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode()
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def is_stamped(stamp: Path, value: str) -> bool:
    """Whether the step behind `stamp` has been done with these inputs."""
    return stamp.exists() and stamp.read_text().strip() == value


def make_environment(venv: Path = VENV) -> None:
    """Make a virtual environment, anew when this folder or Python is another than then.

    One that was made by hand and works is kept.
    """
    stamp, value = venv / STAMP, digest(str(PROJECT), sys.version)
    python = venv / "bin" / "python"
    if is_stamped(stamp, value) and python.exists():
        return
    if stamp.exists() or not _works(python):
        print(f"Making the virtual environment {venv.name} …", flush=True)
        _run([sys.executable, "-m", "venv", "--clear", str(venv)], purpose=f"make {venv.name}")
    stamp.write_text(value)


def _works(python: Path) -> bool:
    """Whether this Python is the same version as ours and can install packages."""
    if not python.exists():
        return False
    question = "import sys, pip; print(sys.version)"
    answer = subprocess.run([python, "-c", question], capture_output=True, text=True, check=False)
    return answer.stdout.strip() == sys.version


def install_python_packages(lock: str) -> None:
    """Install `requirements/<lock>.txt` with its hashes; `development` holds `production` too."""
    if not install_locked(VENV, lock):
        return
    for name in {"production", lock}:
        file = PROJECT / "requirements" / f"{name}.txt"
        (VENV / f"{STAMP}-{name}").write_text(digest(file))


def install_locked(venv: Path, lock: str) -> bool:
    """Install `requirements/<lock>.txt` into `venv`; return whether there was anything to do."""
    path, stamp = PROJECT / "requirements" / f"{lock}.txt", venv / f"{STAMP}-{lock}"
    if is_stamped(stamp, digest(path)):
        return False
    print(f"Installing Python packages ({lock}) …", flush=True)
    python = str(venv / "bin" / "python")
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*command, "--require-hashes", "-r", str(path)], purpose="install the Python packages")
    stamp.write_text(digest(path))
    return True


def install_notebooks() -> None:
    """What learners' notebooks import has an environment of its own, in which they are graded."""
    make_environment(NOTEBOOKS_VENV)
    install_locked(NOTEBOOKS_VENV, "notebooks")


def install_browser_packages() -> None:
    """`npm ci`, when the lock file is another than last time."""
    value = digest(PROJECT / "package.json", PROJECT / "package-lock.json", PROJECT / ".npmrc")
    if is_stamped(NODE_MODULES / STAMP, value):
        return
    print("Installing browser packages …", flush=True)
    command = ["npm", "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]
    _run(command, purpose="install the browser packages")
    (NODE_MODULES / STAMP).write_text(value)


def _run(command: list[str], *, purpose: str) -> None:
    """Run one step; its own output explains a failure better than a stack of ours would."""
    result = subprocess.run(command, cwd=PROJECT, check=False, stdin=subprocess.DEVNULL)
    if result.returncode != 0:
        raise SetupFailed(f"Could not {purpose}: see the message above.")


def set_up(*, development: bool) -> None:
    """Check the machine, then bring everything to what the lock files say."""
    check_machine()
    make_environment()
    install_python_packages("development" if development else "production")
    install_browser_packages()


def main(arguments: list[str]) -> int:
    """Set up, then let the environment's own Python prepare the data folder."""
    parser = argparse.ArgumentParser(prog="deploy/setup.py", description=__doc__)
    parser.add_argument(
        "--development", action="store_true", help="what tests and checks need, too"
    )
    options = parser.parse_args(arguments)
    try:
        set_up(development=options.development)
    except SetupFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    purpose = ["--development"] if options.development else []
    return subprocess.run(
        [str(PYTHON), "-m", "deploy.prepare", *purpose], cwd=PROJECT, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
