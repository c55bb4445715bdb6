"""From a page's source to what is shown."""

from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext

from lms.markup.document import ImageSource, LinkTarget, Problem, Rendered
from lms.markup.rendering import render
from lms.pages.blanks import blanks_in, with_blanks_as, with_blanks_marked

PLACES = {
    "impressum": "/impressum/",
    "datenschutz": "/datenschutz/",
    "barrierefreiheit": "/barrierefreiheit/",
    "barriere-melden": "/barriere-melden/",
    "darstellung": "/darstellung/",
    "kurse": "/kurse/",
}
"""Pages that a text may link to by name: `[report a barrier](barriere-melden)`."""


def _no_image(_name: str) -> ImageSource | None:
    return None


class _Links:
    """Resolves names of pages, and remembers what it did not know."""

    def __init__(self) -> None:
        self.unknown: list[str] = []

    def __call__(self, name: str) -> LinkTarget | None:
        if name in PLACES:
            return LinkTarget(PLACES[name])
        self.unknown.append(name)
        return None

    def explained(self, problem: Problem) -> Problem:
        """`problem` with a sentence about pages, where it is about a link to one."""
        name = next((name for name in self.unknown if f"“{name}”" in problem.message), None)
        name = name or next((n for n in self.unknown if f"„{n}“" in problem.message), None)
        if name is None:
            return problem
        sentence = gettext(
            "There is no page “%(name)s”. Links begin with https:// or are one of: %(places)s."
        )
        return Problem(problem.line, sentence % {"name": name, "places": ", ".join(PLACES)})


def shown(source: str, *, language: str) -> Rendered:
    """The page as visitors see it: what is not filled in yet is said decently."""
    with translation.override(language):
        words = gettext("will follow")
    return _rendered(with_blanks_as(source, words), language=language)


def checked(source: str, *, language: str) -> Rendered:
    """The page as staff see it while they write: blanks stand out, problems have lines."""
    return _rendered(with_blanks_marked(source), language=language)


@dataclass(frozen=True)
class Look:
    """What a text would look like, what must be mended, what is still to be filled in."""

    html: str
    problems: tuple[Problem, ...]
    blanks: list[str]


def looked_at(source: str, *, language: str) -> Look:
    """The page as staff see it while they write."""
    rendered = checked(source, language=language)
    return Look(rendered.html, rendered.problems, blanks_in(source))


def _rendered(source: str, *, language: str) -> Rendered:
    links = _Links()
    result = render(
        source, resolve_image=_no_image, resolve_link=links, language=language, id_prefix="seite"
    )
    return replace(result, problems=tuple(links.explained(each) for each in result.problems))
