"""What gunicorn is told besides its command line: `gunicorn --config=python:deploy.web_server`."""

import os
from pathlib import Path
from typing import Any

from prometheus_client.multiprocess import mark_process_dead

from lms.settings.logs import LOGGING

logconfig_dict = LOGGING

FIGURES = "PROMETHEUS_MULTIPROC_DIR"
"""Where each web process keeps its counts, for /metrics to add up."""


def empty_folder_for_figures(data: Path) -> None:
    """Begin to count anew: the processes that counted before are gone."""
    folder = data / "figures"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in folder.glob("*.db"):
        path.unlink()
    os.environ[FIGURES] = str(folder)


def child_exit(_server: Any, worker: Any) -> None:
    """gunicorn's hook for a web process that has ended."""
    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
