"""Jobs of this room."""

import logging

from lms.accounts.mails import send_mail_to
from lms.accounts.models import User
from lms.kernel.jobs import enqueue
from lms.privacy.models import CorrectionRequest, DataExport, DeletionRequest
from lms.privacy.services.erasing import erase_due_account
from lms.privacy.services.exporting import prepare_export as prepare
from lms.privacy.services.retaining import apply_retention as apply
from lms.privacy.services.retaining import due_requests
from lms.privacy.vocabulary import ExportState
from lms.schools.models import CentreRoleName

logger = logging.getLogger(__name__)


def prepare_export(export_id: int) -> None:
    """Put an archive together; then tell its owner in a job of its own, so that a mail repeats alone."""
    if prepare(export_id):
        enqueue(tell_export_ready, export_id)


def tell_export_ready(export_id: int) -> None:
    """The archive is there."""
    rows = DataExport.objects.filter(pk=export_id, state=ExportState.READY)
    export = rows.select_related("person").first()
    if export is not None:
        send_mail_to(export.person, template="privacy/mail/export", context={"export": export})


def tell_deletion_planned(request_id: int) -> None:
    """The account will be erased, unless its owner changes her mind."""
    request = DeletionRequest.objects.filter(pk=request_id).select_related("person").first()
    if request is not None:
        context = {"request": request}
        send_mail_to(request.person, template="privacy/mail/planned", context=context)


def tell_deletion_cancelled(person_id: int) -> None:
    """The account stays."""
    person = User.objects.filter(pk=person_id).first()
    if person is not None and person.erasure_due_at is None:
        send_mail_to(person, template="privacy/mail/kept", context={})


def erase_due_accounts() -> None:
    """Every day: one job for each account whose day has come."""
    for request_id in due_requests():
        enqueue(erase_account, request_id)


def erase_account(request_id: int) -> None:
    """Erase an account, unless it stays after all."""
    if erased := erase_due_account(request_id):
        logger.info("An account was erased: %d rows.", erased.rows)


def apply_retention() -> None:
    """Every day: what has been kept long enough goes."""
    apply()


def tell_staff_of_correction(correction_id: int) -> None:
    """One job for each of the centre's staff."""
    if not CorrectionRequest.objects.filter(pk=correction_id, answer="").exists():
        return
    staff = User.objects.filter(centre_roles__role=CentreRoleName.STAFF, is_active=True)
    for person_id in staff.order_by("pk").values_list("pk", flat=True):
        enqueue(tell_staff_member, correction_id, person_id)


def tell_staff_member(correction_id: int, person_id: int) -> None:
    """A request waits; its words stay on the platform."""
    correction = CorrectionRequest.objects.filter(pk=correction_id, answer="").first()
    person = User.objects.filter(pk=person_id).first()
    if correction is not None and person is not None:
        context = {"correction": correction}
        send_mail_to(person, template="privacy/mail/correction", context=context)


def tell_correction_answered(correction_id: int) -> None:
    """There is an answer; its words stay on the platform."""
    rows = CorrectionRequest.objects.filter(pk=correction_id).select_related("person")
    correction = rows.first()
    if correction is not None:
        context = {"correction": correction}
        send_mail_to(correction.person, template="privacy/mail/answered", context=context)
