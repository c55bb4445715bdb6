"""Reporting barriers, dealing with reports, answering."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now, today
from lms.kernel.errors import InvalidInput, NotFound
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require
from lms.pages.deadlines import due_after
from lms.pages.events import BarrierReported, ReportAnswered
from lms.pages.kinds import State
from lms.pages.limits import ANSWER_LETTERS, BETWEEN_MAILS, REPORT_LETTERS, SAME_REPORT, tidy
from lms.pages.models import Report, ReportAnswer
from lms.pages.policies import may_handle_report
from lms.pages.selectors.reports import staff_to_tell, untold_reports


@dataclass(frozen=True)
class NewReport:
    """What somebody sends. Only `body` is needed; without `email` the answer waits at the secret address."""

    body: str
    page: str = ""
    name: str = ""
    email: str = ""
    language: str = "de"


@transaction.atomic
def report_barrier(*, actor: Actor, new: NewReport) -> Report:
    """Tell the centre of a barrier; everybody may. The same words twice within an hour are one report.

    Raises InvalidInput.
    """
    body = _words(new.body, most=REPORT_LETTERS)
    sender = person_behind(actor)
    recent = Q(received_at__gt=now() - SAME_REPORT, body=body, page=new.page, email=new.email)
    same = Report.objects.filter(recent, sender=sender).first()
    if same is not None:
        return same
    report = Report.objects.create(
        body=body,
        page=new.page,
        name=tidy(new.name),
        email=new.email,
        language=new.language,
        sender=sender,
        due_on=due_after(today()),
    )
    record(actor=sender, action="report.received", target=report)
    publish(BarrierReported(report.pk))
    return report


@transaction.atomic
def change_state(*, actor: User, report: Report, state: str) -> Report:
    """Say how far a report is. Raises NotFound, NotAllowed, InvalidInput."""
    current = _locked(actor, report)
    if state not in State.values:
        message = _("Please choose one of the states.")
        raise InvalidInput(message, code="unknown_state", fields={"state": message})
    if current.state == state:
        return current
    current.state = state
    current.closed_at = now() if state == State.DONE else None
    current.save(update_fields=["state", "closed_at"])
    record(actor=actor, action="report.state_changed", target=current, state=state)
    return current


@transaction.atomic
def write_note(*, actor: User, report: Report, note: str) -> Report:
    """Keep a note that only staff reads. Raises NotFound, NotAllowed, InvalidInput."""
    current = _locked(actor, report)
    words = tidy(note)
    _refuse_too_long(words, most=ANSWER_LETTERS, field="note")
    if current.note != words:
        current.note = words
        current.save(update_fields=["note"])
        record(actor=actor, action="report.note_written", target=current)
    return current


@transaction.atomic
def answer_report(*, actor: User, report: Report, body: str) -> ReportAnswer:
    """Answer: by mail if an address was given, and at the secret address. The same words twice are one.

    Raises NotFound, NotAllowed, InvalidInput.
    """
    current = _locked(actor, report)
    words = _words(body, most=ANSWER_LETTERS)
    same = current.answers.filter(author=actor, body=words).first()
    if same is not None:
        return same
    answer = ReportAnswer.objects.create(report=current, author=actor, body=words)
    if current.is_waiting:
        current.state = State.ANSWERED
        current.save(update_fields=["state"])
    record(actor=actor, action="report.answered", target=current)
    publish(ReportAnswered(answer.pk))
    return answer


@transaction.atomic
def take_announcement() -> frozenset[int]:
    """Whom to write that reports wait: primary keys of the staff; maybe nobody.

    At most one mail every ten minutes: what comes meanwhile is told with the next one. The caller
    enqueues the mails in the same transaction.
    """
    if Report.objects.filter(told_at__gt=now() - BETWEEN_MAILS).exists():
        return frozenset()
    if not untold_reports().update(told_at=now()):
        return frozenset()
    return staff_to_tell()


def _locked(actor: User, report: Report) -> Report:
    try:
        current = lock(Report, report.pk)
    except Report.DoesNotExist:
        raise NotFound(_("There is no such report."), code="report_not_found") from None
    require(may_handle_report, actor, current, reason=_("Only the centre’s staff can do this."))
    return current


def _words(body: str, *, most: int) -> str:
    words = tidy(body)
    if not words:
        message = _("Please write a sentence first.")
        raise InvalidInput(message, code="no_words", fields={"body": message})
    _refuse_too_long(words, most=most, field="body")
    return words


def _refuse_too_long(words: str, *, most: int, field: str) -> None:
    if len(words) > most:
        message = _("That is too long: %(letters)d characters, %(most)d are possible.") % {
            "letters": len(words),
            "most": most,
        }
        raise InvalidInput(message, code="too_long", fields={field: message})
