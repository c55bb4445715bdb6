"""Who may decide about libraries, and who sees what learners did."""

from django.db.models import Q

from courses.h5p.models import Approval, Content, Library
from courses.outline.models import Course
from courses.outline.policies import course_trained_by
from lms.accounts.actors import Actor
from lms.schools.policies import EVERYTHING, NOTHING, may_manage_all_schools


def may_decide_libraries(actor: Actor) -> bool:
    """The centre's staff and administrators: libraries are programs that run in everybody's browser."""
    return may_manage_all_schools(actor)


def libraries_visible_to(actor: Actor) -> Q:
    """All libraries for those who decide about them."""
    return EVERYTHING if may_decide_libraries(actor) else NOTHING


def contents_reported_to(actor: Actor) -> Q:
    """Contents whose answers `actor` sees: those of courses that they train."""
    return Q(unit__course__in=Course.objects.filter(course_trained_by(actor)))


def may_see_report(actor: Actor, content: Content) -> bool:
    """Whether `actor` trains the course of `content`."""
    return Content.objects.filter(contents_reported_to(actor), pk=content.pk).exists()


def plays_for_learners(libraries: list[Library]) -> bool:
    """Whether the centre has approved every library that a content loads."""
    return all(library.approval == Approval.APPROVED for library in libraries)
