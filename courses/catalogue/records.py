"""Gathering what a course's AMB record is made of."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from courses.catalogue.amb import CourseRecord, amb_of
from courses.outline.models import Course, CourseTeamMember
from courses.outline.selectors import CourseLicence, Tagging
from courses.outline.vocabulary import State, TeamRole, Visibility


def json_record(
    course: Course,
    *,
    site_url: str,
    tagging: Tagging,
    licence: CourseLicence,
    team: Iterable[CourseTeamMember],
) -> dict[str, Any] | None:
    """The record of a published course that everybody may see; None for any other."""
    if course.visibility != Visibility.PUBLIC or course.state != State.PUBLISHED:
        return None
    image = reverse("catalogue:image", args=[course.slug]) if course.image_id else ""
    owners = [str(m.person) for m in team if m.role == TeamRole.OWNER]
    return amb_of(
        CourseRecord(
            course=course,
            url=urljoin(site_url, reverse("catalogue:course", args=[course.slug])),
            site_url=site_url,
            centre=settings.LERNHUB_CENTRE_NAME,
            creators=owners,
            subjects=tagging.subjects,
            levels=tagging.levels,
            competences=[found.term for found in tagging.competences],
            licence_url=licence.url if licence.in_amb else "",
            image_url=urljoin(site_url, image) if image else "",
        )
    )
