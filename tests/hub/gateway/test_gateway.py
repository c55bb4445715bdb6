"""Groups at the hub follow courses; a hub that is slow, broken or gone stops nobody."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from courses.enrolment.services import enrol_learner, leave_course
from hub.gateway import tasks
from hub.gateway.client import HubAway, HubClient
from hub.gateway.selectors import groups_of, hub_trouble
from hub.notebooks.models import Notebook
from lms.accounts.models import User
from lms.identity.services import end_sign_on, pseudonym_of
from tests.factories.accounts import UserFactory
from tests.factories.outline import UnitFactory
from tests.support.jobs import work_off_jobs


class FaultyHub(HTTPServer):
    """A real server on this machine that answers as it is told, and notes what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.status = 204
        self.asked: list[tuple[str, str, str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answer(BaseHTTPRequestHandler):
    server: FaultyHub

    def _answer(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers["Authorization"]))
        if self.server.status:
            self.send_response(self.server.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def do_GET(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def hub(settings: Settings, tmp_path: Path) -> Iterator[FaultyHub]:
    server = FaultyHub()
    token = tmp_path / "token"
    token.write_text("geheim\n")
    settings.LERNHUB_JUPYTERHUB, settings.LERNHUB_JUPYTERHUB_TOKEN = server.address, token
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    ).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def client(hub: FaultyHub, settings: Settings) -> HubClient:
    return HubClient(hub.address, settings.LERNHUB_JUPYTERHUB_TOKEN)


@pytest.mark.parametrize("status", [202, 204, 404])
def test_a_server_that_ends_or_is_not_there_is_ended(
    hub: FaultyHub, client: HubClient, status: int
) -> None:
    hub.status = status
    client.stop_server("p/../x")
    assert hub.asked == [("DELETE", "/hub/api/users/p%2F..%2Fx/server", "token geheim")]


@pytest.mark.parametrize(
    ("status", "reason"), [(500, "answered 500"), (403, "answered 403"), (0, "does not answer")]
)
def test_a_hub_in_trouble_is_said_to_be(
    hub: FaultyHub, client: HubClient, status: int, reason: str
) -> None:
    hub.status = status
    with pytest.raises(HubAway, match=reason):
        client.stop_server("anna")
    assert hub_trouble()


def test_a_hub_that_is_gone_or_was_never_set_up_is_said_to_be(tmp_path: Path) -> None:
    token = tmp_path / "token"
    with pytest.raises(HubAway, match="not been set up"):
        HubClient("http://127.0.0.1:9", token).stop_server("anna")
    token.write_text("geheim")
    with pytest.raises(HubAway, match="does not answer"):
        HubClient("http://127.0.0.1:9", token).stop_server("anna")


def test_a_hub_that_answers_is_no_trouble_and_neither_is_none(
    hub: FaultyHub, settings: Settings
) -> None:
    hub.status = 200
    assert hub_trouble() == ""
    settings.LERNHUB_JUPYTERHUB = ""
    assert hub_trouble() == ""
    tasks.stop_server("anna")
    assert [method for method, _path, _token in hub.asked] == ["GET"]


@pytest.fixture
def learner() -> User:
    return UserFactory()


def learners_course(learner: User) -> str:
    unit = UnitFactory()
    Notebook.objects.create(unit=unit)
    enrol_learner(actor=learner, course=unit.course)
    return f"course-{unit.course.public_id}-learners"


@pytest.mark.django_db
def test_groups_are_the_courses_with_notebooks(learner: User) -> None:
    group = learners_course(learner)
    without = UnitFactory()
    enrol_learner(actor=learner, course=without.course)
    assert list(groups_of(learner.pk)) == [group]
    assert list(groups_of(UserFactory().pk)) == []
    learner.is_active = False
    learner.save()
    assert list(groups_of(learner.pk)) == []


@pytest.mark.django_db
def test_signing_out_ends_the_server(hub: FaultyHub, learner: User) -> None:
    name = pseudonym_of(learner).name
    end_sign_on(person_id=learner.pk)
    work_off_jobs()
    assert [path for _method, path, _token in hub.asked] == [f"/hub/api/users/{name}/server"]


@pytest.mark.django_db
def test_leaving_a_course_ends_the_server_and_its_group(hub: FaultyHub, learner: User) -> None:
    learners_course(learner)
    name = pseudonym_of(learner).name
    course = learner.enrolments.get().course
    leave_course(actor=learner, course=course)
    work_off_jobs()
    assert [path for _method, path, _token in hub.asked] == [f"/hub/api/users/{name}/server"]
    assert list(groups_of(learner.pk)) == []
