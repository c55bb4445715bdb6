"""What was acknowledged stays: the web process is killed between and during saves."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.platform import Platform, start_platform, wait_until
from tests.deploy.visitor import Visitor

pytestmark = pytest.mark.platform

COURSE = "/courses/online-lernen-so-gehts"
PUPIL = "eule21"


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """An empty data folder; nothing that was started on it is left over."""
    folder = tmp_path / "data"
    yield folder
    for number in Platform.processes_of(folder):
        os.kill(number, signal.SIGKILL)


def units_of(standing: dict[str, Any]) -> dict[str, str]:
    """Each unit's state by key, in the order of the course."""
    return {
        unit["key"]: unit["state"] for section in standing["sections"] for unit in section["units"]
    }


def learn(visitor: Visitor, acknowledged: list[str]) -> None:
    """Mark unit after unit as done; note what was acknowledged, until nobody answers."""
    for key in units_of(visitor.ask("GET", f"{COURSE}/standing/")):
        try:
            visitor.ask("PUT", f"{COURSE}/units/{key}/mark/")
        except OSError:
            return
        acknowledged.append(key)


def test_killing_the_web_process_loses_nothing_acknowledged(data: Path) -> None:
    platform = start_platform(data, LERNHUB_SAMPLE="true")
    platform.wait_until_ready()
    pupil = Visitor(platform.url)
    pupil.sign_in(PUPIL)
    pupil.ask("PUT", f"{COURSE}/enrolment/")
    acknowledged: list[str] = []
    learning = threading.Thread(target=learn, args=(pupil, acknowledged))
    learning.start()
    assert wait_until(lambda: len(acknowledged) >= 2, seconds=20)
    for number in platform.numbers_of("gunicorn"):
        os.kill(number, signal.SIGKILL)
    learning.join()
    assert platform.is_gone()

    again = start_platform(data, port=platform.port, LERNHUB_SAMPLE="true")
    again.wait_until_ready()
    units = units_of(pupil.ask("GET", f"{COURSE}/standing/"))
    again.stop()
    assert {key: units[key] for key in acknowledged} == dict.fromkeys(acknowledged, "done")
    assert list(units.values()).count("done") <= len(acknowledged) + 1
