"""Starting, stopping and killing the platform: real processes on real files."""

import hashlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from deploy.run import web_command
from lms.settings.environment import Environment
from tests.architecture.house import PROJECT
from tests.deploy import jobs
from tests.deploy.platform import Platform, ask, free_port, start_platform, wait_until

pytestmark = pytest.mark.platform

Start = Callable[..., Platform]


@dataclass(frozen=True)
class FirstStart:
    """A data folder after its first start, and how long that took."""

    data: Path
    seconds: float
    said: str


def time_to_ready(platform: Platform) -> float:
    """Seconds until the platform answered."""
    begun = time.monotonic()
    platform.wait_until_ready()
    return time.monotonic() - begun


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> FirstStart:
    """Started once on an empty folder and stopped again."""
    data = tmp_path_factory.mktemp("first") / "data"
    platform = start_platform(data)
    try:
        seconds = time_to_ready(platform)
    finally:
        platform.stop()
    return FirstStart(data, seconds, platform.said())


@pytest.fixture
def start(first_start: FirstStart, tmp_path: Path) -> Iterator[Start]:
    """Start the platform on a copy of the prepared folder; it is stopped afterwards."""
    data = tmp_path / "data"
    shutil.copytree(first_start.data, data)
    started: list[Platform] = []

    def start_it(**settings: str) -> Platform:
        platform = start_platform(data, port=free_port(), **settings)
        started.append(platform)
        platform.wait_until_ready()
        return platform

    yield start_it
    for platform in reversed(started):  # the processes of a restart carry the same folder's name
        platform.stop()


def contents(folder: Path) -> dict[str, str]:
    """A hash of every file but those that note each start: the database, and the counts of a process."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "sqlite3" not in path.name and path.parent.name != "figures"
    }


def test_the_first_start_says_where_it_is(first_start: FirstStart) -> None:
    lines = first_start.said.splitlines()
    assert any(line.startswith("Ready: http://localhost:") for line in lines)
    assert any(str(first_start.data / "mail") in line for line in lines)


def test_a_second_start_is_quick_and_changes_nothing(first_start: FirstStart) -> None:
    before = contents(first_start.data)
    platform = start_platform(first_start.data)
    try:
        seconds = time_to_ready(platform)
    finally:
        platform.stop()
    assert contents(first_start.data) == before
    assert seconds < first_start.seconds * 0.7
    assert "collected" not in platform.said()


def test_secrets_are_readable_by_their_owner_only(first_start: FirstStart) -> None:
    assert (first_start.data / "secret-key").stat().st_mode & 0o777 == 0o600


def test_what_is_about_people_is_readable_by_its_owner_only(first_start: FirstStart) -> None:
    others = [
        path for path in first_start.data.glob("lernhub.sqlite3*") if path.stat().st_mode & 0o77
    ]
    assert others == []
    assert (first_start.data / "mail").stat().st_mode & 0o777 == 0o700
    assert first_start.data.stat().st_mode & 0o007 == 0, "uploads are below it"


def test_the_web_server_takes_no_orders_from_outside(start: Start) -> None:
    platform = start()
    with socket.create_connection(("127.0.0.1", platform.port), timeout=20) as visitor:
        lines = (
            "GET /kurse HTTP/1.1",
            "Host: localhost",
            "SCRIPT_NAME: /kurse",
            "Connection: close",
        )
        visitor.sendall("\r\n".join([*lines, "", ""]).encode())
        answer = visitor.makefile("rb").read().decode()
    assert "301 Moved" in answer.splitlines()[0]
    assert "\r\nLocation: /kurse/\r\n" in answer
    assert "--no-control-socket" in web_command(Environment())


def test_it_lives_and_is_ready_once_the_worker_has_shown_itself(start: Start) -> None:
    platform = start()
    assert ask(f"{platform.url}/healthz").status == 200
    assert wait_until(lambda: ask(f"{platform.url}/readyz").status == 200, seconds=20)


def test_it_is_not_ready_when_the_worker_has_fallen_silent(start: Start) -> None:
    platform = start()
    assert wait_until(lambda: ask(f"{platform.url}/readyz").status == 200, seconds=20)
    os.kill(platform.number_of("run_worker"), signal.SIGSTOP)
    with sqlite3.connect(platform.data / "lernhub.sqlite3", timeout=20) as database:
        database.execute("UPDATE kernel_heartbeat SET at = '2026-01-01 00:00:00'")
    database.close()
    answer = ask(f"{platform.url}/readyz")
    os.kill(platform.number_of("run_worker"), signal.SIGCONT)
    assert answer.status == 503
    states = json.loads(answer.text)
    assert states["database"] == states["migrations"] == "ok"
    assert states["worker"].startswith("silent for")


def test_ctrl_c_leaves_no_process(start: Start) -> None:
    platform = start()
    assert len(platform.processes()) > 5
    platform.press_ctrl_c()
    assert platform.is_gone()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("make", signal.SIGTERM),
        ("make", signal.SIGKILL),
        ("deploy.run", signal.SIGTERM),
        ("deploy.run", signal.SIGKILL),
        ("gunicorn", signal.SIGKILL),
        ("run_worker", signal.SIGKILL),
    ],
)
def test_whatever_is_killed_no_process_is_left(
    words: str, kind: signal.Signals, start: Start
) -> None:
    platform = start()
    os.kill(platform.number_of(words), kind)
    assert platform.is_gone(), platform.processes()


def test_when_one_process_ends_everything_stops_and_says_so(start: Start) -> None:
    platform = start()
    os.kill(platform.number_of("run_worker"), signal.SIGKILL)
    assert platform.is_gone()
    assert platform.process.returncode != 0
    assert "A process ended by itself, so the others were stopped, too." in platform.said()


def test_a_taken_port_is_told_in_one_sentence(first_start: FirstStart) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        platform = start_platform(first_start.data, port=port)
        platform.process.wait(timeout=60)
    said = [line for line in platform.said().splitlines() if not line.startswith("make:")]
    assert len(said) == 1
    assert said[0].startswith(f"Port {port} is taken: stop what runs there")


def test_a_missing_database_is_told_in_one_sentence(first_start: FirstStart) -> None:
    nobody = f"postgresql://lernhub@127.0.0.1:{free_port()}/lernhub"
    platform = start_platform(first_start.data, LERNHUB_DATABASE_URL=nobody)
    platform.process.wait(timeout=60)
    assert platform.process.returncode != 0
    assert "The database can't be used" in platform.said()
    assert "Traceback" not in platform.said()


def enqueue_slow_job(data: Path, *, diary: Path) -> None:
    """Ask for the slow job, as a service would."""
    code = (
        "import django; django.setup()\n"
        "from lms.kernel.jobs import enqueue\n"
        "from tests.deploy.jobs import write_slowly\n"
        f"enqueue(write_slowly, {str(diary)!r})\n"
    )
    environment = {
        **os.environ,
        "LERNHUB_DATA": str(data),
        "LERNHUB_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "lms.settings.base",
    }
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, env=environment, check=True)


def test_a_job_whose_worker_was_killed_finishes_after_the_restart(
    start: Start, tmp_path: Path
) -> None:
    diary = tmp_path / "diary.txt"
    diary.touch()
    settings = {"LERNHUB_JOB_SECONDS": str(int(jobs.SECONDS * 2))}
    platform = start(**settings)
    enqueue_slow_job(platform.data, diary=diary)
    assert wait_until(lambda: diary.read_text() == "begun\n", seconds=20)
    os.kill(platform.number_of("run_worker"), signal.SIGKILL)
    assert platform.is_gone()
    assert diary.read_text() == "begun\n"
    start(**settings)
    assert wait_until(lambda: diary.read_text() == "begun\nbegun\nfinished\n", seconds=30)
