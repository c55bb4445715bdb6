"""Which websites a text links to, and where."""

from dataclasses import dataclass

from lms.markup.document import ImageSource, LinkTarget
from lms.markup.page import Page, env_of
from lms.markup.rendering import parse
from lms.markup.tokens import inline_places
from lms.markup.words import words_in

WEB = ("http://", "https://")


@dataclass(frozen=True)
class OutsideLink:
    """An address of the web in a text, and the line (from 1) that it stands on."""

    line: int
    href: str


def outside_links(source: str) -> list[OutsideLink]:
    """All links of `source`, Markdown in our dialect, that lead out into the web, in their order."""
    page = Page(_any_picture, LinkTarget, words_in("en"), "text")
    return [
        OutsideLink(place.line, href)
        for place in inline_places(parse(source, env_of(page)))
        if place.token.type == "link_open"
        and (href := str(place.token.attrGet("href") or "")).lower().startswith(WEB)
    ]


def _any_picture(path: str) -> ImageSource:
    return ImageSource(path)
