"""Courses that would stand without an owner if somebody's account was erased."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from courses.outline.models import Course, CourseTeamMember
from courses.outline.vocabulary import TeamRole
from lms.kernel.erasure import Obstacle
from lms.kernel.personal_data import Subject


def obstacles(subject: Subject) -> Iterator[Obstacle]:
    """One for each course that nobody else owns. It would stay, and the centre would look after it."""
    owned = CourseTeamMember.objects.filter(role=TeamRole.OWNER)
    others = owned.exclude(person=subject.pk).values("course")
    mine = owned.filter(person=subject.pk).values("course")
    for course in Course.objects.filter(pk__in=mine).exclude(pk__in=others):
        yield Obstacle(
            _(
                "Nobody else owns the course “%(title)s”. Hand it on first, or the centre takes it over."
            )
            % {"title": course.title},
            label=_("To the course"),
            url=reverse("catalogue:course", args=[course.slug]),
        )
