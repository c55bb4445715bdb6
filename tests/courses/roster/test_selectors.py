"""Rows, filters, orders and the summary of a roster."""

import pytest

from courses.outline.vocabulary import TeamRole
from courses.roster.filters import RosterFilter, Shown, Sort
from courses.roster.selectors import (
    PAGE_SIZE,
    RosterRow,
    places_to_choose,
    roster_page,
    roster_summary,
    whole_roster,
)
from courses.roster.stuck import LearnerState
from lms.accounts.models import User
from lms.schools.models import CentreRoleName, Role
from tests.courses.roster.conftest import Class
from tests.factories.accounts import UserFactory
from tests.factories.outline import SectionFactory, UnitFactory
from tests.factories.schools import (
    CentreRoleFactory,
    MembershipFactory,
    SchoolClassFactory,
    SchoolFactory,
)

pytestmark = pytest.mark.django_db


def rows(
    group: Class, chosen: RosterFilter | None = None, actor: User | None = None
) -> list[RosterRow]:
    page = roster_page(actor or group.trainer, group.course, chosen=chosen or RosterFilter())
    return list(page.rows)


def names(group: Class, chosen: RosterFilter | None = None, actor: User | None = None) -> list[str]:
    return [row.name for row in rows(group, chosen, actor)]


@pytest.fixture
def everybody(group: Class) -> Class:
    """One person in each state."""
    group.take_in("Änne Vogt", begun={group.a: 9.5})
    group.take_in("Bert Alt")
    group.take_in("Carla Zorn", done=(group.a, group.b), finished=True)
    group.take_in("Dirk Busch", done=(group.a,), begun={group.b: 30}, left=True)
    group.take_in("Eva Maaß", begun={group.a: 2})
    return group


def test_each_state_has_its_people_and_the_filter_agrees_with_the_rule(everybody: Class) -> None:
    found = {shown: rows(everybody, RosterFilter(shown=shown)) for shown in Shown}

    assert [row.name for row in found[Shown.ACTIVE]] == [
        "Änne Vogt",
        "Bert Alt",
        "Carla Zorn",
        "Eva Maaß",
    ]
    for shown in (Shown.STUCK, Shown.NOT_BEGUN, Shown.FINISHED, Shown.LEFT):
        assert [row.state for row in found[shown]] == [LearnerState(shown.value)]
    summary = roster_summary(everybody.trainer, everybody.course)
    assert {shown: len(rows) for shown, rows in found.items()} == summary.numbers


def test_who_is_stuck_is_named_with_the_unit_and_the_days(group: Class) -> None:
    group.take_in("Änne Vogt", begun={group.b: 8.2, group.a: 9.9})

    [row] = rows(group)
    assert (row.stuck_on, row.stuck_days) == (group.a, 9)


def test_an_archived_unit_holds_nobody_up(group: Class) -> None:
    group.take_in("Änne Vogt", begun={group.a: 9, group.b: 8})
    group.a.archived_at = group.a.course.updated_at
    group.a.save()

    [row] = rows(group)
    assert row.stuck_on == group.b


def test_who_has_not_begun_has_all_units_before_them(group: Class) -> None:
    group.take_in("Bert Alt")

    [row] = rows(group)
    assert (row.units_done, row.units_total, row.last_active_at) == (0, 2, None)


def test_the_progress_of_another_course_is_not_shown(group: Class) -> None:
    learner = group.take_in("Bert Alt").learner
    section = SectionFactory.create()
    unit = UnitFactory.create(section=section)
    elsewhere = Class(section.course, group.trainer, unit, unit)
    elsewhere.take_in("", person=learner, done=(unit,), begun={unit: 20}, finished=True)

    [row] = rows(group)
    assert (row.state, row.units_done) == (LearnerState.NOT_BEGUN, 0)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NAME, "Änne Bert Carla Eva"),
        (Sort.PROGRESS, "Änne Bert Eva Carla"),
        (Sort.MOST_PROGRESS, "Carla Eva Bert Änne"),
        (Sort.ACTIVITY, "Bert Carla Änne Eva"),
        (Sort.NEWEST_ACTIVITY, "Eva Änne Carla Bert"),
    ],
)
def test_orders(everybody: Class, sort: Sort, expected: str) -> None:
    found = names(everybody, RosterFilter(sort=sort))

    assert " ".join(name.split()[0] for name in found) == expected


@pytest.mark.parametrize("sort", Sort)
def test_pages_follow_each_other_without_gap_or_repetition(group: Class, sort: Sort) -> None:
    for number in range(PAGE_SIZE + 7):
        begun = {group.a: number % 5 + 1.0} if number % 3 else {}
        group.take_in(f"Person {number % 9}", begun=begun)
    chosen = RosterFilter(sort=sort)

    first = roster_page(group.trainer, group.course, chosen=chosen)
    second = roster_page(group.trainer, group.course, chosen=chosen, key=first.next_key)

    ids = [row.public_id for row in (*first.rows, *second.rows)]
    assert (len(ids), len(set(ids)), second.next_key) == (PAGE_SIZE + 7, PAGE_SIZE + 7, None)


@pytest.mark.parametrize("search", ["vogt", "ÄNNE", "anne vogt", "Vogt än"])
def test_names_are_found_in_whatever_spelling(everybody: Class, search: str) -> None:
    assert names(everybody, RosterFilter(search=search)) == ["Änne Vogt"]


def test_somebody_whose_account_is_closed_is_not_listed(group: Class) -> None:
    learner = group.take_in("Bert Alt").learner
    learner.is_active = False
    learner.save()

    assert names(group) == []
    assert roster_summary(group.trainer, group.course).active == 0


def test_the_summary_counts_who_is_at_a_unit_and_who_has_done_it(everybody: Class) -> None:
    summary = roster_summary(everybody.trainer, everybody.course)

    assert [(row.unit, row.at_it, row.done) for row in summary.units] == [
        (everybody.a, 2, 1),
        (everybody.b, 0, 1),
    ]


def pupil_of(school_class: object, name: str) -> User:
    pupil: User = UserFactory.create(display_name=name)
    MembershipFactory.create(person=pupil, school=None, school_class=school_class, role=Role.PUPIL)
    return pupil


def test_pupils_have_names_for_the_team_and_their_teachers_only(group: Class) -> None:
    school_class = SchoolClassFactory.create()
    group.take_in("", person=pupil_of(school_class, "Biber Zwölf"))
    group.take_in("Erwachsene Person")
    staff = CentreRoleFactory.create(role=CentreRoleName.STAFF).person

    assert names(group) == ["Biber Zwölf", "Erwachsene Person"]
    adult, hidden = names(group, actor=staff)
    assert adult == "Erwachsene Person"
    assert "Biber" not in hidden
    assert hidden == names(group, RosterFilter(sort=Sort.ACTIVITY), actor=staff)[0]

    MembershipFactory.create(person=staff, school=None, school_class=school_class)
    assert names(group, actor=staff)[0] == "Biber Zwölf"


def test_a_hidden_name_can_not_be_searched_for(group: Class) -> None:
    group.take_in("", person=pupil_of(SchoolClassFactory.create(), "Biber Zwölf"))
    staff = CentreRoleFactory.create(role=CentreRoleName.STAFF).person

    assert names(group, RosterFilter(search="biber")) == ["Biber Zwölf"]
    assert names(group, RosterFilter(search="biber"), actor=staff) == []


def test_schools_and_classes_are_those_the_reader_works_at(group: Class) -> None:
    own, foreign = SchoolFactory.create(name="Nahschule"), SchoolFactory.create(name="Fernschule")
    seventh = SchoolClassFactory.create(school=own, name="7a")
    group.take_in("", person=pupil_of(seventh, "Nahes Kind"))
    group.take_in("", person=pupil_of(SchoolClassFactory.create(school=foreign), "Fernes Kind"))
    assert places_to_choose(group.trainer, group.course).schools == []
    MembershipFactory.create(person=group.trainer, school=own)
    MembershipFactory.create(person=group.trainer, school=None, school_class=seventh)

    places = places_to_choose(group.trainer, group.course)

    assert (places.schools, places.classes) == ([own], [seventh])
    assert [row.places for row in rows(group)] == [(), ("Nahschule, 7a",)]
    assert names(group, RosterFilter(school=own.public_id)) == ["Nahes Kind"]
    assert names(group, RosterFilter(school_class=seventh.public_id)) == ["Nahes Kind"]


def test_a_school_the_reader_may_not_know_narrows_nothing(group: Class) -> None:
    foreign = SchoolFactory.create()
    group.take_in("Bert Alt")
    MembershipFactory.create(person=group.take_in("Eva Maaß").learner, school=foreign)

    assert names(group, RosterFilter(school=foreign.public_id)) == ["Bert Alt", "Eva Maaß"]


def test_a_coordinator_in_the_team_finds_the_classes_of_her_school(group: Class) -> None:
    school = SchoolFactory.create()
    ninth = SchoolClassFactory.create(school=school)
    group.take_in("", person=pupil_of(ninth, "Kind"))
    MembershipFactory.create(person=group.trainer, school=school, role=Role.COORDINATOR)

    assert places_to_choose(group.trainer, group.course).classes == [ninth]


def test_the_whole_roster_is_read_in_the_order_that_was_chosen(everybody: Class) -> None:
    chosen = RosterFilter(sort=Sort.NEWEST_ACTIVITY)

    whole = whole_roster(everybody.trainer, everybody.course, chosen=chosen)

    assert [row.name for row in whole] == names(everybody, chosen)


def test_a_team_member_sees_names_whatever_she_is_besides(group: Class) -> None:
    group.take_in("", person=pupil_of(SchoolClassFactory.create(), "Biber Zwölf"))
    administrator = CentreRoleFactory.create(role=CentreRoleName.ADMINISTRATOR).person
    group.course.team.create(person=administrator, role=TeamRole.OWNER)

    assert names(group, actor=administrator) == ["Biber Zwölf"]
