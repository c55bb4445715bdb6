"""The team arranges how one comes into its course."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from courses.enrolment.keys import LONGEST, SHORTEST, hash_key, normalised
from courses.enrolment.models import CourseEntry
from courses.enrolment.selectors import entry_of
from courses.enrolment.services.seats import fill_free_seats
from courses.enrolment.vocabulary import Way
from courses.outline.models import Course
from courses.outline.policies import may_train_course
from courses.outline.selectors import absent_course
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.errors import InvalidInput
from lms.kernel.locking import lock


@dataclass(frozen=True)
class KeyChange:
    """A new key, or with `key` empty the old one, valid until `expires_at` or without an end."""

    key: str = ""
    expires_at: datetime.datetime | None = None


@transaction.atomic
def set_entry(
    *,
    actor: User,
    course: Course,
    way: str,
    capacity: int | None = None,
    opens_at: datetime.datetime | None = None,
    closes_at: datetime.datetime | None = None,
    key_change: KeyChange | None = None,
) -> CourseEntry:
    """Arrange how one comes in. Without `key_change` the key stays; another way forgets it.

    More seats let the waiting list move at once; fewer than are taken throw nobody out.
    Raises NotFound, InvalidInput.
    """
    if not may_train_course(actor, course):
        raise absent_course()
    return bring_entry(
        actor=actor,
        course=course,
        way=way,
        capacity=capacity,
        opens_at=opens_at,
        closes_at=closes_at,
        key_change=key_change,
    )


@transaction.atomic
def bring_entry(
    *,
    actor: User | None,
    course: Course,
    way: str,
    capacity: int | None = None,
    opens_at: datetime.datetime | None = None,
    closes_at: datetime.datetime | None = None,
    key_change: KeyChange | None = None,
) -> CourseEntry:
    """The same for services that have checked who may change the course; None is the operator.

    Raises InvalidInput.
    """
    course = lock(Course, course.pk)
    _refuse_impossible(
        way=way, capacity=capacity, opens_at=opens_at, closes_at=closes_at, key_change=key_change
    )
    entry = entry_of(course)
    entry.course = course
    entry.way, entry.capacity = way, capacity
    entry.opens_at, entry.closes_at = opens_at, closes_at
    _change_key(entry, key_change)
    entry.save()
    record(actor=actor, action="course.entry_set", target=course, way=way, capacity=capacity)
    fill_free_seats(course)
    return entry


def _change_key(entry: CourseEntry, change: KeyChange | None) -> None:
    if entry.way != Way.KEY:
        entry.key_hash, entry.key_expires_at = "", None
        return
    if change is None:
        return
    entry.key_expires_at = change.expires_at
    if change.key:
        entry.key_hash = hash_key(change.key, course=str(entry.course.public_id))


def _refuse_impossible(
    *,
    way: str,
    capacity: int | None,
    opens_at: datetime.datetime | None,
    closes_at: datetime.datetime | None,
    key_change: KeyChange | None,
) -> None:
    """Raise InvalidInput naming every field that can't be."""
    fields: dict[str, str] = {}
    if way not in Way.values:
        fields["way"] = _("Please choose one of: %(ways)s.") % {"ways": ", ".join(Way.values)}
    if capacity is not None and capacity < 1:
        fields["capacity"] = _("Please give at least one seat, or none at all for no limit.")
    if opens_at is not None and closes_at is not None and opens_at >= closes_at:
        fields["closes_at"] = _("Please choose an end after the beginning.")
    if key_change is not None and key_change.key:
        length = len(normalised(key_change.key))
        if not SHORTEST <= length <= LONGEST:
            fields["key"] = _("Please choose a key of %(least)d to %(most)d characters.") % {
                "least": SHORTEST,
                "most": LONGEST,
            }
    if fields:
        raise InvalidInput(_("Some entries need a change."), fields=fields)
