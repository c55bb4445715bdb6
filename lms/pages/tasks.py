"""Mails about reports. The words of a report stay on the platform; an answer goes to who asked for it."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from lms.accounts.mails import send_mail, send_mail_to
from lms.accounts.models import User
from lms.kernel.jobs import enqueue
from lms.pages import services
from lms.pages.models import ReportAnswer
from lms.pages.secrets import secret_of
from lms.pages.selectors import counts_for_staff


@transaction.atomic
def tell_staff() -> None:
    """One job for each of the staff, so that a mail that fails repeats alone. Runs every few minutes, too."""
    for person_id in sorted(services.take_announcement()):
        enqueue(tell_staff_member, person_id)


def tell_staff_member(person_id: int) -> None:
    """Reports wait; when all are answered meanwhile, nobody is written to."""
    person = User.objects.filter(pk=person_id).first()
    counts = counts_for_staff(person) if person else None
    if person and counts and counts.new:
        context = {"number": counts.new, "overdue": counts.overdue}
        send_mail_to(person, template="pages/mail/reported", context=context)


def tell_sender(answer_id: int) -> None:
    """There is an answer; whoever gave no address finds it at the secret address alone."""
    answer = ReportAnswer.objects.select_related("report").filter(pk=answer_id).first()
    if answer is None or not answer.report.email:
        return
    report = answer.report
    link = settings.LERNHUB_ADDRESS + reverse("pages:sent", args=[secret_of(report.public_id)])
    send_mail(
        report.email,
        language=report.language,
        template="pages/mail/answered",
        context={"answer": answer, "report": report, "link": link},
    )
