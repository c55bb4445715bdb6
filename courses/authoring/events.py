"""What happens in the workshop."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class TeamRoleGiven(Event):
    """Somebody joined a course's team, or has another role in it now."""

    member_id: int


@dataclass(frozen=True)
class TeamMemberRemoved(Event):
    """Somebody is no longer in a course's team."""

    course_id: int
    person_id: int


@dataclass(frozen=True)
class CourseDeleted(Event):
    """A course was put into the bin."""

    course_id: int


@dataclass(frozen=True)
class CourseRestored(Event):
    """A course was taken out of the bin."""

    course_id: int


@dataclass(frozen=True)
class ChangeTold(Event):
    """The team has written to those who take part about a change."""

    note_id: int
