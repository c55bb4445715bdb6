"""Courses deleted with a grace period: into the bin, out of it again, and away for good."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from courses.authoring.events import CourseDeleted, CourseRestored
from courses.learning.services import detach_confirmations
from courses.outline.events import CourseChanged
from courses.outline.models import Course
from courses.outline.policies import may_restore_course, may_run_course
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require


@transaction.atomic
def delete_course(*, actor: User, course: Course) -> Course:
    """Put the course into the bin: absent for everybody at once, gone after the grace period.

    Idempotent. Raises NotAllowed.
    """
    reason = _("Only those responsible for this course may delete it.")
    require(may_run_course, actor, course, reason=reason)
    course = lock(Course, course.pk)
    course.deleted_at = now()
    grace = datetime.timedelta(days=settings.LERNHUB_COURSE_GRACE_DAYS)
    course.delete_after = course.deleted_at + grace
    course.save(update_fields=["deleted_at", "delete_after", "updated_at"])
    record(actor=actor, action="course.deleted", target=course, until=str(course.delete_after))
    publish(CourseDeleted(course.pk))
    publish(CourseChanged(course.pk))
    return course


@transaction.atomic
def restore_course(*, actor: User, course: Course) -> Course:
    """Take the course out of the bin, as it was. Raises NotAllowed."""
    reason = _("Only those responsible for this course may bring it back.")
    require(may_restore_course, actor, course, reason=reason)
    course = lock(Course, course.pk)
    course.deleted_at = course.delete_after = None
    course.save(update_fields=["deleted_at", "delete_after", "updated_at"])
    record(actor=actor, action="course.restored", target=course)
    publish(CourseRestored(course.pk))
    publish(CourseChanged(course.pk))
    return course


def due_courses() -> list[int]:
    """Primary keys of the courses whose grace period is over."""
    due = Course.objects.filter(delete_after__lte=now()).order_by("delete_after")
    return list(due.values_list("pk", flat=True))


@transaction.atomic
def remove_deleted_course(*, course_id: int) -> bool:
    """Delete a course for good, with units, files, enrolments and results; confirmations stay.

    Idempotent: one that was brought back meanwhile, or has gone, is passed over.
    """
    course = Course.objects.select_for_update().filter(pk=course_id).first()
    if course is None or course.delete_after is None or course.delete_after > now():
        return False
    kept = detach_confirmations(course=course)
    record(actor=None, action="course.removed", target=course, confirmations_kept=kept)
    course.delete()
    return True
