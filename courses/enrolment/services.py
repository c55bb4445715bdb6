"""Enrolling and leaving."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from courses.enrolment.events import LearnerEnrolled, LearnerLeft
from courses.enrolment.models import Enrolment
from courses.enrolment.policies import may_enrol, may_know_course
from courses.outline.models import Course
from courses.outline.selectors import absent_course
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require


@transaction.atomic
def enrol_learner(*, actor: User, course: Course, at: datetime.datetime | None = None) -> Enrolment:
    """Let `actor` take part in `course`, since now or since `at`.

    Idempotent: a second call returns the first enrolment; coming back reopens it with all progress.
    Raises NotFound when the actor may not know of the course, NotAllowed when it takes nobody in.
    """
    course = lock(Course, course.pk)
    if not may_know_course(actor, course):
        raise absent_course()
    require(
        may_enrol, actor, course, reason=_("This course is not taking anybody in at the moment.")
    )
    enrolment, created = Enrolment.objects.get_or_create(
        course=course, learner=actor, defaults={"enrolled_at": at or now()}
    )
    if created or enrolment.left_at is not None:
        enrolment.left_at = None
        enrolment.save(update_fields=["left_at"])
        publish(LearnerEnrolled(enrolment.pk))
    return enrolment


@transaction.atomic
def leave_course(*, actor: User, course: Course, at: datetime.datetime | None = None) -> None:
    """End the actor's part in `course`; progress and results stay for a return. Idempotent."""
    enrolment = (
        Enrolment.objects.select_for_update()
        .filter(course=course, learner=actor, left_at__isnull=True)
        .first()
    )
    if enrolment is None:
        return
    enrolment.left_at = at or now()
    enrolment.save(update_fields=["left_at"])
    publish(LearnerLeft(enrolment.pk))
