"""Reading reports of barriers."""

import uuid
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from lms.accounts.actors import Actor
from lms.kernel.clock import today
from lms.kernel.errors import NotFound
from lms.kernel.paging import page_of
from lms.pages.deadlines import days_left
from lms.pages.kinds import WAITING, State
from lms.pages.models import Report
from lms.pages.policies import may_handle_reports, reports_handled_by
from lms.pages.secrets import public_id_behind
from lms.schools.models import CentreRoleName
from lms.schools.selectors import workers_of_centre

PAGE_SIZE = 25
OVERDUE = "overdue"
"""Not a state: what waits although its day has passed."""


@dataclass(frozen=True)
class ReportRow:
    """A report as staff sees it; `days_left` until it is due, None when nobody waits any more."""

    report: Report
    days_left: int | None

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed and nobody has answered."""
        return self.days_left is not None and self.days_left < 0

    @property
    def days_late(self) -> int:
        """How many days ago it was due."""
        return -(self.days_left or 0)


@dataclass(frozen=True)
class ReportPage:
    """Some reports; `next_key` leads to more."""

    rows: list[ReportRow]
    next_key: str | None


@dataclass(frozen=True)
class StaffCounts:
    """How many reports wait, by what staff asks first."""

    new: int
    working: int
    overdue: int


def _absent() -> NotFound:
    return NotFound(_("There is no such report."), code="report_not_found")


def row_of(report: Report) -> ReportRow:
    """The report with the days that remain."""
    left = days_left(report.due_on, today=today()) if report.is_waiting else None
    return ReportRow(report, left)


def report_page(
    actor: Actor,
    *,
    state: str = "",
    words: str = "",
    key: str | None = None,
    size: int = PAGE_SIZE,
) -> ReportPage:
    """Reports in `state` ("overdue", or "" for all that wait), the most urgent or the newest first.

    Raises NotFound for who may not read them.
    """
    if not may_handle_reports(actor):
        raise _absent()
    rows = _handled(actor).filter(_in_state(state))
    for word in words.split()[:8]:
        rows = rows.filter(Q(body__icontains=word) | Q(page__icontains=word))
    order = "-received_at" if state in (State.ANSWERED, State.DONE) else "received_at"
    page = page_of(rows, by=order, key=key, size=size)
    return ReportPage([row_of(row) for row in page.rows], page.next_key)


def _in_state(state: str) -> Q:
    waiting = Q(state__in=WAITING)
    if state == OVERDUE:
        return waiting & Q(due_on__lt=today())
    return Q(state=state) if state in State.values else waiting


def _handled(actor: Actor) -> QuerySet[Report]:
    rows = Report.objects.filter(reports_handled_by(actor)).select_related("sender")
    return rows.prefetch_related("answers__author")


def handled_report(actor: Actor, *, public_id: uuid.UUID) -> Report:
    """One report for who deals with it. Raises NotFound."""
    found = _handled(actor).filter(public_id=public_id).first()
    if found is None:
        raise _absent()
    return found


def sent_report(secret: str) -> Report:
    """The report behind the secret address, for who sent it. Raises NotFound."""
    public_id = public_id_behind(secret)
    if public_id is None:
        raise _absent()
    found = Report.objects.filter(public_id=public_id).prefetch_related("answers").first()
    if found is None:
        raise _absent()
    return found


def counts_for_staff(actor: Actor) -> StaffCounts | None:
    """What waits; None for who does not deal with reports. One query."""
    if not may_handle_reports(actor):
        return None
    counted = Report.objects.aggregate(
        new=Count("pk", filter=Q(state=State.NEW)),
        working=Count("pk", filter=Q(state=State.WORKING)),
        overdue=Count("pk", filter=Q(state__in=WAITING, due_on__lt=today())),
    )
    return StaffCounts(**counted)


def staff_to_tell() -> frozenset[int]:
    """Primary keys of those who get word of reports: the staff, without any the administrators."""
    staff = workers_of_centre(CentreRoleName.STAFF)
    return staff or workers_of_centre(CentreRoleName.ADMINISTRATOR)


def untold_reports() -> QuerySet[Report]:
    """New reports of which the staff was not told yet."""
    return Report.objects.filter(told_at__isnull=True, state=State.NEW)
