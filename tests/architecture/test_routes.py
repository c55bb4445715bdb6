"""No route without a row in the table, and every row holds for every persona."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as conf
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import DjangoDbBlocker, Settings

from courses.editor.models import UnitRevision
from courses.enrolment.models import Application, Enrolment
from courses.enrolment.services import enrol_learner
from courses.h5p.models import Library
from courses.outline.models import CourseFile, CourseTeamMember
from courses.outline.vocabulary import TeamRole, Visibility
from courses.questions.models import Question
from lms.accounts.models import User
from lms.files.services import store_file
from lms.kernel.clock import now
from lms.pages.kinds import Kind
from lms.privacy.models import CorrectionRequest
from tests.architecture.routes import ON, SIGN_IN, TABLE, Row, Status
from tests.architecture.routes_of_doors import APPLICATION_ID, DOORS_TABLE
from tests.architecture.routes_of_editor import EDITOR_TABLE, REVISION_ID
from tests.architecture.routes_of_kinds import KINDS_TABLE, LIBRARY_ID
from tests.architecture.routes_of_pages import PAGES_TABLE, REPORT_ID
from tests.architecture.routes_of_privacy import CORRECTION_ID, PRIVACY_TABLE
from tests.architecture.routes_of_programs import PROGRAMS_TABLE
from tests.architecture.routes_of_safety import SAFETY_TABLE
from tests.architecture.routes_of_teams import LEARNER_ID, QUESTION_ID, TEAMS_TABLE
from tests.architecture.routes_of_the_workshop import WORKSHOP_API_TABLE, WORKSHOP_TABLE
from tests.factories.outline import CourseFactory, ReadingFactory, SectionFactory, UnitFactory
from tests.factories.pages import PageTextFactory, PageVersionFactory, ReportFactory
from tests.support.personas import Personas, build_personas

WHOLE_TABLE = (
    *(*TABLE, *DOORS_TABLE, *KINDS_TABLE, *PAGES_TABLE, *PROGRAMS_TABLE),
    *(*SAFETY_TABLE, *TEAMS_TABLE, *WORKSHOP_TABLE, *WORKSHOP_API_TABLE, *EDITOR_TABLE),
    *PRIVACY_TABLE,
)
FORM = "application/x-www-form-urlencoded"
WINDOW = "admin:"
"""Django's admin site has a route for each table; two rows stand for them all."""


def routes(patterns: list[URLPattern | URLResolver], *, space: str = "") -> Iterator[str]:
    """The name of every route, with its namespaces."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, space=inner)
        else:
            yield f"{space}{pattern.name}"


def status_of(response: HttpResponseBase) -> Status:
    """The status; redirects by where they lead."""
    if response.status_code not in {301, 302, 303, 307, 308}:
        return response.status_code
    return SIGN_IN if response["Location"].startswith("/konto/anmelden/") else ON


@pytest.fixture
def personas(tmp_path: Path, settings: Settings) -> Personas:
    """Everybody, and the two courses that the table speaks of."""
    settings.MEDIA_ROOT = tmp_path
    return world_of_the_table()


@pytest.fixture(scope="module")
def sign_ins(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """Every persona's session key ("" for the visitor), made once: each row takes back what it changed."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        everybody = world_of_the_table().everybody()
        yield {name: session_of(person) for name, person in everybody.items()}
        transaction.set_rollback(True)


def session_of(person: User | AnonymousUser) -> str:
    """The key of a session in which `person` is signed in."""
    client = Client()
    if isinstance(person, User):
        client.force_login(person)
    cookie = client.cookies.get(conf.SESSION_COOKIE_NAME)
    return cookie.value if cookie else ""


def world_of_the_table() -> Personas:
    """Everybody, and the two courses, stored."""
    everybody = build_personas()
    open_to_all = CourseFactory(slug="offen")
    of_a_school = CourseFactory(
        slug="schule", visibility=Visibility.SCHOOL, school=everybody.school
    )
    for course in (open_to_all, of_a_school):
        ReadingFactory(
            unit=UnitFactory(section=SectionFactory(course=course, key="teil"), key="eins")
        )
    for person, role in ((everybody.owner, TeamRole.OWNER), (everybody.trainer, TeamRole.TRAINER)):
        CourseTeamMember.objects.create(course=open_to_all, person=person, role=role)
    board = store_file(content=io.BytesIO(b"an die Tafel"), name="tafel.txt")
    CourseFile.objects.create(course=open_to_all, path="tafel.txt", stored_file=board)
    enrol_learner(actor=everybody.learner, course=open_to_all)
    Enrolment.objects.update(public_id=LEARNER_ID)
    Application.objects.create(
        public_id=APPLICATION_ID, course=open_to_all, learner=everybody.moderator, state="pending"
    )
    unit = open_to_all.units.get(key="eins")
    Question.objects.create(
        public_id=QUESTION_ID, unit=unit, asker=everybody.learner, body="Was kommt an die Tafel?"
    )
    PageVersionFactory(text=PageTextFactory(kind=Kind.PRIVACY), number=1)
    ReportFactory(public_id=REPORT_ID)
    Library.objects.create(
        public_id=LIBRARY_ID,
        machine_name="H5P.Blanks",
        content_hash="e5",
        title="B",
        major=1,
        minor=14,
        patch=3,
        size_bytes=1,
        origin="luecken.h5p",
    )
    CorrectionRequest.objects.create(
        public_id=CORRECTION_ID, person=everybody.pupil, about="Klasse", body="Ich bin in der 8a."
    )
    UnitRevision.objects.create(
        public_id=REVISION_ID,
        unit=unit,
        number=0,
        origin="saved",
        text="Früher",
        begun_at=now(),
        saved_at=now(),
    )
    return everybody


def ask(row: Row, session_key: str) -> Status:
    """The answer that the person of that session gets; whatever it changed is taken back."""
    client = Client()
    if session_key:
        client.cookies[conf.SESSION_COOKIE_NAME] = session_key
    kind = "application/json" if row.path.startswith("/api/") else FORM
    with transaction.atomic():
        response = client.generic(row.method, row.path, content_type=kind)
        transaction.set_rollback(True)
    return status_of(response)


def test_every_route_has_a_row() -> None:
    existing = {name for name in routes(get_resolver().url_patterns) if WINDOW not in name}
    listed = {row.route for row in WHOLE_TABLE if row.route and WINDOW not in row.route}
    assert existing == listed, "add a row to tests/architecture/routes.py"


@pytest.mark.django_db
@pytest.mark.parametrize("row", WHOLE_TABLE, ids=str)
def test_everybody_gets_the_answer_of_the_table(row: Row, sign_ins: dict[str, str]) -> None:
    answers = {name: ask(row, session_key) for name, session_key in sign_ins.items()}
    assert answers == row.expected()
