"""A course is published, taken back, archived; learners are told what changed."""

from django.db import transaction
from django.utils.translation import gettext as _

from courses.authoring.events import ChangeTold
from courses.authoring.models import ChangeNote
from courses.outline.events import CourseChanged
from courses.outline.models import Course
from courses.outline.policies import may_edit_course, may_run_course
from courses.outline.selectors import counted_units
from courses.outline.vocabulary import State
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require

LONGEST_NOTE = 2000


@transaction.atomic
def change_state(*, actor: User, course: Course, state: State) -> Course:
    """Publish the course, take it back to a draft, or archive it. Idempotent.

    Raises NotAllowed, and Conflict for a course that can't be published yet, saying what it lacks.
    """
    reason = _("Only those responsible for this course publish it.")
    require(may_run_course, actor, course, reason=reason)
    course = lock(Course, course.pk)
    if course.state == state:
        return course
    if state is State.PUBLISHED:
        _require_publishable(course)
        course.published_at = course.published_at or now()
    was, course.state = course.state, state
    course.save(update_fields=["state", "published_at", "updated_at"])
    record(actor=actor, action="course.state_changed", target=course, was=was, state=state.value)
    publish(CourseChanged(course.pk))
    return course


def lacking_for_publication(course: Course) -> list[str]:
    """Sentences about what keeps `course` from being published; none if nothing does."""
    lacking = []
    if not course.summary.strip():
        lacking.append(_("One sentence about the course is missing: the catalogue shows it."))
    if not counted_units(course).exists():
        lacking.append(_("No unit is published yet."))
    return lacking


def _require_publishable(course: Course) -> None:
    lacking = lacking_for_publication(course)
    if lacking:
        raise Conflict(" ".join(lacking), code="not_publishable")


@transaction.atomic
def tell_learners(*, actor: User, course: Course, text: str) -> ChangeNote:
    """Send everybody who takes part a few words about what has changed.

    Raises NotAllowed, InvalidInput (nothing written, too much written).
    """
    reason = _("Only authors write to the learners of this course.")
    require(may_edit_course, actor, course, reason=reason)
    text = text.strip()
    if not text or len(text) > LONGEST_NOTE:
        message = _("Please write between one and 2,000 characters.")
        raise InvalidInput(message, code="bad_note", fields={"note": message})
    note = ChangeNote.objects.create(course=course, author=actor, text=text)
    record(actor=actor, action="course.learners_told", target=course)
    publish(ChangeTold(note.pk))
    return note
