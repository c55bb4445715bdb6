"""From Markdown to what is kept of a reading unit."""

from dataclasses import dataclass

from courses.activities.contract import CourseContext, PreparedBody
from courses.activities.markdown import render_in_course


@dataclass(frozen=True)
class ReadingBody:
    """What is kept of a text: as written, as shown, as found by a search."""

    source: str
    html: str
    text: str


def prepare_body(body: str, *, context: CourseContext) -> PreparedBody[ReadingBody]:
    """Render `body`. Problems are lines of the text, counted from 1."""
    rendered = render_in_course(body, context=context)
    return PreparedBody(
        content=ReadingBody(body, rendered.html, rendered.text),
        problems=rendered.problems,
        warnings=rendered.warnings,
    )
