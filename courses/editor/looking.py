"""A draft as its authors look at it: rendered, counted, with what has to be mended."""

from dataclasses import dataclass

from django.utils.html import strip_tags

from courses.activities.contract import CourseContext, Presentation
from courses.editor.findings import Finding, findings_of
from courses.editor.forms import field_labels
from courses.editor.limits import reading_minutes
from courses.editor.preparing import prepare, shown
from courses.editor.versions import Content
from courses.outline.models import Unit
from lms.markup.rendering import MAX_SOURCE_BYTES


@dataclass(frozen=True)
class Look:
    """What learners would see, and what the author should know. `minutes` is an estimate."""

    presentation: Presentation | None
    problems: list[Finding]
    warnings: list[Finding]
    words: int
    minutes: int


def look_at(unit: Unit, content: Content, *, context: CourseContext) -> Look:
    """`content` as the text of `unit`, without writing anything."""
    prepared = prepare(unit, content, context=context)
    labels = field_labels(unit)
    words = len(strip_tags(content.text[:MAX_SOURCE_BYTES]).split())
    return Look(
        presentation=shown(unit, prepared),
        problems=findings_of(prepared.problems, content=content, labels=labels),
        warnings=findings_of(prepared.warnings, content=content, labels=labels),
        words=words,
        minutes=reading_minutes(words),
    )
