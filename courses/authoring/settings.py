"""What a course says of itself, as its settings page reads and writes it."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.outline.models import Course
from courses.outline.selectors import tagging_of
from courses.outline.vocabulary import Audience, Visibility
from lms.kernel.errors import InvalidInput

LONGEST_SENTENCE = 300
MOST_TAGS, LONGEST_TAG = 20, 40


@dataclass(frozen=True)
class CourseSettings:
    """The settings of one course; `school` is a number, subjects, levels and licence are keys."""

    title: str
    slug: str
    summary: str
    description: str
    outcomes: tuple[str, ...]
    language: str
    audience: Audience
    licence: str
    tags: tuple[str, ...]
    easy_language: bool
    visibility: Visibility
    school: str
    subjects: tuple[str, ...]
    levels: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """The same for the same settings: a form carries it, so that nothing is overwritten unseen."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


def settings_of(course: Course) -> CourseSettings:
    """What is kept of `course`."""
    tagging = tagging_of([course])[course.pk]
    return CourseSettings(
        title=course.title,
        slug=course.slug,
        summary=course.summary,
        description=course.description,
        outcomes=tuple(course.outcomes),
        language=course.language,
        audience=Audience(course.audience),
        licence=course.licence,
        tags=tuple(course.tags),
        easy_language=course.easy_language,
        visibility=Visibility(course.visibility),
        school=course.school.number if course.school else "",
        subjects=tuple(term.key for term in tagging.subjects),
        levels=tuple(term.key for term in tagging.levels),
    )


def check_settings(wanted: CourseSettings) -> None:
    """Raise InvalidInput, with a sentence for each field that can't be so."""
    problems: dict[str, str] = {}
    if any(len(outcome) > LONGEST_SENTENCE for outcome in wanted.outcomes):
        problems["outcomes"] = _("Please keep each line below 300 characters.")
    if len(wanted.tags) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in wanted.tags):
        problems["tags"] = _("Please give at most 20 words of at most 40 characters.")
    if wanted.visibility is Visibility.SCHOOL and not wanted.school:
        problems["school"] = _("Please choose the school that may see the course.")
    if problems:
        message = _("Some entries need a change.")
        raise InvalidInput(message, code="impossible_settings", fields=problems)
