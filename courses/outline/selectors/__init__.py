"""Reading courses: which ones somebody may know, their outline, and what they are about."""

from courses.outline.selectors.courses import (
    Outline,
    OutlineSection,
    absent_course,
    course_at,
    current_units,
    outline_of,
    team_of,
    visible_course,
    visible_courses,
)
from courses.outline.selectors.tagging import (
    Competence,
    CourseLicence,
    Tagging,
    licence_of,
    licences,
    tagged_with,
    tagging_of,
)

__all__ = [
    "Competence",
    "CourseLicence",
    "Outline",
    "OutlineSection",
    "Tagging",
    "absent_course",
    "course_at",
    "current_units",
    "licence_of",
    "licences",
    "outline_of",
    "tagged_with",
    "tagging_of",
    "team_of",
    "visible_course",
    "visible_courses",
]
