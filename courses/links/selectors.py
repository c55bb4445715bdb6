"""Reading links that lead out of a course, and what is known of them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from courses.activities.contract import UnitText
from courses.activities.texts import texts_of
from courses.links.addresses import target_of
from courses.links.models import LinkCheck, OutsideAddress
from courses.outline.models import Course
from courses.outline.selectors import current_units
from lms.markup.outside import WEB, OutsideLink, outside_links


@dataclass(frozen=True)
class LinksOfCourse:
    """Whether links are checked here at all, and how it stands with those of a course."""

    is_on: bool
    asked_at: datetime.datetime | None = None
    finished_at: datetime.datetime | None = None

    @property
    def is_running(self) -> bool:
        """Whether a job is on its way."""
        return self.asked_at is not None and self.finished_at is None


def links_of_course(course: Course) -> LinksOfCourse:
    """How it stands."""
    if not settings.LERNHUB_LINK_CHECK:
        return LinksOfCourse(is_on=False)
    check = LinkCheck.objects.filter(course=course).first()
    if check is None:
        return LinksOfCourse(is_on=True)
    return LinksOfCourse(is_on=True, asked_at=check.asked_at, finished_at=check.finished_at)


def links_in(text: UnitText) -> list[OutsideLink]:
    """The links of a unit that lead out: those of its text, and addresses in the kind's own fields."""
    named = text.fields.model_dump(mode="json").values()
    own = [OutsideLink(0, value) for value in named if str(value).startswith(WEB)]
    return [*own, *outside_links(text.body)]


def addresses_of(course: Course) -> set[str]:
    """Every address of the web that the course's units name, as it is asked for."""
    found = {
        course_link.href
        for text in texts_of(current_units(course)).values()
        for course_link in links_in(text)
    }
    return {target.address for href in found if (target := target_of(href)) is not None}


def known_of(hrefs: Iterable[str]) -> dict[str, OutsideAddress]:
    """What is known of each of `hrefs`, in one query; nothing of those never asked."""
    written = {href: target.address for href in hrefs if (target := target_of(href)) is not None}
    rows = OutsideAddress.objects.filter(address__in=set(written.values()))
    known = {row.address: row for row in rows}
    return {href: known[address] for href, address in written.items() if address in known}
