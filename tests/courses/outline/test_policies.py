"""Who may know of a course: for every person, visibility and state."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from courses.outline.models import Course, CourseInvitation
from courses.outline.policies import (
    CourseRight,
    course_editable_by,
    course_in_bin_of,
    course_of_team,
    course_run_by,
    course_trained_by,
    course_visible_to,
    may_edit_course,
    may_look_as_team,
    may_restore_course,
    may_run_course,
    may_see_course,
    may_train_course,
    rights_in,
)
from courses.outline.vocabulary import State, TeamRole, Visibility
from lms.accounts.actors import Actor, signed_in
from lms.kernel.clock import now
from lms.schools.models import CentreRole, Membership, School, SchoolClass
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return School.objects.create(number="99101", name="Oberschule", school_type="oberschule")


@pytest.fixture
def people(school: School) -> dict[str, Actor]:
    other = School.objects.create(number="99102", name="Gymnasium", school_type="gymnasium")
    form = SchoolClass.objects.create(school=school, name="6b", grade=6, school_year="2026/27")
    names = ("pupil", "teacher", "elsewhere", "invited", "owner", "author", "trainer", "staff")
    people = {name: UserFactory.create(username=name) for name in names}
    Membership.objects.create(person=people["pupil"], school_class=form, role="pupil")
    Membership.objects.create(person=people["teacher"], school=school, role="teacher")
    Membership.objects.create(person=people["elsewhere"], school=other, role="teacher")
    CentreRole.objects.create(person=people["staff"], role="staff")
    return {"visitor": AnonymousUser(), **people}


def add_course(people: dict[str, Actor], school: School, **fields: object) -> Course:
    course: Course = CourseFactory.create(school=school, **fields)
    course.team.create(person=signed_in(people["owner"]), role=TeamRole.OWNER)
    course.team.create(person=signed_in(people["author"]), role=TeamRole.AUTHOR)
    course.team.create(person=signed_in(people["trainer"]), role=TeamRole.TRAINER)
    CourseInvitation.objects.create(course=course, person=signed_in(people["invited"]))
    return course


TEAM = {"owner", "author", "trainer", "staff"}
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


RULES = [
    (may_look_as_team, course_of_team, TEAM, CourseRight.LOOK),
    (may_train_course, course_trained_by, TEAM - {"author"}, CourseRight.TRAIN),
    (may_edit_course, course_editable_by, TEAM - {"trainer"}, CourseRight.EDIT),
    (may_run_course, course_run_by, {"owner", "staff"}, CourseRight.RUN),
]


@pytest.mark.parametrize("rule", RULES)
def test_each_role_of_the_team_may_do_its_part(
    people: dict[str, Actor], school: School, rule: tuple[Any, Any, set[str], CourseRight]
) -> None:
    may, filtered, expected, right = rule
    course, other = add_course(people, school), CourseFactory.create()

    allowed = {name for name, actor in people.items() if may(actor, course)}
    found = {
        name
        for name, actor in people.items()
        if Course.objects.filter(filtered(actor), pk=course.pk).exists()
    }
    all_at_once = {name for name, actor in people.items() if right in rights_in(actor, course)}
    assert allowed == found == all_at_once == expected
    assert {name for name, actor in people.items() if may(actor, other)} == {"staff"}


def test_all_rights_are_asked_for_at_once(people: dict[str, Actor], school: School) -> None:
    course = add_course(people, school)
    assert count_queries(lambda: rights_in(people["author"], course)) == 1


def test_a_course_in_the_bin_is_absent_for_all_and_its_owner_may_bring_it_back(
    people: dict[str, Actor], school: School
) -> None:
    course = add_course(people, school, deleted_at=now(), delete_after=now())

    for name, actor in people.items():
        assert not may_see_course(actor, course)
        assert rights_in(actor, course) == frozenset()
        brings_back = may_restore_course(actor, course)
        assert brings_back is (name in {"owner", "staff"})
        assert Course.objects.filter(course_in_bin_of(actor)).exists() is brings_back


def test_a_course_that_is_not_in_the_bin_needs_no_bringing_back(
    people: dict[str, Actor], school: School
) -> None:
    course = add_course(people, school)
    assert not any(may_restore_course(actor, course) for actor in people.values())


def test_a_person_who_was_deactivated_sees_what_a_visitor_sees(people: dict[str, Actor]) -> None:
    course = CourseFactory.create(visibility=Visibility.SIGNED_IN)
    gone = UserFactory.create(is_active=False)

    assert not may_see_course(gone, course)
