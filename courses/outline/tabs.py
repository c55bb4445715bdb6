"""The pages of a course that its team finds side by side: rooms register a tab each.

Here and not in `lms.kernel`: where a tab leads and what waits behind it are questions about a course,
and the kernel knows none. This is the lowest room that does.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from courses.outline.models import Course
from courses.outline.policies import CourseRight, rights_in
from lms.accounts.actors import Actor


def _nothing_waits(_course: Course) -> int:
    return 0


@dataclass(frozen=True)
class CourseTab:
    """One page, for those of the team who hold `right`.

    `url_name` takes the course's slug; `waiting` counts what the team should look at.
    """

    name: str
    label: str | Promise
    url_name: str
    order: int = 50
    right: CourseRight = CourseRight.TRAIN
    waiting: Callable[[Course], int] = _nothing_waits


@dataclass(frozen=True)
class TabLink:
    """A tab, ready to draw."""

    label: str
    url: str
    is_current: bool
    waiting: int


_tabs: dict[str, CourseTab] = {}


def register(tab: CourseTab) -> None:
    """Add `tab`; a second one of the same name replaces the first."""
    _tabs[tab.name] = tab


def tabs_for(
    actor: Actor, course: Course, *, current: str, rights: frozenset[CourseRight] | None = None
) -> list[TabLink]:
    """The tabs of `course` in order, for its team and those who run the centre; else none.

    `current` is the name of the tab that the page belongs to; the `rights` of `actor` are asked for where
    the page does not know them.
    """
    rights = rights_in(actor, course) if rights is None else rights
    return [
        TabLink(
            label=str(tab.label),
            url=reverse(tab.url_name, args=[course.slug]),
            is_current=tab.name == current,
            waiting=tab.waiting(course),
        )
        for tab in sorted(_tabs.values(), key=lambda tab: tab.order)
        if tab.right in rights
    ]
