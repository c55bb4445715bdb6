"""Links are looked at by a job: what is dead stands on the check list, with its place and its day."""

import datetime

import pytest
from django.test import Client
from pytest_django import Settings

from courses.authoring.checklist import checklist_of
from courses.links import services
from courses.links.models import LinkCheck, OutsideAddress
from courses.links.reaching import Manners, Reached
from courses.links.selectors import addresses_of
from courses.links.vocabulary import Verdict
from courses.outline.models import Course
from courses.outline.vocabulary import TeamRole
from courses.reading.models import Reading
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, NotAllowed
from lms.markup.outside import OutsideLink, outside_links
from tests.factories.accounts import UserFactory
from tests.factories.outline import ReadingFactory, UnitFactory
from tests.support.jobs import work_off_jobs

pytestmark = pytest.mark.django_db
GONE, FINE = "https://weg.example/seite", "https://da.example/"
TEXT = f"Erstens.\n\nZweitens [weg]({GONE}) und [da]({FINE}).\n"
DAY = datetime.timedelta(days=1)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> list[str]:
    """What was asked of the web, which answers from here; nobody waits."""
    asked: list[str] = []

    def reach(address: str, *, manners: Manners) -> Reached:
        assert manners.agent.startswith("Lernhub-link-check/")
        asked.append(address)
        return Reached(Verdict.GONE, 404) if address == GONE else Reached(Verdict.FINE, 200)

    settings.LERNHUB_LINK_CHECK = True
    monkeypatch.setattr(services, "reach", reach)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    return asked


@pytest.fixture
def course() -> Course:
    reading = ReadingFactory.create(unit=UnitFactory.create(key="a", title="A"), source=TEXT)
    found: Course = reading.unit.course
    found.slug = "netz"
    found.save()
    return found


@pytest.fixture
def author(course: Course) -> User:
    person: User = UserFactory.create()
    course.team.create(person=person, role=TeamRole.AUTHOR)
    return person


def dead(course: Course) -> list[tuple[int, str, bool]]:
    """Line, sentence and weight of what the check list says of links."""
    return [
        (found.line, found.message, found.is_blocking)
        for found in checklist_of(course).findings
        if "://" in found.message
    ]


def test_what_is_dead_stands_on_the_check_list_with_line_and_day(
    course: Course, author: User, client: Client, asked: list[str]
) -> None:
    client.force_login(author)
    assert "Noch nicht geprüft." in client.get("/kurse/netz/werkstatt/pruefung/").content.decode()

    page = client.post("/kurse/netz/werkstatt/pruefung/links/", follow=True).content.decode()
    assert "Wird geprüft seit" in page
    work_off_jobs()

    assert sorted(asked) == [FINE, GONE]
    [(line, message, is_blocking)] = dead(course)
    assert (line, is_blocking) == (3, False)
    assert message.startswith(f"Der Link zu {GONE} führt ins Leere: nicht mehr da (geprüft am ")
    page = client.get("/kurse/netz/werkstatt/pruefung/").content.decode()
    assert "Zuletzt geprüft am" in page
    assert "/werkstatt/einheiten/a/?zeile=3#id_body" in page
    assert client.get("/api/v1/courses/netz/checklist/").json()["links"]["finished_at"]


def test_the_same_wish_again_waits_and_asks_anew_later(
    course: Course, author: User, asked: list[str]
) -> None:
    services.ask_for_link_check(actor=author, course=course)
    services.ask_for_link_check(actor=author, course=course)
    work_off_jobs()
    assert len(asked) == 2
    with pytest.raises(Conflict) as refused:
        services.ask_for_link_check(actor=author, course=course)
    assert refused.value.code == "just_checked"

    LinkCheck.objects.update(asked_at=now() - DAY)
    OutsideAddress.objects.update(checked_at=now() - DAY)
    services.ask_for_link_check(actor=author, course=course)
    work_off_jobs()
    assert len(asked) == 4


def test_a_job_that_was_cut_off_goes_on_with_what_is_left(
    course: Course, author: User, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    services.ask_for_link_check(actor=author, course=course)
    monkeypatch.setattr(services, "SECONDS_OF_A_JOB", -1)
    assert services.check_links(course_id=course.pk) is False
    monkeypatch.setattr(services, "SECONDS_OF_A_JOB", 60)
    OutsideAddress.objects.create(address=FINE, verdict="fine", status=200, checked_at=now())
    work_off_jobs()
    assert asked == [GONE]
    assert LinkCheck.objects.get().finished_at is not None


def test_one_host_is_not_asked_without_end(course: Course, author: User, asked: list[str]) -> None:
    many = " ".join(f"[{n}](https://viel.example/{n})" for n in range(40))
    Reading.objects.update(source=many)
    services.ask_for_link_check(actor=author, course=course)
    work_off_jobs()
    assert len(asked) == services.MOST_OF_ONE_HOST


def test_published_courses_are_looked_at_once_a_week(course: Course, asked: list[str]) -> None:
    Course.objects.update(state="published")
    assert services.begin_due_checks() == [course.pk]
    assert services.begin_due_checks() == []
    LinkCheck.objects.update(asked_at=now() - 8 * DAY)
    OutsideAddress.objects.create(
        address=GONE, verdict="gone", status=404, checked_at=now() - 91 * DAY
    )
    assert services.begin_due_checks() == [course.pk]
    assert not OutsideAddress.objects.exists()


def test_nothing_is_asked_unless_it_is_switched_on(
    course: Course, author: User, client: Client
) -> None:
    with pytest.raises(Conflict) as refused:
        services.ask_for_link_check(actor=author, course=course)
    assert refused.value.code == "link_check_off"
    assert services.begin_due_checks() == []
    client.force_login(author)
    page = client.get("/kurse/netz/werkstatt/pruefung/").content.decode()
    assert "Hier werden sie nicht geprüft" in page
    assert "Links jetzt prüfen" not in page


def test_only_authors_have_links_checked(course: Course, asked: list[str]) -> None:
    trainer = UserFactory.create()
    course.team.create(person=trainer, role=TeamRole.TRAINER)
    with pytest.raises(NotAllowed):
        services.ask_for_link_check(actor=trainer, course=course)


def test_links_are_found_where_they_stand() -> None:
    text = (
        "[a](https://a.example)\n\n`[b](https://b.example)`\n- <https://c.example/x>\n- [d](unit:d)"
    )
    assert outside_links(text) == [
        OutsideLink(1, "https://a.example"),
        OutsideLink(4, "https://c.example/x"),
    ]


def test_addresses_are_counted_once_for_a_course(course: Course) -> None:
    ReadingFactory.create(unit=UnitFactory.create(section=course.sections.get()), source=TEXT)
    assert addresses_of(course) == {GONE, FINE}
