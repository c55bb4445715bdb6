"""Markdown of a unit: rendered with the files and units of its course."""

from dataclasses import dataclass

from courses.activities.contract import CourseContext, Problem
from lms.markup.document import ImageSource, LinkTarget
from lms.markup.document import Problem as MarkupProblem
from lms.markup.rendering import render

UNIT_SCHEME = "unit:"


@dataclass(frozen=True)
class CourseMarkdown:
    """A rendered text: as shown, as found by a search, and what its author should mend."""

    html: str
    text: str
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def render_in_course(body: str, *, context: CourseContext) -> CourseMarkdown:
    """Render `body`. Problems are lines of the text, counted from 1."""
    resolver = _Resolver(context)
    rendered = render(
        body,
        resolve_image=resolver.image,
        resolve_link=resolver.link,
        language=context.language,
    )
    return CourseMarkdown(
        rendered.html, rendered.text, _told(rendered.problems), _told(rendered.warnings)
    )


def _told(problems: tuple[MarkupProblem, ...]) -> tuple[Problem, ...]:
    return tuple(Problem(problem.line, problem.message) for problem in problems)


@dataclass(frozen=True)
class _Resolver:
    """Finds what a text names in its course."""

    context: CourseContext

    def image(self, path: str) -> ImageSource | None:
        """The picture at `path`."""
        media = self.context.file(path)
        if media is None or not media.media_type.startswith("image/"):
            return None
        return ImageSource(
            src=media.url,
            srcset=media.srcset,
            width=media.width,
            height=media.height,
            alt=media.alt,
            decorative=media.decorative,
            caption=media.caption,
            credit=media.source,
        )

    def link(self, href: str) -> LinkTarget | None:
        """The unit ("unit:key") or the file that `href` names."""
        if href.startswith(UNIT_SCHEME):
            url = self.context.unit_urls.get(href.removeprefix(UNIT_SCHEME))
            return LinkTarget(url) if url else None
        media = self.context.file(href)
        if media is None:
            return None
        return LinkTarget(media.url, media.caption, media.media_type, media.size_bytes)
