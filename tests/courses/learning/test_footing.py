"""How somebody stands towards a course is what the single policies say, in one query."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from courses.enrolment.models import Enrolment
from courses.learning.footing import Footing, footing_in
from courses.learning.policies import may_learn
from courses.outline.models import Course
from courses.outline.policies import rights_in
from courses.outline.vocabulary import State, TeamRole
from lms.kernel.clock import now
from lms.schools.models import CentreRole, CentreRoleName
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory

pytestmark = pytest.mark.django_db


def people_of(course: Course) -> dict[str, Any]:
    people = {
        "learner": UserFactory.create(),
        "left": UserFactory.create(),
        "stranger": UserFactory.create(),
        "administrator": UserFactory.create(is_superuser=True),
        "staff": UserFactory.create(),
    }
    Enrolment.objects.create(course=course, learner=people["learner"])
    Enrolment.objects.create(course=course, learner=people["left"], left_at=now())
    CentreRole.objects.create(person=people["staff"], role=CentreRoleName.STAFF)
    for role in TeamRole:
        people[role.value] = UserFactory.create()
        course.team.create(person=people[role.value], role=role)
    return people


@pytest.mark.parametrize("state", [State.DRAFT, State.PUBLISHED, State.ARCHIVED])
@pytest.mark.parametrize("deleted", [False, True])
def test_a_footing_says_what_the_policies_say(state: State, deleted: bool) -> None:
    bin_ = {"deleted_at": now(), "delete_after": now()} if deleted else {}
    course = CourseFactory.create(state=state, **bin_)
    for name, person in people_of(course).items():
        footing = footing_in(person, course)

        assert footing.enrolled == (name == "learner"), name
        assert footing.may_learn == may_learn(person, course), name
        assert footing.rights == rights_in(person, course), name


def test_it_takes_one_query_and_a_visitor_has_none(django_assert_num_queries: Any) -> None:
    course = CourseFactory.create()
    learner = UserFactory.create()
    Enrolment.objects.create(course=course, learner=learner)

    with django_assert_num_queries(1):
        assert footing_in(learner, course).may_learn
    with django_assert_num_queries(0):
        assert footing_in(AnonymousUser(), course) == Footing()
