"""Interactive contents: a package is checked and kept quickly, the player costs little, no answer is lost."""

import io
import json
import os
import threading
import time
from pathlib import Path

import pytest
from django.test import Client, override_settings

from courses.enrolment.services import enrol_learner
from courses.h5p.body import take_package
from tests.bench.addresses import F1
from tests.bench.measuring import Comparison, seconds_of
from tests.deploy.keeping_alive import KeptAlive
from tests.deploy.learners import FOUND, PREPARE, Learner
from tests.deploy.platform import ask, free_port, wait_until
from tests.factories.accounts import UserFactory
from tests.factories.h5p import h5p_unit
from tests.support.h5p_packages import PNG, package_files, zipped
from tests.support.installations import new_installation

PACKAGE_BYTES = 5 * 1024 * 1024
FILES = 40
CLIENTS, STATEMENTS_EACH = 200, 5
MOST_SECONDS = 30


def package(size_bytes: int) -> io.BytesIO:
    """A package with pictures that don't compress, of about this size in all."""
    each = max(size_bytes // FILES, 1)
    pictures = {f"content/images/{n}.png": PNG + os.urandom(each) for n in range(FILES)}
    return zipped({**package_files(), **pictures})


def seconds_to_take(tmp_path: Path, size_bytes: int) -> float:
    """The shortest of some times that it takes to check and keep a new package of this size."""
    took = []
    for number in range(3):
        path = tmp_path / f"{size_bytes}-{number}.h5p"
        path.write_bytes(package(size_bytes).getvalue())
        begun = time.perf_counter()
        take_package(path, origin=path.name)
        took.append(time.perf_counter() - begun)
    return min(took)


def test_a_package_of_5_mb(tmp_path: Path) -> None:
    with override_settings(LERNHUB_H5P_ROOT=tmp_path / "h5p"):
        small = seconds_to_take(tmp_path, 50 * 1024)
        large = seconds_to_take(tmp_path, PACKAGE_BYTES)
    Comparison("h5p package of 50 kB and 5 MB", small, large, at_most=20).confirm()
    assert large < 2


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.bench.floors")
def test_the_players_document(tmp_path: Path) -> None:
    with override_settings(MEDIA_ROOT=tmp_path / "media", LERNHUB_H5P_ROOT=tmp_path / "h5p"):
        unit = h5p_unit()
        person = UserFactory.create()
        enrol_learner(actor=person, course=unit.course)
        client = Client()
        client.force_login(person)
        address = f"/kurse/{unit.course.slug}/lernen/{unit.key}/h5p/"
        assert client.get(address).status_code == 200
        floor = seconds_of(lambda: client.get(F1), rounds=40)
        player = seconds_of(lambda: client.get(address), rounds=40)
    Comparison("h5p player against F1", floor, player, at_most=6).confirm()


def test_a_thousand_statements_of_two_hundred_people(tmp_path: Path) -> None:
    with new_installation(tmp_path) as installation:
        installation.migrate()
        if installation.database_url:
            installation.manage("createcachetable")
        sessions = json.loads(installation.python(PREPARE, str(CLIENTS)))
        port = free_port()
        web = KeptAlive({**installation.environment, "PORT": str(port)}, log=tmp_path / "web.log")
        people = [Learner(name, session) for name, session in sessions.items()]
        web.start()
        try:
            assert wait_until(lambda: _answers(port)), (tmp_path / "web.log").read_text()
            seconds = _all_at_once(people, port)
        finally:
            web.stop()
        found = json.loads(installation.python(FOUND))
    told = sum(len(person.statements) for person in people)
    print(f"\n{told} statements of {CLIENTS} people: {seconds:.1f} s, at most {MOST_SECONDS} s")
    assert told == CLIENTS * STATEMENTS_EACH
    assert all(person.statements == set(found[person.username]["statements"]) for person in people)
    assert seconds <= MOST_SECONDS


def _answers(port: int) -> bool:
    try:
        return ask(f"http://localhost:{port}/healthz").status == 200
    except OSError:
        return False


def _all_at_once(people: list[Learner], port: int) -> float:
    def work(person: Learner) -> None:
        for _ in range(STATEMENTS_EACH):
            person.answer(port)

    threads = [threading.Thread(target=work, args=(person,)) for person in people]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - begun
