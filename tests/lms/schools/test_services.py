"""Writing schools, classes, memberships and roles: who may, what is checked, what is told."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from lms.kernel import events as kernel_events
from lms.kernel.errors import Conflict, InvalidInput, NotAllowed
from lms.kernel.events import Event
from lms.kernel.models import AuditEntry
from lms.schools import services
from lms.schools.events import CentreRoleGiven, MemberAdded, MemberRemoved, SchoolAdded
from lms.schools.models import CentreRole, CentreRoleName, Membership, Role, School, SchoolClass
from tests.factories.schools import MembershipFactory, SchoolClassFactory
from tests.support.personas import NAMES, Personas, build_personas

pytestmark = pytest.mark.django_db
SCHOOL: dict[str, Any] = {
    "number": "12345",
    "name": "Grundschule am Salzgittersee",
    "school_type": "grundschule",
    "levels": ["primar"],
    "place": "salzgitter",
}


@pytest.fixture
def personas() -> Personas:
    return build_personas()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Any:
    heard: list[Event] = []
    for kind in (SchoolAdded, MemberAdded, MemberRemoved, CentreRoleGiven):
        monkeypatch.setitem(kernel_events._handlers, kind, [heard.append])
    return heard


def test_the_centre_adds_a_school(personas: Personas, told: list[Event]) -> None:
    school = services.add_school(actor=personas.staff, **SCHOOL)
    assert School.objects.get(number="12345") == school
    assert told == [SchoolAdded(school.pk)]
    entry = AuditEntry.objects.get(action="school.added")
    assert (entry.actor, entry.target_id) == (personas.staff, str(school.public_id))


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("staff", "administrator")])
def test_nobody_else_adds_a_school(personas: Personas, name: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        services.add_school(actor=personas.actor(name), **SCHOOL)
    assert refusal.value.code == "not_may_manage_all_schools"
    assert not School.objects.filter(number="12345").exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"levels": ["primar", "kita"]}, "unknown_term"),
        ({"levels": []}, "unknown_term"),
        ({"school_type": "internat"}, "unknown_term"),
        ({"place": "Entenhausen"}, "unknown_term"),
        ({"place": "", "school_type": "", "levels": []}, "unknown_term"),
        ({"name": ""}, "invalid_input"),
        ({"number": "1" * 11}, "invalid_input"),
    ],
)
def test_a_school_has_to_make_sense(personas: Personas, change: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        services.add_school(actor=personas.staff, **{**SCHOOL, **change})
    assert refusal.value.code == code
    assert refusal.value.fields.keys() == change.keys()


def test_a_slip_is_told_with_what_was_probably_meant(personas: Personas) -> None:
    with pytest.raises(InvalidInput) as refusal:
        services.add_school(actor=personas.staff, **{**SCHOOL, "place": "Salzgitter Bad"})
    assert "„sz-bad“" in refusal.value.fields["place"]


def test_a_number_is_of_one_school(personas: Personas) -> None:
    services.add_school(actor=personas.staff, **SCHOOL)
    with pytest.raises(Conflict) as refusal:
        services.add_school(actor=personas.staff, **SCHOOL)
    assert refusal.value.code == "number_taken"


def test_a_coordinator_adds_classes_at_her_school_only(personas: Personas) -> None:
    entry: dict[str, Any] = {"name": "7b", "grade": 7, "school_year": "2026/27"}
    services.add_class(actor=personas.coordinator, school=personas.school, **entry)
    with pytest.raises(NotAllowed):
        services.add_class(actor=personas.coordinator, school=personas.school_elsewhere, **entry)
    with pytest.raises(Conflict) as refusal:
        services.add_class(actor=personas.coordinator, school=personas.school, **entry)
    assert refusal.value.code == "class_exists"


@pytest.mark.parametrize(
    ("grade", "year", "code"),
    [
        (0, "2026/27", "impossible_grade"),
        (14, "2026/27", "impossible_grade"),
        (7, "2026/28", "impossible_school_year"),
        (7, "2026-27", "impossible_school_year"),
        (7, "26/27", "impossible_school_year"),
    ],
)
def test_a_class_has_to_be_possible(personas: Personas, grade: int, year: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        services.add_class(
            actor=personas.staff, school=personas.school, name="x", grade=grade, school_year=year
        )
    assert refusal.value.code == code


def test_the_turn_of_the_century_is_a_school_year(personas: Personas) -> None:
    services.add_class(
        actor=personas.staff, school=personas.school, name="x", grade=7, school_year="2099/00"
    )


def test_adding_a_member_twice_changes_nothing(personas: Personas, told: list[Event]) -> None:
    place = personas.school_class
    first, second = (
        services.add_member(
            actor=personas.coordinator, person=personas.learner, of=place, role=Role.PUPIL
        )
        for _ in range(2)
    )
    assert first == second
    assert told == [MemberAdded(first.pk)]
    assert AuditEntry.objects.filter(action="member.added").count() == 1


@pytest.mark.parametrize(
    ("role", "at"), [(Role.COORDINATOR, "school_class"), ("headmaster", "school")]
)
def test_a_role_has_to_fit_the_place(personas: Personas, role: str, at: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        services.add_member(
            actor=personas.staff, person=personas.learner, of=getattr(personas, at), role=role
        )
    assert refusal.value.code == "unfitting_role"


def test_a_coordinator_can_not_make_coordinators_or_add_elsewhere(personas: Personas) -> None:
    forbidden: list[tuple[School | SchoolClass, str]] = [
        (personas.school, Role.COORDINATOR),
        (personas.school_elsewhere, Role.PUPIL),
        (SchoolClassFactory(school=personas.school_elsewhere), Role.PUPIL),
    ]
    for place, role in forbidden:
        with pytest.raises(NotAllowed):
            services.add_member(
                actor=personas.coordinator, person=personas.coordinator, of=place, role=role
            )


def test_a_membership_ends(personas: Personas, told: list[Event]) -> None:
    membership = Membership.objects.get(person=personas.pupil)
    services.remove_member(actor=personas.coordinator, membership=membership)
    assert told == [MemberRemoved(personas.pupil.pk, personas.school.pk, Role.PUPIL)]
    assert not Membership.objects.filter(person=personas.pupil).exists()
    assert AuditEntry.objects.filter(action="member.removed").exists()


def test_a_coordinator_can_not_remove_another(personas: Personas) -> None:
    other = MembershipFactory(school=personas.school, role=Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        services.remove_member(actor=personas.coordinator, membership=other)


def test_an_administrator_gives_and_takes_roles(personas: Personas, told: list[Event]) -> None:
    give = {"actor": personas.administrator, "person": personas.teacher}
    services.give_centre_role(**give, role=CentreRoleName.TRAINER)
    services.give_centre_role(**give, role=CentreRoleName.TRAINER)
    assert told == [CentreRoleGiven(personas.teacher.pk, "trainer")]
    services.take_centre_role(**give, role=CentreRoleName.TRAINER)
    assert not CentreRole.objects.filter(person=personas.teacher).exists()


@pytest.mark.parametrize("name", [n for n in NAMES if n != "administrator"])
def test_nobody_makes_herself_an_administrator(personas: Personas, name: str) -> None:
    actor = personas.actor(name)
    with pytest.raises(NotAllowed):
        services.give_centre_role(
            actor=actor, person=personas.staff, role=CentreRoleName.ADMINISTRATOR
        )


def test_the_last_administrator_stays(personas: Personas) -> None:
    with pytest.raises(Conflict) as refusal:
        services.take_centre_role(
            actor=personas.administrator,
            person=personas.administrator,
            role=CentreRoleName.ADMINISTRATOR,
        )
    assert refusal.value.code == "last_administrator"


@pytest.mark.parametrize(
    "row",
    [
        {"school": None, "school_class": None},
        {"both": True},
        {"role": Role.COORDINATOR, "in_class": True},
    ],
)
def test_the_database_keeps_memberships_sound(personas: Personas, row: dict[str, Any]) -> None:
    fields = {"person": personas.learner, "role": row.get("role", Role.TEACHER)}
    if row.get("both"):
        fields |= {"school": personas.school, "school_class": personas.school_class}
    if row.get("in_class"):
        fields |= {"school_class": personas.school_class}
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**fields)


def test_the_profile_says_where_one_belongs(client: Client, personas: Personas) -> None:
    client.force_login(personas.pupil)
    content = client.get("/konto/profil/").content.decode()
    assert "Schule am See" in content
    client.force_login(personas.trainer)
    assert "schools" in _sections(client)
    client.force_login(personas.learner)
    assert "schools" not in _sections(client)


def _sections(client: Client) -> set[str]:
    """The names of the sections on the profile of whoever is signed in."""
    return {section.name for section in client.get("/konto/profil/").context["sections"]}
