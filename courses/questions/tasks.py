"""Mails about questions. Words of questions and answers stay on the platform."""

from django.db import transaction

from courses.outline.models import Course
from courses.questions import services
from courses.questions.models import Answer
from courses.questions.selectors import courses_to_announce, open_count
from lms.accounts.mails import send_mail_to
from lms.accounts.models import User
from lms.kernel.jobs import enqueue


@transaction.atomic
def tell_team(course_id: int) -> None:
    """One job for each of the team, so that a mail that fails repeats alone."""
    for person_id in sorted(services.take_announcement(course_id=course_id)):
        enqueue(tell_team_member, course_id, person_id)


def tell_teams() -> None:
    """Every few minutes: what was asked while a mail had just gone out."""
    for course_id in courses_to_announce():
        tell_team(course_id)


def tell_team_member(course_id: int, person_id: int) -> None:
    """Questions wait; who has answered them meanwhile is not written to."""
    course = Course.objects.filter(pk=course_id).first()
    person = User.objects.filter(pk=person_id).first()
    if course is None or person is None:
        return
    if number := open_count(course):
        context = {"course": course, "number": number}
        send_mail_to(person, template="questions/mail/waiting", context=context)


def tell_asker(answer_id: int) -> None:
    """There is an answer; who has read it already is not written to."""
    rows = Answer.objects.filter(pk=answer_id, read_at__isnull=True)
    answer = rows.select_related("author", "question__asker", "question__unit__course").first()
    if answer is None:
        return
    question = answer.question
    context = {"answer": answer, "unit": question.unit, "course": question.unit.course}
    send_mail_to(question.asker, template="questions/mail/answered", context=context)
