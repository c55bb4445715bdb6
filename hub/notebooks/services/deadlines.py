"""Trainers' side: until when, and for whom longer."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from courses.enrolment.models import Enrolment
from courses.outline.models import Unit
from courses.outline.selectors import absent_course
from hub.notebooks.deadlines import MOST_GRACE_MINUTES
from hub.notebooks.models import Extension, Notebook, Submission
from hub.notebooks.policies import may_grade
from hub.notebooks.selectors import extension_of, notebook_given_out
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import InvalidInput


@transaction.atomic
def set_deadline(
    *, actor: User, unit: Unit, due_at: datetime.datetime | None, grace_minutes: int = 0
) -> Notebook:
    """Say until when notebooks of `unit` are taken; without a moment there is no end.

    Whoever has handed in by the new moment is not late any more; nobody becomes late afterwards.
    Raises NotFound for who doesn't train the course, InvalidInput for a grace that is too long.
    """
    if not may_grade(actor, unit.course):
        raise absent_course()
    if not 0 <= grace_minutes <= MOST_GRACE_MINUTES:
        message = _("Between 0 and %(most)d minutes are possible.") % {"most": MOST_GRACE_MINUTES}
        raise InvalidInput(message, code="bad_grace", fields={"grace_minutes": message})
    row = Notebook.objects.select_for_update().get(pk=notebook_given_out(unit).pk)
    row.due_at, row.grace_minutes = due_at, grace_minutes if due_at else 0
    row.save(update_fields=["due_at", "grace_minutes"])
    late = Submission.objects.filter(unit=unit, is_late=True)
    (late.filter(handed_in_at__lte=due_at) if due_at else late).update(is_late=False)
    record(actor=actor, action="notebook.deadline_set", target=unit.course, unit=unit.key)
    return row


@transaction.atomic
def extend(
    *, actor: User, enrolment: Enrolment, unit: Unit, due_at: datetime.datetime | None
) -> Extension | None:
    """Give one learner a deadline of their own; without a moment the unit's holds again.

    Raises NotFound for who doesn't train the course, InvalidInput where the unit has no deadline.
    """
    if not may_grade(actor, unit.course) or enrolment.course_id != unit.course_id:
        raise absent_course()
    row = Notebook.objects.select_for_update().get(pk=notebook_given_out(unit).pk)
    if row.due_at is None:
        message = _("This unit has no deadline; there is nothing to extend.")
        raise InvalidInput(message, code="no_deadline", fields={"due_at": message})
    learner = enrolment.learner
    rows = Submission.objects.filter(learner=learner, unit=unit)
    if due_at is None:
        if found := extension_of(learner, row):
            record(actor=actor, action="notebook.extension_ended", target=found)
            found.delete()
        return None
    extension, _new = Extension.objects.update_or_create(
        learner=learner,
        unit=unit,
        defaults={"due_at": due_at, "granted_at": now(), "granted_by": actor},
    )
    rows.filter(is_late=True, handed_in_at__lte=due_at).update(is_late=False)
    record(actor=actor, action="notebook.extended", target=extension)
    return extension
