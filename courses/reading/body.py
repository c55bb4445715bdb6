"""From Markdown to what a learner sees: references to files and units resolved in their course."""

import unicodedata
from dataclasses import dataclass

from courses.activities.contract import CourseContext, MediaInfo, PreparedBody, Problem
from lms.markup.document import ImageSource, LinkTarget
from lms.markup.document import Problem as MarkupProblem
from lms.markup.rendering import render

UNIT_SCHEME = "unit:"


@dataclass(frozen=True)
class ReadingBody:
    """What is kept of a text: as written, as shown, as found by a search."""

    source: str
    html: str
    text: str


def prepare_body(body: str, *, context: CourseContext) -> PreparedBody[ReadingBody]:
    """Render `body`. Problems are lines of the text, counted from 1."""
    resolver = _Resolver(context)
    rendered = render(
        body,
        resolve_image=resolver.image,
        resolve_link=resolver.link,
        language=context.language,
    )
    return PreparedBody(
        content=ReadingBody(body, rendered.html, rendered.text),
        problems=_told(rendered.problems),
        warnings=_told(rendered.warnings),
    )


def _told(problems: tuple[MarkupProblem, ...]) -> tuple[Problem, ...]:
    return tuple(Problem(problem.line, problem.message) for problem in problems)


@dataclass(frozen=True)
class _Resolver:
    """Finds what a text names in its course."""

    context: CourseContext

    def image(self, path: str) -> ImageSource | None:
        """The picture at `path`."""
        media = self._media(path)
        if media is None or not media.media_type.startswith("image/"):
            return None
        return ImageSource(
            src=media.url,
            srcset=media.srcset,
            width=media.width,
            height=media.height,
            alt=media.alt,
            caption=media.caption,
            credit=media.source,
        )

    def link(self, href: str) -> LinkTarget | None:
        """The unit ("unit:key") or the file that `href` names."""
        if href.startswith(UNIT_SCHEME):
            url = self.context.unit_urls.get(href.removeprefix(UNIT_SCHEME))
            return LinkTarget(url) if url else None
        media = self._media(href)
        if media is None:
            return None
        return LinkTarget(media.url, media.caption, media.media_type, media.size_bytes)

    def _media(self, path: str) -> MediaInfo | None:
        return self.context.media.get(unicodedata.normalize("NFC", path).removeprefix("./"))
