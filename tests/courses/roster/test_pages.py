"""The pages of the roster, the file, and their JSON twins."""

import pytest
from django.test import Client

from courses.learning.models import Attempt
from lms.schools.models import CentreRoleName
from tests.courses.roster.conftest import Class, days_ago
from tests.factories.accounts import UserFactory
from tests.factories.outline import UnitFactory
from tests.factories.schools import CentreRoleFactory

pytestmark = pytest.mark.django_db
BASE = "/kurse/reise/teilnehmende/"
FILE = "/kurse/reise/teilnehmende.csv"
API = "/api/v1/courses/reise/roster/"


@pytest.fixture
def team(client: Client, group: Class) -> Client:
    client.force_login(group.trainer)
    return client


def test_the_page_says_who_is_stuck_on_what_and_by_which_rule(team: Client, group: Class) -> None:
    group.take_in("Änne Vogt", begun={group.a: 9.5})

    page = team.get(BASE).content.decode()

    assert "for 9 days on “Packen”" in page
    assert "opened a unit at least 7 days ago and has not done it" in page
    assert "0 of 2" in page


def test_a_course_without_learners_says_what_will_be_here(team: Client) -> None:
    assert "Nobody takes part yet" in team.get(BASE).content.decode()


def test_a_choice_that_fits_nobody_shows_the_way_back(team: Client, group: Class) -> None:
    group.take_in("Änne Vogt")

    page = team.get(BASE, {"q": "zzz"}).content.decode()

    assert "Nobody fits" in page
    assert "Show everybody who takes part" in page


def test_links_keep_the_choice(team: Client, group: Class) -> None:
    group.take_in("Änne Vogt", begun={group.a: 9.5})

    page = team.get(BASE, {"q": "vogt", "stand": "stuck", "sortierung": "-activity"})

    content = page.content.decode()
    assert "?stand=left&amp;q=vogt&amp;sortierung=-activity" in content
    assert f'href="{FILE}?stand=stuck&amp;q=vogt&amp;sortierung=-activity"' in content


@pytest.mark.parametrize("value", ["?stand=x&sortierung=y&schule=z&klasse=1&ab=zz", "?ab="])
def test_an_address_that_makes_no_sense_shows_the_roster(
    team: Client, group: Class, value: str
) -> None:
    group.take_in("Änne Vogt")

    assert "Änne Vogt" in team.get(BASE + value).content.decode()


def test_others_are_answered_as_if_there_were_nothing(client: Client, group: Class) -> None:
    learner = group.take_in("Änne Vogt")
    addresses = [BASE, FILE, f"{BASE}{learner.public_id}/", API, f"{API}{learner.public_id}/"]
    for person in (learner.learner, UserFactory.create(), CentreRoleFactory.create().person):
        client.force_login(person)
        assert [client.get(address).status_code for address in addresses] == [404] * 5


def test_those_who_run_the_centre_see_it(client: Client, group: Class) -> None:
    learner = group.take_in("Änne Vogt")
    client.force_login(CentreRoleFactory.create(role=CentreRoleName.STAFF).person)

    for address in (BASE, FILE, f"{BASE}{learner.public_id}/", API):
        assert client.get(address).status_code == 200


def test_a_learners_page_shows_each_unit_with_results_and_condition(
    team: Client, group: Class
) -> None:
    enrolment = group.take_in("Änne Vogt", done=(group.a,), begun={group.b: 3})
    Attempt.objects.create(
        learner=enrolment.learner,
        unit=group.b,
        number=1,
        source="quiz",
        raw_score=4.5,
        max_score=10,
        scaled=0.45,
        submitted_at=days_ago(2),
    )

    page = team.get(f"{BASE}{enrolment.public_id}/").content.decode()

    assert "Attempt 1: 4.5 of 10 points" in page
    assert "not done for 3 days" in page
    assert "Done from 60 percent on." in page
    assert "1 of 2 units" in page


def test_a_learners_page_shows_nothing_of_other_courses(team: Client, group: Class) -> None:
    enrolment = group.take_in("Änne Vogt")
    unit = UnitFactory.create(title="Geheimes Kapitel")
    elsewhere = Class(unit.course, group.trainer, unit, unit)
    other = elsewhere.take_in("", person=enrolment.learner, done=(unit,))

    page = team.get(f"{BASE}{enrolment.public_id}/").content.decode()

    assert "Geheimes Kapitel" not in page
    assert team.get(f"{BASE}{other.public_id}/").status_code == 404


def test_the_file_holds_the_chosen_people_in_the_readers_language(
    team: Client, group: Class
) -> None:
    group.take_in("=Formel", begun={group.a: 9.5})
    group.take_in("Bert Alt")

    response = team.get(FILE, {"stand": "stuck"})

    lines = response.getvalue().decode().split("\r\n")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="reise.csv"'
    assert lines[0].startswith("\ufeffName;School and class;State;")
    assert lines[1].startswith("'=Formel;;stuck;0;2;0;")
    assert ";Packen;9;" in lines[1]
    assert lines[2:] == [""]


def test_json_and_page_tell_the_same(team: Client, group: Class) -> None:
    enrolment = group.take_in("Änne Vogt", begun={group.a: 9.5})
    group.take_in("Bert Alt")

    listed = team.get(API, {"state": "stuck"}).json()
    report = team.get(f"{API}{enrolment.public_id}/").json()

    [row] = listed["results"]
    assert (row["name"], row["stuck_on"], row["stuck_days"]) == ("Änne Vogt", "a", 9)
    assert listed["next"] is None
    assert report["learner"] == row
    assert [unit["open_days"] for unit in report["sections"][0]["units"]] == [9, None]
