"""Who may know of a course: for every person, visibility and state."""

import pytest
from django.contrib.auth.models import AnonymousUser

from courses.outline.models import Course, CourseInvitation
from courses.outline.policies import (
    course_editable_by,
    course_trained_by,
    course_visible_to,
    may_edit_course,
    may_see_course,
    may_train_course,
)
from courses.outline.vocabulary import State, TeamRole, Visibility
from lms.accounts.actors import Actor, signed_in
from lms.schools.models import CentreRole, Membership, School, SchoolClass
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return School.objects.create(number="99101", name="Oberschule", school_type="oberschule")


@pytest.fixture
def people(school: School) -> dict[str, Actor]:
    other = School.objects.create(number="99102", name="Gymnasium", school_type="gymnasium")
    form = SchoolClass.objects.create(school=school, name="6b", grade=6, school_year="2026/27")
    names = ("pupil", "teacher", "elsewhere", "invited", "owner", "trainer", "staff")
    people = {name: UserFactory.create(username=name) for name in names}
    Membership.objects.create(person=people["pupil"], school_class=form, role="pupil")
    Membership.objects.create(person=people["teacher"], school=school, role="teacher")
    Membership.objects.create(person=people["elsewhere"], school=other, role="teacher")
    CentreRole.objects.create(person=people["staff"], role="staff")
    return {"visitor": AnonymousUser(), **people}


def add_course(people: dict[str, Actor], school: School, **fields: str) -> Course:
    course: Course = CourseFactory.create(school=school, **fields)
    course.team.create(person=signed_in(people["owner"]), role=TeamRole.OWNER)
    course.team.create(person=signed_in(people["trainer"]), role=TeamRole.TRAINER)
    CourseInvitation.objects.create(course=course, person=signed_in(people["invited"]))
    return course


TEAM = {"owner", "trainer", "staff"}
SIGNED_IN = {"pupil", "teacher", "elsewhere", "invited"} | TEAM


@pytest.mark.parametrize(
    ("visibility", "state", "expected"),
    [
        (Visibility.PUBLIC, State.PUBLISHED, {"visitor"} | SIGNED_IN),
        (Visibility.SIGNED_IN, State.PUBLISHED, SIGNED_IN),
        (Visibility.SCHOOL, State.PUBLISHED, {"pupil", "teacher"} | TEAM),
        (Visibility.INVITED, State.PUBLISHED, {"invited"} | TEAM),
        (Visibility.PUBLIC, State.DRAFT, TEAM),
        (Visibility.PUBLIC, State.ARCHIVED, TEAM),
    ],
)
def test_a_course_is_known_to_exactly_those_it_is_for(
    people: dict[str, Actor], school: School, visibility: str, state: str, expected: set[str]
) -> None:
    course = add_course(people, school, visibility=visibility, state=state)
    CourseFactory.create(visibility=Visibility.INVITED)

    seen = {name for name, actor in people.items() if may_see_course(actor, course)}
    listed = {
        name
        for name, actor in people.items()
        if Course.objects.filter(course_visible_to(actor), pk=course.pk).exists()
    }
    assert seen == listed == expected


def test_the_team_trains_and_only_owners_edit(people: dict[str, Actor], school: School) -> None:
    course = add_course(people, school)

    assert {n for n, actor in people.items() if may_train_course(actor, course)} == TEAM
    assert {n for n, actor in people.items() if may_edit_course(actor, course)} == {
        "owner",
        "staff",
    }


def test_predicates_and_querysets_agree_on_training_and_editing(
    people: dict[str, Actor], school: School
) -> None:
    courses = [add_course(people, school), CourseFactory.create()]

    for actor in people.values():
        for course in courses:
            trained = Course.objects.filter(course_trained_by(actor), pk=course.pk).exists()
            edited = Course.objects.filter(course_editable_by(actor), pk=course.pk).exists()
            assert may_train_course(actor, course) is trained
            assert may_edit_course(actor, course) is edited


def test_a_person_who_was_deactivated_sees_what_a_visitor_sees(people: dict[str, Actor]) -> None:
    course = CourseFactory.create(visibility=Visibility.SIGNED_IN)
    gone = UserFactory.create(is_active=False)

    assert not may_see_course(gone, course)
