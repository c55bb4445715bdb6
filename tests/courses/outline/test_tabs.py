"""The pages of a course for its team."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from courses.outline import tabs
from courses.outline.models import Course
from courses.outline.vocabulary import TeamRole
from lms.schools.models import CentreRoleName
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory
from tests.factories.schools import CentreRoleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_tab_more(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {name: tab for name, tab in tabs._tabs.items() if name == "overview"}
    monkeypatch.setattr(tabs, "_tabs", known)
    tabs.register(tabs.CourseTab("last", "Last", "catalogue:course", order=99, waiting=lambda _: 3))


@pytest.fixture
def course() -> Course:
    found: Course = CourseFactory.create(slug="reise")
    return found


def test_the_team_and_those_who_run_the_centre_find_them_in_order(course: Course) -> None:
    trainer = UserFactory.create()
    course.team.create(person=trainer, role=TeamRole.TRAINER)
    staff = CentreRoleFactory.create(role=CentreRoleName.STAFF).person

    for person in (trainer, staff):
        links = tabs.tabs_for(person, course, current="last")
        assert [(link.is_current, link.waiting) for link in links] == [(False, 0), (True, 3)]
        assert links[-1].url == "/kurse/reise/"


def test_nobody_else_does(course: Course) -> None:
    assert tabs.tabs_for(UserFactory.create(), course, current="overview") == []
    assert tabs.tabs_for(AnonymousUser(), course, current="overview") == []


def test_the_courses_page_shows_them_to_its_team_only(client: Client, course: Course) -> None:
    assert 'class="page-nav"' not in client.get("/kurse/reise/").content.decode()

    trainer = UserFactory.create(language="en")
    course.team.create(person=trainer, role=TeamRole.TRAINER)
    client.force_login(trainer)
    page = client.get("/kurse/reise/").content.decode()

    assert 'aria-current="page">Overview' in page
    assert '<span class="count">3</span><span class="visually-hidden"> waiting</span>' in page
