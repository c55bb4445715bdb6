"""`render`: the one door of this room."""

import re
from typing import Any

from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lms.markup import callouts, code_blocks, footnotes, formulas, headings, links, pictures, tables
from lms.markup.document import Rendered, ResolveImage, ResolveLink
from lms.markup.page import Page, env_of
from lms.markup.sanitiser import sanitise
from lms.markup.tokens import line_of, search_text
from lms.markup.words import words_in

MAX_SOURCE_BYTES = 500_000
MAX_NESTING = 20
# Time grows with the length, but lines and marks cost thirty times what letters do (measured: 500 kB of
# "^[" take 17 s, of table cells 15 s, of prose 0.3 s). No honest page comes near these numbers.
MAX_LINES = 20_000
MAX_MARKS = 20_000
_MARKS = "[|$<*_~`"
_CONTAINERS = ("blockquote_open", "list_item_open", "container_callout_open")
# Characters no HTML text may hold, and halves of surrogate pairs, which no database stores.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


def _dialect() -> MarkdownIt:
    """CommonMark without raw HTML, with strikethrough and what the feature modules add."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    md.enable("strikethrough")
    for feature in (tables, footnotes, callouts, formulas, headings, pictures, links, code_blocks):
        feature.install(md)
    return md


_DIALECT = _dialect()


def render(
    source: str,
    *,
    resolve_image: ResolveImage,
    resolve_link: ResolveLink,
    language: str = "de",
    id_prefix: str = "text",
) -> Rendered:
    """Render `source`, Markdown in our dialect, to HTML that is safe to show.

    `language` is that of the text: it names callouts, tables and footnotes. `id_prefix` begins every
    id; give another one to a second text on the same page. Nothing is raised for what an author
    wrote: see `Rendered.problems`. Too much (MAX_SOURCE_BYTES …) is a problem and renders nothing.
    """
    page = Page(resolve_image, resolve_link, words_in(language), id_prefix)
    if is_too_much(source):
        page.problem(1, gettext("The text is far too long for one page. Split it into several."))
        return Rendered("", "", problems=tuple(page.problems))
    env = env_of(page)
    tokens = parse(source, env)
    _report_lost(page, tokens)
    html = _DIALECT.renderer.render(tokens, _DIALECT.options, env)
    return Rendered(
        html=sanitise(html, id_prefix=id_prefix),
        text=search_text(tokens),
        headings=tuple(page.headings),
        problems=tuple(sorted(page.problems, key=lambda problem: problem.line)),
        warnings=tuple(sorted(page.warnings, key=lambda problem: problem.line)),
    )


def parse(source: str, env: dict[str, Any]) -> list[Token]:
    """The tokens of `source`, for the page that `env` holds; too much of it has none."""
    if is_too_much(source):
        return []
    return _DIALECT.parse(_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", source), env)


def is_too_much(source: str) -> bool:
    """Whether `source` is refused unread, because rendering it could keep a worker from its other work."""
    return (
        len(source.encode(errors="surrogatepass")) > MAX_SOURCE_BYTES
        or source.count("\n") + source.count("\r") > MAX_LINES
        or sum(map(source.count, _MARKS)) > MAX_MARKS
    )


def _report_lost(page: Page, tokens: list[Token]) -> None:
    """markdown-it leaves out what stands deeper than `maxNesting`; nothing may vanish unsaid."""
    for token in tokens:
        if token.type in _CONTAINERS and token.level >= MAX_NESTING - 1:
            page.problem(
                line_of(token), gettext("Lists, quotes and boxes are nested too deeply here.")
            )
            return
