"""Events that mean work for this room."""

from courses.authoring import tasks
from courses.authoring.events import (
    ChangeTold,
    CourseDeleted,
    CourseRestored,
    TeamMemberRemoved,
    TeamRoleGiven,
)
from lms.kernel.jobs import enqueue


def team_role_given(event: TeamRoleGiven) -> None:
    """The person learns of it."""
    enqueue(tasks.tell_role, event.member_id)


def team_member_removed(event: TeamMemberRemoved) -> None:
    """The person learns of it."""
    enqueue(tasks.tell_removed, event.course_id, event.person_id)


def course_deleted(event: CourseDeleted) -> None:
    """The team learns of it."""
    enqueue(tasks.tell_deleted, event.course_id)


def course_restored(event: CourseRestored) -> None:
    """The team learns of it."""
    enqueue(tasks.tell_restored, event.course_id)


def change_told(event: ChangeTold) -> None:
    """Everybody who takes part reads it."""
    enqueue(tasks.tell_change, event.note_id)
