"""Mails of the workshop, and what the clock starts."""

from typing import Any

from courses.authoring import services
from courses.authoring.models import ChangeNote
from courses.authoring.services.bin import due_courses
from courses.enrolment.models import Enrolment
from courses.outline.models import Course, CourseTeamMember
from courses.outline.selectors import team_of
from lms.accounts.mails import send_mail_to
from lms.accounts.models import User
from lms.kernel.jobs import enqueue


def tell_role(member_id: int) -> None:
    """Somebody has a role in a team now; who has left it meanwhile is not written to."""
    rows = CourseTeamMember.objects.filter(pk=member_id).select_related("course", "person")
    member = rows.first()
    if member is not None:
        _send(member.person, "role", course=member.course, member=member)


def tell_removed(course_id: int, person_id: int) -> None:
    """Somebody is no longer in a team; who is back is not written to."""
    course = Course.objects.filter(pk=course_id).first()
    person = User.objects.filter(pk=person_id).first()
    if course is None or person is None:
        return
    if not CourseTeamMember.objects.filter(course=course, person=person).exists():
        _send(person, "removed", course=course)


def tell_deleted(course_id: int) -> None:
    """One job for each of the team of a course that was put into the bin."""
    _for_each_of_team(course_id, tell_deleted_to)


def tell_deleted_to(course_id: int, person_id: int) -> None:
    """The course lies in the bin, until when; unless it was brought back meanwhile."""
    _tell_of_bin(course_id, person_id, "deleted", in_bin=True)


def tell_restored(course_id: int) -> None:
    """One job for each of the team of a course that was brought back."""
    _for_each_of_team(course_id, tell_restored_to)


def tell_restored_to(course_id: int, person_id: int) -> None:
    """The course is back; unless it was deleted again meanwhile."""
    _tell_of_bin(course_id, person_id, "restored", in_bin=False)


def remove_deleted_courses() -> None:
    """What has lain in the bin long enough; a job each."""
    for course_id in due_courses():
        enqueue(remove_deleted_course, course_id)


def remove_deleted_course(course_id: int) -> None:
    """One course, for good."""
    services.remove_deleted_course(course_id=course_id)


def tell_passed_moments() -> None:
    """Units that opened or went by the clock."""
    services.tell_passed_moments()


def clear_deliveries() -> None:
    """Packages that nobody imported."""
    services.clear_deliveries()


def tell_change(note_id: int) -> None:
    """One job for each who takes part, so that a mail that fails repeats alone."""
    note = ChangeNote.objects.filter(pk=note_id).first()
    if note is None:
        return
    active = Enrolment.objects.filter(course=note.course_id, left_at__isnull=True)
    for learner_id in active.order_by("pk").values_list("learner", flat=True):
        enqueue(tell_change_to, note.pk, learner_id)


def tell_change_to(note_id: int, learner_id: int) -> None:
    """The team's words; who has left meanwhile is not written to."""
    note = ChangeNote.objects.filter(pk=note_id).select_related("course", "author").first()
    active = Enrolment.objects.filter(learner=learner_id, left_at__isnull=True)
    if note is None or not active.filter(course=note.course_id).exists():
        return
    _send(User.objects.get(pk=learner_id), "changed", course=note.course, note=note)


def _for_each_of_team(course_id: int, task: Any) -> None:
    course = Course.objects.filter(pk=course_id).first()
    if course is not None:
        for member in team_of(course):
            enqueue(task, course.pk, member.person_id)


def _tell_of_bin(course_id: int, person_id: int, mail: str, *, in_bin: bool) -> None:
    course = Course.objects.filter(pk=course_id, delete_after__isnull=not in_bin).first()
    person = User.objects.filter(pk=person_id).first()
    if course is not None and person is not None:
        _send(person, mail, course=course)


def _send(person: User, mail: str, **context: Any) -> None:
    send_mail_to(person, template=f"authoring/mail/{mail}", context=context)
