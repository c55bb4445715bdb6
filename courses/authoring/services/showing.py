"""The moments at which units open or go: nobody changes anything then, and yet the course is another."""

from django.db import transaction
from django.db.models import Q

from courses.authoring.models import ShowingClock
from courses.outline.events import CourseChanged
from courses.outline.models import Course, Unit
from courses.outline.policies import NOT_IN_THE_BIN
from courses.outline.selectors import minutes_of
from courses.outline.vocabulary import Release
from lms.kernel.clock import now
from lms.kernel.events import publish
from lms.kernel.locking import lock


@transaction.atomic
def tell_passed_moments() -> list[int]:
    """Tell of every course in which a unit opened or went since the last call; their primary keys.

    Who has done all that is left has then completed the course without a further step. However long no
    worker ran, no moment is missed, and none is told twice.
    """
    moment = now()
    clock, is_new = ShowingClock.objects.select_for_update().get_or_create(
        pk=1, defaults={"told_until": moment}
    )
    if is_new or clock.told_until >= moment:
        return []
    since = (clock.told_until, moment)
    clock.told_until = moment
    clock.save(update_fields=["told_until"])
    # The first moment after the last call, up to and including this one.
    passed = _between("visible_from", *since) | _between("visible_until", *since)
    units = Unit.objects.filter(passed, archived_at__isnull=True, state=Release.PUBLISHED)
    courses = Course.objects.filter(NOT_IN_THE_BIN, pk__in=units.values("course"))
    told = list(courses.order_by("pk").values_list("pk", flat=True))
    for pk in told:
        course = lock(Course, pk)
        course.minutes = minutes_of(course)
        course.save(update_fields=["minutes"])
        publish(CourseChanged(pk))
    return told


def _between(field: str, after: object, until: object) -> Q:
    return Q(**{f"{field}__gt": after, f"{field}__lte": until})
