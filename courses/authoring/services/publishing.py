"""A course is published, taken back, archived; learners are told what changed."""

from django.db import transaction
from django.utils.translation import gettext as _

from courses.authoring.checklist import checklist_of
from courses.authoring.events import ChangeTold
from courses.authoring.models import ChangeNote
from courses.outline.events import CourseChanged
from courses.outline.models import Course
from courses.outline.policies import may_edit_course, may_run_course
from courses.outline.vocabulary import State
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require

LONGEST_NOTE = 2000
MOST_TOLD = 3


def change_state(*, actor: User, course: Course, state: State) -> Course:
    """Publish the course, take it back to a draft, or archive it. Idempotent.

    The check list reads every text, so it is done before anything is locked. Raises NotAllowed, and
    Conflict for a course that can't be published yet, saying what it lacks.
    """
    _require_running(actor, course)
    if state is State.PUBLISHED and course.state != State.PUBLISHED:
        _require_publishable(course)
    return _changed(actor, course, state)


def _require_running(actor: User, course: Course) -> None:
    reason = _("Only those responsible for this course publish it.")
    require(may_run_course, actor, course, reason=reason)


@transaction.atomic
def _changed(actor: User, course: Course, state: State) -> Course:
    _require_running(actor, course)
    course = lock(Course, course.pk)
    if course.state == state:
        return course
    if state is State.PUBLISHED:
        course.published_at = course.published_at or now()
    was, course.state = course.state, state
    course.save(update_fields=["state", "published_at", "updated_at"])
    record(actor=actor, action="course.state_changed", target=course, was=was, state=state.value)
    publish(CourseChanged(course.pk))
    return course


def _require_publishable(course: Course) -> None:
    lacking = checklist_of(course).blocking
    if not lacking:
        return
    sentences = [finding.message for finding in lacking[:MOST_TOLD]]
    if len(lacking) > MOST_TOLD:
        sentences.append(_("The check list names everything."))
    raise Conflict(" ".join(sentences), code="not_publishable")


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
