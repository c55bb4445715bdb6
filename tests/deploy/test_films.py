"""Eight people watch a film and the site goes on: real processes, real sockets."""

import http.client
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.architecture.house import PROJECT
from tests.deploy.platform import Platform, start_platform

pytestmark = pytest.mark.platform

VIEWERS = 8
"""As many as there are threads (LERNHUB_WEB_THREADS)."""
FILM = PROJECT / "tests" / "courses" / "video" / "films" / "sound.webm"
FILM_BYTES = 24 * 1024 * 1024
PIECE_BYTES = 64 * 1024
SIP_SECONDS = 0.02
PREPARE = """
import io, pathlib, sys
import django; django.setup()
from django.contrib.sessions.backends.db import SessionStore
from courses.enrolment.services import enrol_learner
from courses.outline.models import Course, CourseFile
from lms.accounts.models import User
from lms.files.services import store_file
film = pathlib.Path(sys.argv[1]).read_bytes()
film += bytes(int(sys.argv[2]) - len(film))
course = Course.objects.create(
    slug="kurs", title="Kurs", summary="Ein Satz.", audience="teachers",
    visibility="public", state="published",
)
stored = store_file(content=io.BytesIO(film), name="film.webm")
CourseFile.objects.create(course=course, path="film.webm", stored_file=stored)
person = User.objects.create_user(username="zuschauerin", password="nie gebraucht")
enrol_learner(actor=person, course=course)
session = SessionStore()
session["_auth_user_id"] = str(person.pk)
session["_auth_user_backend"] = "lms.accounts.backends.SignInBackend"
session["_auth_user_hash"] = person.get_session_auth_hash()
session.create()
print(session.session_key)
"""


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    platform = start_platform(tmp_path_factory.mktemp("films") / "data")
    try:
        platform.wait_until_ready()
        yield platform
    finally:
        platform.stop()


@pytest.fixture(scope="module")
def cookie(platform: Platform) -> str:
    """A course with a film, and the session of somebody who takes part."""
    environment = {
        **os.environ,
        "LERNHUB_DATA": str(platform.data),
        "LERNHUB_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "lms.settings.base",
    }
    answer = subprocess.run(
        [sys.executable, "-c", PREPARE, str(FILM), str(FILM_BYTES)],
        cwd=PROJECT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return f"lernhub_session={answer.stdout.split()[-1]}"


@dataclass
class Viewer:
    """Somebody whose player reads the film a little at a time."""

    platform: Platform
    cookie: str
    in_parts: bool
    read_bytes: int = 0
    begun: threading.Event = field(default_factory=threading.Event)
    stop: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Ask for what is missing until the film is there, or nobody looks any more."""
        while self.read_bytes < FILM_BYTES and not self.stop.is_set():
            self._answer()

    def _answer(self) -> None:
        connection = http.client.HTTPConnection("localhost", self.platform.port, timeout=120)
        headers = {"Cookie": self.cookie}
        if self.in_parts:
            headers["Range"] = f"bytes={self.read_bytes}-"
        connection.request("GET", "/kurse/kurs/dateien/film.webm", headers=headers)
        answer = connection.getresponse()
        assert answer.status == (206 if self.in_parts else 200)
        while not self.stop.is_set() and (piece := answer.read(PIECE_BYTES)):
            self.read_bytes += len(piece)
            self.begun.set()
            time.sleep(SIP_SECONDS)
        connection.close()


def page_seconds(platform: Platform) -> float:
    """How long the catalogue takes to come."""
    start = time.monotonic()
    connection = http.client.HTTPConnection("localhost", platform.port, timeout=120)
    connection.request("GET", "/kurse/")
    assert connection.getresponse().status == 200
    connection.close()
    return time.monotonic() - start


def slowest_page_beside(viewers: list[Viewer], *, pages: int) -> float:
    """The longest that a page takes while all viewers read."""
    threads = [threading.Thread(target=viewer.watch) for viewer in viewers]
    for thread in threads:
        thread.start()
    for viewer in viewers:
        assert viewer.begun.wait(timeout=60)
    slowest = 0.0
    for _ in range(pages):
        slowest = max(slowest, page_seconds(viewers[0].platform))
        time.sleep(SIP_SECONDS)
    assert all(viewer.read_bytes < FILM_BYTES for viewer in viewers), "the films were over too soon"
    for viewer in viewers:
        viewer.stop.set()
    for thread in threads:
        thread.join(timeout=60)
    return slowest


def test_eight_viewers_leave_room_for_pages(platform: Platform, cookie: str) -> None:
    """Players ask for parts, which are cut short; were they sent the whole, they would hold all threads."""
    in_parts = [Viewer(platform, cookie, in_parts=True) for _ in range(VIEWERS)]
    whole = [Viewer(platform, cookie, in_parts=False) for _ in range(VIEWERS)]
    page_seconds(platform)
    assert slowest_page_beside(in_parts, pages=20) * 5 < slowest_page_beside(whole, pages=1)
