"""Footnotes: numbered references, a list at the end, ways back; all with names for screen readers.

Roles after the Digital Publishing WAI-ARIA Module 1.1 (doc-noteref, doc-endnotes, doc-backlink).
"""

from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from lms.markup.page import Page, page_of
from lms.markup.tokens import inline_places

_SHOWN = "lernhub_shown_footnote_references"


def install(md: MarkdownIt) -> None:
    """Teach `md` footnotes, `[^name]` and `^[inline]`."""
    footnote_plugin(md)
    md.core.ruler.push("shown_footnotes", _note_shown)
    md.add_render_rule("footnote_ref", _reference)
    md.add_render_rule("footnote_block_open", _list_open)
    md.add_render_rule("footnote_open", _note_open)
    md.add_render_rule("footnote_anchor", _way_back)


def _note_shown(state: StateCore) -> None:
    """Note which references are shown: one inside a picture's alternative text has no place."""
    state.env[_SHOWN] = {
        _key(place.token)
        for place in inline_places(state.tokens)
        if place.token.type == "footnote_ref"
    }


def _key(token: Token) -> tuple[int, int]:
    return int(token.meta["id"]), int(token.meta.get("subId", 0))


def _note_id(page: Page, number: int) -> str:
    # Two hyphens: no heading's id can be the same (`slug_of` leaves single ones only).
    return f"{page.id_prefix}-note--{number}"


def _reference(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    page = page_of(env)
    note, place = _key(tokens[position])
    number = note + 1
    target = _note_id(page, number)
    return (
        f'<sup class="footnote-ref"><a href="#{target}" id="{target}-ref-{place + 1}" '
        f'role="doc-noteref" aria-label="{escapeHtml(page.words.footnote % {"number": number})}">'
        f"{number}</a></sup>"
    )


def _list_open(
    _renderer: RendererHTML,
    _tokens: Sequence[Token],
    _position: int,
    _options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    label = escapeHtml(page_of(env).words.footnotes)
    return f'<section class="footnotes" role="doc-endnotes" aria-label="{label}">\n<ol>\n'


def _note_open(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    return f'<li id="{_note_id(page_of(env), tokens[position].meta["id"] + 1)}">'


def _way_back(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    page = page_of(env)
    key = _key(tokens[position])
    if key not in env[_SHOWN]:
        return ""
    note, place = key
    words = page.words.back_again if place else page.words.back
    label = escapeHtml(words % {"number": note + 1, "place": place + 1})
    # U+FE0E keeps the arrow a sign of the text instead of a coloured emoji.
    return (
        f' <a href="#{_note_id(page, note + 1)}-ref-{place + 1}" class="footnote-back" '
        f'role="doc-backlink" aria-label="{label}">↩\ufe0e</a>'
    )
