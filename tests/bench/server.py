"""The web process as it is deployed, on data of its own, and what it costs in processor time."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from deploy.prepare import read_environment
from deploy.run import web_command
from tests.deploy.platform import free_port

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
USER_TIME, SYSTEM_TIME, GROUP = 11, 12, 2
"""Places in /proc/<number>/stat after the command's name."""


@dataclass(frozen=True)
class Server:
    """A running web process and its children, in a group of their own."""

    port: int
    group: int

    def cpu_seconds(self) -> float:
        """Processor time that all its processes have used so far."""
        return sum(self._times()) / TICKS_PER_SECOND

    def _times(self) -> Iterator[int]:
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                facts = path.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(facts[GROUP]) == self.group:
                yield int(facts[USER_TIME]) + int(facts[SYSTEM_TIME])


@contextmanager
def running_server(data: Path) -> Iterator[Server]:
    """Start gunicorn with our own gateway instead of the platform's; stop it at the end."""
    port = free_port()
    environment = read_environment().model_copy(update={"port": port})
    command = [
        "tests.bench.gateway:application" if part == "lms.wsgi:application" else part
        for part in web_command(environment)
    ]
    log = (data / "server.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=PROJECT,
        env=os.environ,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        _wait_for(f"http://localhost:{port}/healthz", log_file=data / "server.log")
        yield Server(port, process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)
        log.close()


def _wait_for(address: str, *, log_file: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"The server did not start:\n{log_file.read_text()}")
