"""Learners' side: taking the notebook, and handing it in."""

import datetime
import io

from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from courses.enrolment.policies import takes_part_in
from courses.learning.services import require_open
from courses.outline.models import Unit
from hub.grading.engine.findings import NotebookRefused
from hub.grading.engine.notebook import MOST_BYTES, read_notebook
from hub.notebooks.deadlines import Deadline
from hub.notebooks.events import NotebookHandedIn
from hub.notebooks.models import Submission, Work
from hub.notebooks.selectors import deadline_for, notebook_given_out
from hub.notebooks.sentences import sentence_of
from lms.accounts.models import User
from lms.files.services import store_file
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput
from lms.kernel.events import publish

MOST_VERSIONS = 50
BETWEEN_NOTES = datetime.timedelta(minutes=1)


def hand_in(*, actor: User, unit: Unit, content: bytes) -> Submission:
    """Take a learner's notebook and let it be graded; the same file again gives the version there is.

    Raises NotFound, NotAllowed, Conflict (closed, or the deadline is over), InvalidInput (no notebook,
    too large, too many versions). A file that begins to arrive in time is taken.
    """
    arrived_at = now()
    require_open(actor, unit)
    deadline = deadline_for(actor, notebook_given_out(unit))
    _require_time(deadline, arrived_at)
    _require_notebook(content)
    stored = store_file(content=io.BytesIO(content), name=f"{unit.key}.ipynb")
    with transaction.atomic():
        # One learner's versions one after another: they are numbered.
        User.objects.select_for_update().get(pk=actor.pk)
        rows = Submission.objects.filter(learner=actor, unit=unit)
        last = rows.order_by("-number").first()
        if last is not None and last.file_id == stored.pk:
            return last
        number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
        if number > MOST_VERSIONS:
            raise InvalidInput(
                _("You have handed in %(limit)d versions; no more are kept.")
                % {"limit": MOST_VERSIONS},
                code="too_many_versions",
                fields={"file": _("No more versions are kept.")},
            )
        submission = Submission.objects.create(
            learner=actor,
            unit=unit,
            number=number,
            file=stored,
            handed_in_at=arrived_at,
            is_late=deadline.is_late(arrived_at),
        )
        record(actor=actor, action="notebook.handed_in", target=submission, number=number)
        publish(NotebookHandedIn(submission.pk))
    return submission


def _require_time(deadline: Deadline, moment: datetime.datetime) -> None:
    if deadline.closes_at is None or not deadline.is_over(moment):
        return
    day = date_format(localtime(deadline.closes_at), "DATETIME_FORMAT")
    raise Conflict(
        _("It could be handed in until %(day)s. Ask the team of the course for more time.")
        % {"day": day},
        code="deadline_over",
    )


@transaction.atomic
def note_work(*, actor: User, unit: Unit) -> None:
    """Keep that `actor` has taken the notebook to work on it; of the team nothing is kept.

    Called wherever a learner gets the notebook, who has been let in there.
    """
    if not takes_part_in(actor, unit.course):
        return
    moment = now()
    work, is_new = Work.objects.get_or_create(
        learner=actor, unit=unit, defaults={"begun_at": moment, "last_at": moment}
    )
    if not is_new and moment - work.last_at > BETWEEN_NOTES:
        work.last_at = moment
        work.save(update_fields=["last_at"])


def _require_notebook(content: bytes) -> None:
    try:
        if len(content) > MOST_BYTES:
            read_notebook(content[: MOST_BYTES + 1])
        read_notebook(content)
    except NotebookRefused as refusal:
        message = sentence_of(refusal.findings[0])
        raise InvalidInput(message, code="bad_notebook", fields={"file": message}) from refusal
