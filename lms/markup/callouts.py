"""Callouts: `::: tip Title` … `:::` becomes a titled box."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from mdit_py_plugins.container import container_plugin

from lms.markup.page import Page, page_of
from lms.markup.tokens import line_of

KINDS = ("note", "tip", "example", "care")


def install(md: MarkdownIt) -> None:
    """Teach `md` callouts. Any name opens one, so that a mistyped kind is reported, not shown."""
    container_plugin(md, "callout", validate=_begins_callout, render=_render)
    md.core.ruler.push("callout_titles", _title_callouts)


def _begins_callout(params: str, _markup: str) -> bool:
    return bool(params.strip())


def _title_callouts(state: StateCore) -> None:
    page = page_of(state.env)
    lines = state.src.split("\n")
    for token in state.tokens:
        if token.type == "container_callout_open":
            _title_callout(page, token, lines)


def _title_callout(page: Page, opening: Token, lines: Sequence[str]) -> None:
    kind, _, title = opening.info.strip().partition(" ")
    if kind not in KINDS:
        message = gettext("There is no box “%(kind)s”. There are: %(kinds)s.")
        page.problem(line_of(opening), message % {"kind": kind, "kinds": ", ".join(KINDS)})
        kind = KINDS[0]
    if not _is_closed(opening, lines):
        page.problem(line_of(opening), gettext("This box has no end. Close it with a line :::"))
    opening.meta = {"kind": kind, "title": title.strip() or page.words.callout_titles[kind]}


def _is_closed(opening: Token, lines: Sequence[str]) -> bool:
    end = opening.map[1] if opening.map else len(lines)
    return end < len(lines) and lines[end].lstrip(" \t>").startswith(opening.markup)


def _render(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    token = tokens[position]
    if token.nesting == -1:
        return "</div>\n"
    return (
        f'<div class="callout callout--{token.meta["kind"]}">'
        f'<p class="callout__title">{escapeHtml(token.meta["title"])}</p>\n'
    )
