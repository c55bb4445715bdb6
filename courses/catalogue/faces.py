"""What a course's card shows, as plain values: cards that show the same are drawn once."""

from dataclasses import dataclass

from courses.outline.models import Course
from courses.outline.templatetags.outline import focus_class


@dataclass(frozen=True)
class CardFace:
    """All of it. `image_class` says what of the picture stays in view; `done` counts units."""

    slug: str
    title: str
    summary: str
    language: str
    audience: str
    audience_label: str
    easy_language: bool
    minutes: int
    has_image: bool
    image_class: str
    unit_count: int
    enrolled: bool
    done: int
    completed: bool


def face_of(
    course: Course, *, unit_count: int, enrolled: bool, done: int, completed: bool
) -> CardFace:
    """The face of `course` for somebody who has got so far in it."""
    return CardFace(
        slug=course.slug,
        title=course.title,
        summary=course.summary,
        language=course.language,
        audience=course.audience,
        audience_label=course.get_audience_display(),
        easy_language=course.easy_language,
        minutes=course.minutes,
        has_image=course.image_id is not None,
        image_class=focus_class(course),
        unit_count=unit_count,
        enrolled=enrolled,
        done=done,
        completed=completed,
    )
