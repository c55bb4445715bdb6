"""The web process is killed again and again under load: what was acknowledged is there, once.

`LERNHUB_KILLS=50` kills more often than the suite has time for.
"""

import contextlib
import http.client
import json
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.deploy.keeping_alive import KeptAlive
from tests.deploy.learners import FOUND, PREPARE, Crowd, Learner
from tests.deploy.platform import ask, free_port, wait_until
from tests.support.installations import Installation
from tests.support.postgresql import own_server

pytestmark = pytest.mark.platform

KILLS = int(os.environ.get("LERNHUB_KILLS", "6"))
THREADS = 6
LEARNERS = 24


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    """One on each kind of database."""
    data = tmp_path / "data"
    data.mkdir()
    if request.param == "sqlite":
        yield Installation(data, "")
        return
    with own_server() as url:
        yield Installation(data, url)


def is_alive(port: int) -> bool:
    """Whether somebody answers; a server that dies may begin an answer and not end it."""
    try:
        return ask(f"http://localhost:{port}/healthz").status == 200
    except (OSError, http.client.HTTPException):
        return False


def kill_once(web: KeptAlive, crowd: Crowd, *, port: int, whole_server: bool) -> None:
    """Kill the server or one of its workers; go on when people have been served again."""
    time.sleep(random.uniform(0.1, 0.8))
    before = crowd.acknowledged
    assert wait_until(lambda: len(web.processes()) > 1, seconds=60)
    server, *workers = web.processes()
    with contextlib.suppress(ProcessLookupError):  # it may have died of the last kill just now
        os.kill(server if whole_server or not workers else random.choice(workers), signal.SIGKILL)
    assert wait_until(lambda: is_alive(port), seconds=60)
    assert wait_until(lambda: crowd.goes_on(beyond=before), seconds=60)


def check(learner: Learner, found: dict[str, object]) -> None:
    """Everything acknowledged is there, and nothing twice."""
    marks, questions = found["marks"], found["questions"]
    assert isinstance(marks, list)
    assert isinstance(questions, list)
    assert learner.marks <= set(marks)
    assert len(marks) == len(set(marks))
    assert learner.questions <= set(questions)
    assert len(questions) == len(set(questions))
    assert set(questions) <= learner.questions | learner.sent
    assert found["name"] in learner.names
    check_content(learner, found)


def check_content(learner: Learner, found: dict[str, object]) -> None:
    """Every answer acknowledged is there once, as is the state; one sitting made one result."""
    statements, attempts = found["statements"], found["attempts"]
    assert isinstance(statements, list)
    assert isinstance(attempts, list)
    assert learner.statements <= set(statements) <= learner.statements | learner.sent
    assert len(statements) == len(set(statements))
    assert len(attempts) == len(set(attempts)) == len(statements)
    assert found["state"] in learner.states


def test_nothing_acknowledged_is_lost_however_often_it_is_killed(
    installation: Installation, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    installation.migrate()
    if installation.database_url:
        installation.manage("createcachetable")
    sessions = json.loads(installation.python(PREPARE, str(LEARNERS)))
    port = free_port()
    settings = {"PORT": str(port), "LERNHUB_WEB_PROCESSES": "2", "LERNHUB_LOG_FORMAT": "json"}
    web = KeptAlive({**installation.environment, **settings}, log=tmp_path / "web.log")
    crowd = Crowd(sessions, port=port, threads=THREADS)
    web.start()
    try:
        assert wait_until(lambda: is_alive(port)), (tmp_path / "web.log").read_text()
        crowd.start()
        for number in range(KILLS):
            kill_once(web, crowd, port=port, whole_server=number % 3 == 0)
    finally:
        crowd.stop()
        web.stop()
    assert crowd.faults == []
    found = json.loads(installation.python(FOUND))
    for learner in crowd.learners:
        check(learner, found[learner.username])
    record_property("writes acknowledged and found", crowd.acknowledged)
    record_property("writes without an answer", crowd.unanswered)
    record_property("starts", web.starts)
    assert crowd.acknowledged > KILLS * THREADS
