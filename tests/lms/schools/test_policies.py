"""Each rule as a predicate and as a filter: both agree for every persona."""

from typing import Any

import pytest

from lms.schools.models import CentreRoleName, Membership, Role, School
from lms.schools.policies import (
    is_administrator,
    may_give_centre_roles,
    may_give_membership,
    may_manage_all_schools,
    may_manage_school,
    may_see_membership,
    memberships_visible_to,
    schools_manageable_by,
)
from lms.schools.selectors import centre_roles_of, has_centre_role, is_pupil, school_ids_of
from tests.factories.accounts import UserFactory
from tests.factories.schools import CentreRoleFactory, MembershipFactory
from tests.support.personas import NAMES, Personas, build_personas

pytestmark = pytest.mark.django_db
EVERY_SCHOOL = {"staff", "administrator"}
OWN_SCHOOL = {"coordinator"}


@pytest.fixture
def personas() -> Personas:
    return build_personas()


@pytest.mark.parametrize("name", NAMES)
def test_schools_predicate_and_queryset_agree(personas: Personas, name: str) -> None:
    actor = personas.everybody()[name]
    managed = set(School.objects.filter(schools_manageable_by(actor)))
    assert managed == {s for s in School.objects.all() if may_manage_school(actor, s)}
    assert (personas.school in managed) == (name in EVERY_SCHOOL | OWN_SCHOOL)
    assert (personas.school_elsewhere in managed) == (
        name in EVERY_SCHOOL | {"coordinator_elsewhere"}
    )


@pytest.mark.parametrize("name", NAMES)
def test_memberships_predicate_and_queryset_agree(personas: Personas, name: str) -> None:
    actor = personas.everybody()[name]
    seen = set(Membership.objects.filter(memberships_visible_to(actor)))
    assert seen == {m for m in Membership.objects.all() if may_see_membership(actor, m)}
    pupils = Membership.objects.get(person=personas.pupil)
    assert (pupils in seen) == (name in EVERY_SCHOOL | OWN_SCHOOL | {"pupil"})


@pytest.mark.parametrize("name", NAMES)
def test_coordinators_are_appointed_by_the_centre(personas: Personas, name: str) -> None:
    actor = personas.everybody()[name]
    assert may_manage_all_schools(actor) == (name in EVERY_SCHOOL)
    appoints = may_give_membership(actor, personas.school, Role.COORDINATOR)
    assert appoints == (name in EVERY_SCHOOL)
    adds_pupils = may_give_membership(actor, personas.school, Role.PUPIL)
    assert adds_pupils == (name in EVERY_SCHOOL | OWN_SCHOOL)


@pytest.mark.parametrize("name", NAMES)
def test_only_administrators_give_roles(personas: Personas, name: str) -> None:
    actor = personas.everybody()[name]
    assert may_give_centre_roles(actor) == is_administrator(actor) == (name == "administrator")


def test_a_superuser_may_everything(personas: Personas) -> None:
    root = UserFactory(is_superuser=True)
    assert is_administrator(root)
    assert may_manage_school(root, personas.school)


@pytest.mark.parametrize("name", NAMES)
def test_a_closed_account_may_nothing(personas: Personas, name: str) -> None:
    actor = personas.everybody()[name]
    if name == "anonymous":
        return
    actor.is_active = False
    assert not may_manage_school(actor, personas.school)
    assert not is_administrator(actor)
    assert not School.objects.filter(schools_manageable_by(actor)).exists()
    assert not Membership.objects.filter(memberships_visible_to(actor)).exists()


def test_a_visitor_belongs_nowhere(personas: Personas) -> None:
    visitor = personas.anonymous
    assert school_ids_of(visitor) == frozenset()
    assert centre_roles_of(visitor) == frozenset()
    assert not is_pupil(visitor)
    assert not has_centre_role(visitor, *CentreRoleName)


def test_a_pupil_belongs_to_the_school_of_her_class(personas: Personas) -> None:
    assert school_ids_of(personas.pupil) == {personas.school.pk}
    assert is_pupil(personas.pupil)
    assert not is_pupil(personas.teacher)


def test_a_person_may_hold_several(personas: Personas) -> None:
    CentreRoleFactory(person=personas.teacher, role=CentreRoleName.TRAINER)
    MembershipFactory(person=personas.teacher, school=personas.school_elsewhere)
    assert has_centre_role(personas.teacher, CentreRoleName.TRAINER, CentreRoleName.STAFF)
    assert school_ids_of(personas.teacher) == {personas.school.pk, personas.school_elsewhere.pk}


@pytest.mark.parametrize("rows", [2, 20])
def test_the_rules_ask_as_often_for_few_schools_as_for_many(
    personas: Personas, rows: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(rows):
        MembershipFactory(person=personas.coordinator, role=Role.COORDINATOR)
    with django_assert_max_num_queries(3):
        managed = list(School.objects.filter(schools_manageable_by(personas.coordinator)))
    assert len(managed) == rows + 1
