"""A PostgreSQL server of our own, with the settings that we recommend; gone afterwards."""

import contextlib
import subprocess
from collections.abc import Iterator

from tests.architecture.house import PROJECT

SETTINGS = PROJECT / "deploy" / "postgresql" / "lernhub.conf"
_FOR_LARGE_MACHINES = {"shared_buffers", "listen_addresses"}
_TELL = "echo postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$PGDATABASE && exec cat"


def recommended() -> list[str]:
    """What deploy/postgresql/lernhub.conf says, line by line."""
    lines = SETTINGS.read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@contextlib.contextmanager
def own_server(*settings: str) -> Iterator[str]:
    """The URL of an empty database on it; `settings` such as "fsync=off" come last."""
    chosen = [line for line in recommended() if line.split(" ")[0] not in _FOR_LARGE_MACHINES]
    options = [part for line in (*chosen, *settings) for part in ("-o", line.replace(" = ", "="))]
    server = subprocess.Popen(
        ["pg_virtualenv", "-t", *options, "sh", "-c", _TELL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout
    assert server.stdin
    try:
        yield next(line.strip() for line in server.stdout if line.startswith("postgresql://"))
    finally:
        server.stdin.close()
        server.wait(timeout=60)
