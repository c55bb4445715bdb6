"""A platform of our own to drive: prepared and started as `make run` does it, on a free port."""

import email
import email.policy
import fcntl
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 180
PASSWORD = "lernhub-probe"


@dataclass(frozen=True)
class Platform:
    """Where the platform answers, and its data folder."""

    address: str
    data: Path
    process_id: int = 0

    def kill(self) -> None:
        """End it as a power cut would: its processes go with their parent."""
        os.kill(self.process_id, signal.SIGKILL)

    def url(self, path: str) -> str:
        """The whole address of `path`."""
        return self.address + path

    def code_mailed_to(self, address: str) -> str:
        """The newest confirmation code in the mails to `address`, waiting a little for it."""
        for _ in range(100):
            if found := re.search(
                r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", self._mails(address), re.M
            ):
                return found[1]
            time.sleep(0.1)
        raise AssertionError(f"no code was mailed to {address}")

    def _mails(self, address: str) -> str:
        folder = self.data / "mail"
        files = sorted(folder.glob("*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files:
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            if address in str(message["To"]):
                body = message.get_body(("plain",))
                return str(body.get_content()) if body else ""
        return ""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def prepared_once(folder: Path) -> Path:
    """A data folder with the sample, to be copied: made by whichever process asks first, in `folder`."""
    data = folder / "prepared"
    with (folder / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            part = folder / "being-prepared"
            prepare(part, port=free_port())
            part.rename(data)
    return data


def _environment(data: Path, *, port: int) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("LERNHUB_")}
    inherited.pop("MAKELEVEL", None)
    return {
        **inherited,
        "LERNHUB_DATA": str(data),
        "PORT": str(port),
        "HUB": "0",
        "DJANGO_SETTINGS_MODULE": "lms.settings.base",
    }


def prepare(data: Path, *, port: int) -> None:
    """Bring the data folder up to date, with the sample."""
    command = [sys.executable, "-m", "deploy.prepare"]
    subprocess.run(command, cwd=PROJECT, env=_environment(data, port=port), check=True)


@contextmanager
def started(data: Path, *, port: int) -> Iterator[Platform]:
    """Start what is prepared, wait until it answers; stop it at the end, unless it was killed."""
    log = (data / "platform.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "deploy.run"],
        cwd=PROJECT,
        env=_environment(data, port=port),
        stdout=log,
        stderr=log,
    )
    try:
        address = f"http://localhost:{port}"
        _wait_for(f"{address}/readyz", log_file=data / "platform.log")
        yield Platform(address, data, process.pid)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        log.close()


def _wait_for(address: str, *, log_file: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the platform did not get ready:\n{log_file.read_text()}")
