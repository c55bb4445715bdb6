"""The platform, started for real: `make run` with a data folder and a port of its own."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.house import PROJECT

PATIENCE_SECONDS = 240


def wait_until(condition: Callable[[], object], *, seconds: float = PATIENCE_SECONDS) -> bool:
    """Whether `condition` came true within `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return bool(condition())


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Answer:
    """What an address answered."""

    status: int
    text: str


def ask(url: str) -> Answer:
    """GET `url`."""
    try:
        with urllib.request.urlopen(url, timeout=20) as response:
            return Answer(response.status, response.read().decode())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read().decode())


@dataclass
class Platform:
    """One start of the platform. `data` tells its processes from those of others."""

    data: Path
    port: int
    process: subprocess.Popen[bytes]
    output: Path

    @property
    def url(self) -> str:
        """Where it is, without a slash at the end."""
        return f"http://localhost:{self.port}"

    def said(self) -> str:
        """Everything it has printed so far."""
        return self.output.read_text("utf-8")

    def wait_until_ready(self) -> None:
        """Wait for the line that tells the address."""
        ready = wait_until(lambda: "Ready:" in self.said() or self.process.poll() is not None)
        assert ready, self.said()
        assert "Ready:" in self.said(), self.said()

    @staticmethod
    def processes_of(data: Path) -> dict[int, str]:
        """Number and command of every process on this data folder, whoever its parent is."""
        marker = f"LERNHUB_DATA={data}".encode()
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                environment = (folder / "environ").read_bytes().split(b"\0")
                command = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if marker in environment and command:
                found[int(folder.name)] = command.replace(b"\0", b" ").decode().strip()
        return found

    def processes(self) -> dict[int, str]:
        """Those of this start."""
        return self.processes_of(self.data)

    def numbers_of(self, words: str) -> list[int]:
        """The processes whose command contains `words`, the oldest first: the parent of its like."""
        return sorted(number for number, command in self.processes().items() if words in command)

    def number_of(self, words: str) -> int:
        """The oldest of them."""
        return self.numbers_of(words)[0]

    def press_ctrl_c(self) -> None:
        """What the terminal does: tell the whole group in front."""
        os.killpg(self.process.pid, signal.SIGINT)

    def is_gone(self, *, seconds: float = 20) -> bool:
        """Whether no process is left after a while."""
        self.process.wait(timeout=seconds)
        return wait_until(lambda: not self.processes(), seconds=seconds)

    def stop(self) -> None:
        """End it in whatever state it is."""
        if self.process.poll() is None:
            self.press_ctrl_c()
        if not self.is_gone():
            for number in self.processes():
                os.kill(number, signal.SIGKILL)


def start_platform(data: Path, *, port: int = 0, **settings: str) -> Platform:
    """`make run`, in a group of its own as a terminal would do it."""
    port = port or free_port()
    inherited = {name: value for name, value in os.environ.items() if not _is_ours(name)}
    environment = {
        **inherited,
        "LERNHUB_DATA": str(data),
        "LERNHUB_SAMPLE": "false",
        "PORT": str(port),
        "HUB": "0",
        **settings,
    }
    output = data.parent / f"output-{time.monotonic_ns()}.txt"
    with output.open("wb") as file:
        process = subprocess.Popen(
            ["make", "--silent", "run"],
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Platform(data, port, process, output)


def _is_ours(name: str) -> bool:
    return name.startswith(("LERNHUB_", "DJANGO_", "MAKE", "MFLAGS", "PYTEST_")) or name == "PORT"
