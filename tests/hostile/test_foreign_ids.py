"""Ids guessed across schools, courses and people: whatever is named, however asked, it is not there.

The addresses come from the table of routes, so a new one is tried as soon as it exists. One that names
things in a new way fails until `stranger` says what a foreign one is.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from courses.enrolment.models import Application, Enrolment
from courses.outline.models import Course, CourseFile, CourseInvitation, CourseTeamMember
from courses.outline.vocabulary import TeamRole, Visibility
from courses.questions.models import Answer, Question
from lms.files.services import store_file
from lms.kernel.public_ids import new_public_id
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, ReadingFactory, SectionFactory, UnitFactory
from tests.hostile.addresses import NamedThings, routes_that_name_things
from tests.support.personas import Personas, build_personas

pytestmark = pytest.mark.django_db

PAGE_METHODS = ("GET", "POST")
STRANGERS = ("anonymous", "pupil", "trainer", "coordinator", "moderator", "reviewer")
"""One for each role; who runs the centre may see every course."""
TEAM = ("trainer", "owner")

NOT_ABOUT_PEOPLE = {
    "account_reset_password_from_key",  # whoever holds the key from the mail
    "vocabulary",  # public
    "page",  # imprint, privacy notice, accessibility statement: public, with their versions
    "page-versions",
    "pages:privacy_version",
    "api:docs-room",
}

Names = Mapping[str, Any]
SETTLED: Names = {
    "key": "eins",
    "path": "tafel.txt",
    "secret": "erraten",
    "address": "impressum",
    "kind": "imprint",
    "language": "de",
    "number": 1,
    "reference": "digcompedu:3.1",
    "set_hash": "0" * 64,
    "token": "erraten",
}
IDS = {"public_id", "person"}
SAME_FOR_ALL = {
    ("privacy:download", 302),
    ("authoring:member", 403),
    ("course-team-member", 403),
    ("course-team-member", 422),
    ("mfa_edit_webauthn", 302),  # the password first
    ("mfa_remove_webauthn", 302),
}
"""Answers that are given before anything is looked for, so also for ids that nobody has."""
KINDS_OF_FILES = {"h5p:bundle": "js", "privacy:records-file": "csv"}
"""Where an address ends with the kind of a file."""


def stranger(course: Course) -> list[Names]:
    """What there is in `course`, under every kind of id that an address can name."""
    learner = Enrolment.objects.filter(course=course).first()
    passkeys = Authenticator.objects.filter(user=learner.learner if learner else None)
    settled = {
        **SETTLED,
        "slug": course.slug,
        "pk": passkeys.values_list("pk", flat=True).first() or 0,
    }
    return [{**settled, "public_id": each, "person": each} for each in _ids_in(course)]


def _ids_in(course: Course) -> list[Any]:
    rows = (
        Enrolment.objects.filter(course=course),
        Application.objects.filter(course=course),
        Question.objects.filter(unit__course=course),
        Answer.objects.filter(question__unit__course=course),
        course.units.all(),
    )
    ids = [row.public_id for found in rows for row in found]
    invited = CourseInvitation.objects.filter(course=course).select_related("person")
    return [*ids, *(row.person.public_id for row in invited), course.public_id, new_public_id()]


@pytest.fixture
def personas(tmp_path: Path, settings: Settings) -> Personas:
    """Everybody; "fremd", a course that none of them knows of; "offen", taught by `trainer` and `owner`."""
    settings.MEDIA_ROOT = tmp_path
    everybody = build_personas()
    _fill(CourseFactory(slug="fremd", visibility=Visibility.INVITED))
    own = CourseFactory(slug="offen")
    _fill(own)
    for person, role in ((everybody.owner, TeamRole.OWNER), (everybody.trainer, TeamRole.TRAINER)):
        CourseTeamMember.objects.create(course=own, person=person, role=role)
    return everybody


def _fill(course: Course) -> None:
    """A learner who has asked and was answered, one who waits, one who is invited, a file."""
    learner, waiting, invited, teacher = UserFactory.create_batch(4)
    unit = UnitFactory(section=SectionFactory(course=course), key="eins")
    ReadingFactory(unit=unit)
    Enrolment.objects.create(course=course, learner=learner)
    Authenticator.objects.create(user=learner, type=Authenticator.Type.WEBAUTHN, data={})
    Application.objects.create(course=course, learner=waiting, state="pending")
    CourseInvitation.objects.create(course=course, person=invited)
    question = Question.objects.create(unit=unit, asker=learner, body="Wer weiß es?")
    Answer.objects.create(question=question, author=teacher, body="Niemand.")
    stored = store_file(content=io.BytesIO(b"an die Tafel"), name="tafel.txt")
    CourseFile.objects.create(course=course, path="tafel.txt", stored_file=stored)


def guesses(route: NamedThings, names: Sequence[Names]) -> Iterator[str]:
    """The route's addresses for those names, each once."""
    kind = KINDS_OF_FILES.get(route.route)
    own = {"kind": kind} if kind else {}
    yield from dict.fromkeys(route.path({**each, **own}) for each in names)


def opened_doors(client: Client, route: NamedThings, paths: Iterator[str]) -> list[str]:
    """Every request that got another answer than one gets for what does not exist."""
    return [
        f"{method} {path}: {status} ({route.route})"
        for path in paths
        for method in route.methods or PAGE_METHODS
        if (status := _status(client, method, path)) not in {401, 404, 405, "to sign-in"}
        and (route.route, status) not in SAME_FOR_ALL
    ]


def _status(client: Client, method: str, path: str) -> int | str:
    kind = "application/json" if path.startswith("/api/") else "application/x-www-form-urlencoded"
    cache.clear()  # or the limits of the API would answer instead
    with transaction.atomic():
        response = client.generic(method, path, content_type=kind)
        transaction.set_rollback(True)
    leads_to_sign_in = response.headers.get("Location", "").startswith("/konto/anmelden/")
    return "to sign-in" if leads_to_sign_in else response.status_code


def _client_of(personas: Personas, name: str) -> Client:
    client = Client(raise_request_exception=False)
    if name != "anonymous":
        client.force_login(personas.actor(name))
    return client


def test_every_way_to_name_things_is_tried() -> None:
    known = set(stranger(CourseFactory())[0])
    unknown = {
        found.route: found.parameters - known
        for found in routes_that_name_things()
        if found.route not in NOT_ABOUT_PEOPLE and found.parameters - known
    }
    assert not unknown, "let `stranger` say what a foreign one is"


def test_what_is_left_out_exists() -> None:
    assert {found.route for found in routes_that_name_things()} >= NOT_ABOUT_PEOPLE


@pytest.mark.parametrize("name", STRANGERS)
def test_a_strangers_course_is_not_there(name: str, personas: Personas) -> None:
    client = _client_of(personas, name)
    foreign = stranger(Course.objects.get(slug="fremd"))
    opened = [
        door
        for route in routes_that_name_things()
        if route.route not in NOT_ABOUT_PEOPLE
        # Where the course is named, it is looked for first: then one id is as good as all.
        for door in opened_doors(
            client, route, guesses(route, foreign[:1] if "slug" in route.parameters else foreign)
        )
    ]
    assert not opened, "\n".join(opened)


@pytest.mark.parametrize("name", TEAM)
def test_a_team_finds_nothing_of_another_course_in_its_own(name: str, personas: Personas) -> None:
    client = _client_of(personas, name)
    mixed = [{**names, "slug": "offen"} for names in stranger(Course.objects.get(slug="fremd"))]
    opened = [
        door
        for route in routes_that_name_things()
        if route.parameters & IDS and route.route not in NOT_ABOUT_PEOPLE
        for door in opened_doors(client, route, guesses(route, mixed))
    ]
    assert not opened, "\n".join(opened)


@pytest.mark.parametrize("name", ["pupil", "teacher", "coordinator_elsewhere", "moderator"])
def test_nobody_finds_what_others_do_in_an_open_course(name: str, personas: Personas) -> None:
    """The course is for everybody, what its learners asked and did is not."""
    client = _client_of(personas, name)
    names = stranger(Course.objects.get(slug="offen"))
    opened = [
        door
        for route in routes_that_name_things()
        if route.parameters & IDS and route.route not in NOT_ABOUT_PEOPLE
        for door in opened_doors(client, route, guesses(route, names))
    ]
    assert not opened, "\n".join(opened)


def test_the_proof_would_notice_an_open_door(personas: Personas) -> None:
    """Its own people do get in by the same addresses."""
    client = _client_of(personas, "owner")
    names = stranger(Course.objects.get(slug="offen"))
    own = {"catalogue:course", "roster:learner", "questions:question", "decision"}
    opened = {
        route.route
        for route in routes_that_name_things()
        if route.route in own and opened_doors(client, route, guesses(route, names))
    }
    assert opened == own
