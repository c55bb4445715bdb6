"""What systemd does with lernhub-web.service: whatever ends it, it is started again."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from tests.architecture.house import PROJECT


class KeptAlive:
    """`python -m deploy.serve web` in a group of its own, which goes when its first process does."""

    def __init__(self, environment: dict[str, str], *, log: Path) -> None:
        self._environment, self._log = environment, log
        self._stop = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run)
        self.starts = 0

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End it for good."""
        self._stop.set()
        self._end()
        self._thread.join(timeout=60)

    def processes(self) -> list[int]:
        """The web server's own process, then its workers."""
        first = self._process.pid if self._process else 0
        children = Path(f"/proc/{first}/task/{first}/children")
        try:
            return [first, *map(int, children.read_text().split())]
        except OSError:
            return []

    def _run(self) -> None:
        while not self._stop.is_set():
            with self._log.open("ab") as log:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "deploy.serve", "web"],
                    cwd=PROJECT,
                    env=self._environment,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            self.starts += 1
            self._process.wait()
            self._end()

    def _end(self) -> None:
        if self._process:
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except ProcessLookupError:
                return
