"""Who may know of a course, and who may do what with it. A course in the bin is absent for everybody.

What each role of a team may do stands in `ROLES`; those who run the centre may do all of it.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, Subquery

from courses.outline.models import Course, CourseInvitation, CourseTeamMember
from courses.outline.vocabulary import State, TeamRole, Visibility
from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.schools.models import CentreRoleName
from lms.schools.selectors import has_centre_role, holds_centre_role, school_ids_for_filter

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING
NOT_IN_THE_BIN = Q(delete_after__isnull=True)
PUBLISHED = Q(state=State.PUBLISHED) & NOT_IN_THE_BIN


class CourseRight(StrEnum):
    """What somebody of a team may do with the course."""

    LOOK = "may_look"
    TRAIN = "may_train"
    EDIT = "may_edit"
    RUN = "may_run"


ROLES: Mapping[CourseRight, frozenset[TeamRole]] = {
    CourseRight.LOOK: frozenset(TeamRole),
    CourseRight.TRAIN: frozenset({TeamRole.OWNER, TeamRole.TRAINER}),
    CourseRight.EDIT: frozenset({TeamRole.OWNER, TeamRole.AUTHOR}),
    CourseRight.RUN: frozenset({TeamRole.OWNER}),
}


MAKERS = (CentreRoleName.TRAINER, CentreRoleName.STAFF, CentreRoleName.ADMINISTRATOR)
"""Who may bring a new course."""


def _run_by(person: User) -> Q:
    """Everything for those who run the centre, else nothing."""
    if person.is_superuser:
        return EVERYTHING
    return holds_centre_role(person, CentreRoleName.STAFF, CentreRoleName.ADMINISTRATOR)


def _of_teams(actor: Actor, roles: Collection[TeamRole], *, via: str = "") -> Q:
    """Courses in whose team `actor` has one of `roles`; for those who run the centre, all.

    With `via`, such as "course__", a filter for things that lead to their course by that name.
    """
    person = person_behind(actor)
    if person is None:
        return NOTHING
    teams = CourseTeamMember.objects.filter(person=person, role__in=roles)
    in_team = Q(**{f"{via}pk__in": teams.values("course")})
    return Q(**{f"{via}delete_after__isnull": True}) & (_run_by(person) | in_team)


def _is_among(found: Q, course: Course) -> bool:
    return Course.objects.filter(found, pk=course.pk).exists()


def course_open_to(actor: Actor) -> Q:
    """Courses that everybody like `actor` may know of: a part of `course_visible_to`, quickly answered."""
    return PUBLISHED & Q(visibility__in=_open_visibilities(actor))


def _open_visibilities(actor: Actor) -> list[Visibility]:
    if person_behind(actor) is None:
        return [Visibility.PUBLIC]
    return [Visibility.PUBLIC, Visibility.SIGNED_IN]


def course_visible_to(actor: Actor) -> Q:
    """Courses that `actor` may know of."""
    person = person_behind(actor)
    if person is None:
        return course_open_to(actor)
    invited = CourseInvitation.objects.filter(person=person).values("course")
    reach = (
        Q(visibility__in=_open_visibilities(actor))
        | Q(visibility=Visibility.SCHOOL, school__in=school_ids_for_filter(person))
        | Q(visibility=Visibility.INVITED, pk__in=invited)
    )
    return (PUBLISHED & reach) | course_of_team(actor)


def may_see_course(actor: Actor, course: Course) -> bool:
    """Whether `course` is among those visible to `actor`."""
    return _is_among(course_visible_to(actor), course)


def course_of_team(actor: Actor) -> Q:
    """Courses that `actor` belongs to the team of, whatever the role."""
    return _of_teams(actor, ROLES[CourseRight.LOOK])


def may_look_as_team(actor: Actor, course: Course) -> bool:
    """Whether `actor` sees a course as its team does: units without enrolling, drafts too."""
    return _is_among(course_of_team(actor), course)


def course_trained_by(actor: Actor) -> Q:
    """Courses whose learners `actor` looks after: owners and trainers. Authors only write."""
    return _of_teams(actor, ROLES[CourseRight.TRAIN])


def may_train_course(actor: Actor, course: Course) -> bool:
    """Whether `actor` may see who learns in `course`, answer them and decide who comes in."""
    return _is_among(course_trained_by(actor), course)


def course_editable_by(actor: Actor, *, via: str = "") -> Q:
    """Courses whose contents `actor` may change: owners and authors. For `via` see `_of_teams`."""
    return _of_teams(actor, ROLES[CourseRight.EDIT], via=via)


def course_written_by(actor: Actor, *, via: str = "") -> Q:
    """Courses in whose team `actor` writes: a part of `course_editable_by`, quickly answered.

    It joins the team, so it stands in a `filter` of its own. For `via` see `_of_teams`.
    """
    person = person_behind(actor)
    if person is None:
        return NOTHING
    team = {"person": person, "role__in": ROLES[CourseRight.EDIT]}
    conditions = {f"{via}team__{name}": value for name, value in team.items()}
    return Q(**{f"{via}delete_after__isnull": True}, **conditions)


def may_edit_course(actor: Actor, course: Course) -> bool:
    """Whether `actor` may change sections, units, texts, files and settings of `course`."""
    return _is_among(course_editable_by(actor), course)


def course_run_by(actor: Actor) -> Q:
    """Courses that `actor` answers for: owners."""
    return _of_teams(actor, ROLES[CourseRight.RUN])


def may_run_course(actor: Actor, course: Course) -> bool:
    """Whether `actor` may decide on the team of `course`, hand it over, publish and delete it."""
    return _is_among(course_run_by(actor), course)


def course_in_bin_of(actor: Actor) -> Q:
    """Deleted courses that `actor` may bring back: once their owner, and those who run the centre."""
    person = person_behind(actor)
    if person is None:
        return NOTHING
    owned = CourseTeamMember.objects.filter(person=person, role=TeamRole.OWNER)
    return ~NOT_IN_THE_BIN & (_run_by(person) | Q(pk__in=owned.values("course")))


def may_restore_course(actor: Actor, course: Course) -> bool:
    """Whether `actor` may take `course` out of the bin."""
    return _is_among(course_in_bin_of(actor), course)


def rights_in(actor: Actor, course: Course) -> frozenset[CourseRight]:
    """All that `actor` may do as part of the course's team, in one query."""
    person = person_behind(actor)
    if person is None:
        return frozenset()
    return rights_from(Course.objects.filter(pk=course.pk).values(**right_columns(person)).get())


def right_columns(person: User) -> dict[str, Any]:
    """Columns of a course that `rights_from` understands; part of a larger query."""
    own = CourseTeamMember.objects.filter(person=person, course=OuterRef("pk")).order_by()
    return {
        "team_role": Subquery(own.values("role")),
        "run_by_person": flag(_run_by(person)),
        "is_in_bin": flag(~NOT_IN_THE_BIN),
    }


def rights_from(row: Mapping[str, Any]) -> frozenset[CourseRight]:
    """What the role in the team allows; those who run the centre may do all, nobody in the bin."""
    if row["is_in_bin"]:
        return frozenset()
    return frozenset(
        right for right in CourseRight if row["run_by_person"] or row["team_role"] in ROLES[right]
    )


def flag(found: Q) -> "ExpressionWrapper[Q]":
    """Whether a row fits `found`, as a column."""
    return ExpressionWrapper(found, output_field=BooleanField())


def may_create_courses(actor: Actor) -> bool:
    """Whether `actor` may bring a new course: trainers and those who run the centre."""
    person = person_behind(actor)
    if person is None:
        return False
    return person.is_superuser or has_centre_role(person, *MAKERS)
