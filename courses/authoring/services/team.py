"""The team of a course: taken in, given another role, let go, and the course handed over."""

from django.db import transaction
from django.utils.translation import gettext as _

from courses.authoring.events import TeamMemberRemoved, TeamRoleGiven
from courses.authoring.policies import people_addable_by
from courses.outline.models import Course, CourseTeamMember
from courses.outline.policies import may_run_course
from courses.outline.vocabulary import TeamRole
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.errors import Conflict, InvalidInput, NotFound
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require


def _begin(actor: User, course: Course) -> Course:
    reason = _("Only those responsible for this course decide about its team.")
    require(may_run_course, actor, course, reason=reason)
    return lock(Course, course.pk)


def _member(course: Course, person: User) -> CourseTeamMember:
    member = CourseTeamMember.objects.filter(course=course, person=person).first()
    if member is None:
        raise NotFound(_("Nobody like that is in the team."), code="not_in_team")
    return member


def _require_another_owner(course: Course, besides: CourseTeamMember) -> None:
    owners = CourseTeamMember.objects.filter(course=course, role=TeamRole.OWNER)
    if not owners.exclude(pk=besides.pk).exists():
        message = _(
            "Somebody has to be responsible for the course. Make somebody else responsible first."
        )
        raise Conflict(message, code="last_owner")


def _tell(actor: User, course: Course, action: str, person: User, **details: str) -> None:
    record(actor=actor, action=action, target=course, person=str(person.public_id), **details)


@transaction.atomic
def add_team_member(
    *, actor: User, course: Course, username: str, role: TeamRole
) -> CourseTeamMember:
    """Take somebody into the team by user name; who is in it already gets the role.

    Raises NotAllowed, InvalidInput (nobody whom `actor` may take in has this name), Conflict (the last
    one responsible would be none any more).
    """
    course = _begin(actor, course)
    found = User.objects.filter(people_addable_by(actor), folded_username=username.casefold())
    person = found.first()
    if person is None:
        message = _(
            "Nobody whom you may take in has this user name. Please check how it is written."
        )
        raise InvalidInput(message, code="unknown_person", fields={"username": message})
    present = CourseTeamMember.objects.filter(course=course, person=person).first()
    if present is not None:
        return _give_role(actor, course, present, role)
    member = CourseTeamMember.objects.create(course=course, person=person, role=role)
    _tell(actor, course, "team.member_added", person, role=role.value)
    publish(TeamRoleGiven(member.pk))
    return member


@transaction.atomic
def change_team_role(
    *, actor: User, course: Course, person: User, role: TeamRole
) -> CourseTeamMember:
    """Give somebody of the team another role. Raises NotAllowed, NotFound, Conflict."""
    course = _begin(actor, course)
    return _give_role(actor, course, _member(course, person), role)


def _give_role(
    actor: User, course: Course, member: CourseTeamMember, role: TeamRole
) -> CourseTeamMember:
    if member.role == role:
        return member
    if member.role == TeamRole.OWNER:
        _require_another_owner(course, member)
    member.role = role
    member.save(update_fields=["role"])
    _tell(actor, course, "team.role_changed", member.person, role=role.value)
    publish(TeamRoleGiven(member.pk))
    return member


@transaction.atomic
def remove_team_member(*, actor: User, course: Course, person: User) -> None:
    """Let somebody go; anybody may go herself. What she wrote stays.

    Raises NotAllowed, NotFound, Conflict (the last one responsible).
    """
    course = lock(Course, course.pk) if actor == person else _begin(actor, course)
    member = _member(course, person)
    if member.role == TeamRole.OWNER:
        _require_another_owner(course, member)
    member.delete()
    _tell(actor, course, "team.member_removed", person)
    publish(TeamMemberRemoved(course.pk, person.pk))


@transaction.atomic
def hand_over_course(*, actor: User, course: Course, person: User) -> None:
    """Make somebody of the team responsible in place of `actor`, who stays as an author.

    Raises NotAllowed, NotFound (not in the team), Conflict (to oneself).
    """
    course = _begin(actor, course)
    heir = _member(course, person)
    if person == actor:
        raise Conflict(_("You are responsible already."), code="handed_to_oneself")
    _give_role(actor, course, heir, TeamRole.OWNER)
    own = CourseTeamMember.objects.filter(course=course, person=actor, role=TeamRole.OWNER).first()
    if own is not None:
        _give_role(actor, course, own, TeamRole.AUTHOR)
    _tell(actor, course, "course.handed_over", person)
