"""Headings: the highest becomes h2 (the page has the h1), each gets a stable, unique id."""

from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from lms.markup.document import Heading
from lms.markup.page import Page, page_of
from lms.markup.tokens import line_of, plain_text

HIGHEST, LOWEST = 2, 6


def install(md: MarkdownIt) -> None:
    """Teach `md` our headings."""
    md.core.ruler.push("heading_ids", _place_headings)


def _place_headings(state: StateCore) -> None:
    page = page_of(state.env)
    openings = [index for index, token in enumerate(state.tokens) if token.type == "heading_open"]
    shift = HIGHEST - min((_level(state.tokens[index]) for index in openings), default=HIGHEST)
    previous = HIGHEST - 1
    for index in openings:
        opening, inline, closing = state.tokens[index : index + 3]
        level = min(_level(opening) + shift, LOWEST)
        opening.tag = closing.tag = f"h{level}"
        text = plain_text(inline.children).strip()
        opening.attrs = {"id": page.new_id(text)}
        page.headings.append(Heading(level, str(opening.attrs["id"]), text))
        _judge(page, opening, text=text, skips=level > previous + 1)
        previous = level


def _level(opening: Token) -> int:
    return int(opening.tag[1:])


def _judge(page: Page, opening: Token, *, text: str, skips: bool) -> None:
    """WCAG 2.2, 1.3.1 and 2.4.6: headings say something and don't skip a level."""
    if not text:
        page.problem(line_of(opening), gettext("This heading is empty. Write a text after the #."))
    if skips:
        page.warn(
            line_of(opening),
            gettext("This heading skips a level. Take one # away, or add a heading above it."),
        )
