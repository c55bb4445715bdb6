"""What trainers see of answers."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from courses.enrolment.services import enrol_learner
from courses.h5p.report import report_of
from courses.h5p.reporting import content_report
from courses.h5p.services import record_statements
from courses.outline.models import Unit
from lms.accounts.models import User
from lms.kernel.errors import NotFound
from tests.courses.h5p.engine.claims import PART, claim, points
from tests.factories.accounts import UserFactory
from tests.support.queries import count_queries


@pytest.fixture
def boss(db: None) -> User:
    """Somebody who runs the centre."""
    person: User = UserFactory.create(is_superuser=True)
    return person


def answer(unit: Unit, *, response: str, raw: float, name: str = "") -> User:
    person: User = UserFactory.create(display_name=name or "Jemand")
    enrol_learner(actor=person, course=unit.course)
    result = points(raw, 1, response=response, duration="PT10S")
    record_statements(
        actor=person, unit=unit, sitting=uuid.uuid4(), statements=[claim(result=result)]
    )
    return person


def test_answers_are_told_in_words_with_shares_and_times(unit: Unit, boss: User) -> None:
    for response, raw in (("0", 1), ("0", 1), ("1", 0)):
        answer(unit, response=response, raw=raw)
    missing = UserFactory.create(display_name="Fehlt Noch")
    enrol_learner(actor=missing, course=unit.course)
    found = content_report(boss, unit)
    assert found is not None
    (part,) = found.parts
    assert (part.question, part.people, part.percent_right, part.seconds) == (
        "Was stimmt?",
        3,
        67,
        10,
    )
    assert [(a.words, a.people, a.is_right) for a in part.answers] == [
        (("Ja",), 2, True),
        (("Nein",), 1, False),
    ]
    assert (found.people, found.missing, found.missing_count) == (3, ["Fehlt Noch"], 1)


def test_parts_stand_below_the_whole(unit: Unit, learner: User, boss: User) -> None:
    words = [claim(part=PART, result=points(0.5, 0.5)), claim(result=points(1, 1))]
    record_statements(actor=learner, unit=unit, sitting=uuid.uuid4(), statements=words)
    found = content_report(boss, unit)
    assert found is not None
    assert [(part.sub_content_id, part.depth) for part in found.parts] == [("", 0), (PART, 1)]


def test_nobody_answered() -> None:
    assert report_of([]) == []


def test_only_the_team_reads_it(unit: Unit, learner: User) -> None:
    with pytest.raises(NotFound):
        content_report(learner, unit)


def test_as_many_queries_for_twenty_as_for_two(unit: Unit, boss: User) -> None:
    for _ in range(2):
        answer(unit, response="0", raw=1)
    few = count_queries(lambda: content_report(boss, unit))
    for _ in range(18):
        answer(unit, response="1", raw=0)
    assert count_queries(lambda: content_report(boss, unit)) == few


def test_page_table_and_lines(client: Client, unit: Unit, boss: User) -> None:
    answer(unit, response="0", raw=1, name="Meryem Kaya")
    client.force_login(boss)
    page = client.get(reverse("h5p_unit:report", args=[unit.course.slug, unit.key]))
    assert "Was stimmt?" in page.content.decode()
    table = client.get(reverse("h5p_unit:report-csv", args=[unit.course.slug, unit.key]))
    assert "Was stimmt?;choice;1;100%;10;Ja;1;" in b"".join(table).decode()
    lines = client.get(reverse("h5p_unit:report-json", args=[unit.course.slug, unit.key]))
    text = b"".join(lines).decode()
    assert text.count("\n") == 1
    assert "Meryem" not in text


def test_the_content_comes_back_as_a_package(client: Client, unit: Unit, boss: User) -> None:
    client.force_login(boss)
    answered = client.get(reverse("h5p_unit:package", args=[unit.course.slug, unit.key]))
    assert b"".join(answered)[:2] == b"PK"
    assert "attachment" in answered["Content-Disposition"]
