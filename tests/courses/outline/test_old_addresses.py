"""A renamed course is found at its old addresses, by those who may know it."""

import pytest
from django.test import Client

from courses.outline.models import Course, CourseSlug
from courses.outline.selectors import visible_course
from courses.outline.vocabulary import Visibility
from lms.kernel.errors import Moved, NotFound
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, UnitFactory

pytestmark = pytest.mark.django_db


def renamed(**values: str) -> Course:
    """A course that was once called "old"."""
    course: Course = CourseFactory.create(slug="new", **values)
    CourseSlug.objects.create(slug="old", course=course)
    return course


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/kurse/old/", "/kurse/new/"),
        ("/kurse/old/?ab=1&x=%C3%A4", "/kurse/new/?ab=1&x=%C3%A4"),
        ("/kurse/old/lernen/", "/kurse/new/lernen/"),
        ("/kurse/old/lernen/first/", "/kurse/new/lernen/first/"),
        ("/kurse/old/dateien/medien/tafel.png?w=480", "/kurse/new/dateien/medien/tafel.png?w=480"),
        ("/kurse/old/bestaetigung/", "/kurse/new/bestaetigung/"),
        ("/api/v1/courses/old/", "/api/v1/courses/new/"),
    ],
)
def test_every_page_below_leads_on_with_the_rest_of_its_address(
    client: Client, old: str, new: str
) -> None:
    course = renamed()
    UnitFactory.create(section__course=course, key="first")
    learner = UserFactory.create()
    course.team.create(person=learner, role="trainer")
    client.force_login(learner)
    answer = client.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, new)
    assert "no-cache" in answer.headers["Cache-Control"]


def test_what_a_form_sent_is_sent_again(client: Client) -> None:
    renamed()
    client.force_login(UserFactory.create())
    answer = client.post("/kurse/old/einschreiben/")
    assert (answer.status_code, answer.headers["Location"]) == (308, "/kurse/new/einschreiben/")


def test_a_visitor_is_led_on_to_a_public_course(client: Client) -> None:
    renamed()
    assert client.get("/kurse/old/").headers["Location"] == "/kurse/new/"


def test_nobody_learns_the_new_name_of_a_course_that_is_not_for_her(client: Client) -> None:
    renamed(visibility=Visibility.INVITED)
    signed_out = client.get("/kurse/old/")
    assert "new" not in signed_out.headers["Location"]
    client.force_login(UserFactory.create())
    assert client.get("/kurse/old/").status_code == 404
    with pytest.raises(NotFound):
        visible_course(UserFactory.create(), "old")


def test_the_course_that_has_the_slug_now_goes_before_one_that_had_it() -> None:
    renamed()
    current = CourseFactory.create(slug="old")
    assert visible_course(UserFactory.create(), "old") == current


def test_the_new_name_is_in_the_error() -> None:
    renamed()
    with pytest.raises(Moved) as caught:
        visible_course(UserFactory.create(), "old")
    assert caught.value.names == {"slug": "new"}
