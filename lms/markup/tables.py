"""Tables: in a named region that scrolls and takes the keyboard, with header cells that say for what."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from lms.markup.page import page_of
from lms.markup.tokens import plain_text

MAX_LABEL_LENGTH = 80
_CLASS_BY_STYLE = {"text-align:right": "end", "text-align:center": "center"}
_CELLS = ("th_open", "td_open")


def install(md: MarkdownIt) -> None:
    """Teach `md` tables."""
    md.enable("table")
    md.core.ruler.push("table_headers", _mark_tables)
    md.add_render_rule("table_open", _open)
    md.add_render_rule("table_close", _close)


def _mark_tables(state: StateCore) -> None:
    start = 0
    for position, token in enumerate(state.tokens):
        if token.type == "table_open":
            start = position
        elif token.type == "table_close":
            _mark_table(state.tokens[start : position + 1])


def _mark_table(tokens: Sequence[Token]) -> None:
    """Set scopes and alignment; an empty corner means that the first column names the rows."""
    cells = [position for position, token in enumerate(tokens) if token.type in _CELLS]
    heads = [at for at in cells if tokens[at].type == "th_open"]
    tokens[0].meta = {"heads": [plain_text(tokens[at + 1].children).strip() for at in heads]}
    rows_have_names = tokens[0].meta["heads"][0] == ""
    for count, at in enumerate(cells):
        opening, closing = tokens[at], tokens[at + 2]
        _align(opening)
        if count < len(heads):
            _make(opening, closing, scope="col" if plain_text(tokens[at + 1].children) else "")
        elif rows_have_names and count % len(heads) == 0:
            _make(opening, closing, scope="row")


def _make(opening: Token, closing: Token, *, scope: str) -> None:
    opening.tag = closing.tag = "th" if scope else "td"
    if scope:
        opening.attrSet("scope", scope)


def _align(cell: Token) -> None:
    style = str(cell.attrs.pop("style", ""))
    if style in _CLASS_BY_STYLE:
        cell.attrSet("class", _CLASS_BY_STYLE[style])


def _open(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    page = page_of(env)
    label = page.words.table % {"number": page.next_number("table")}
    heads = ", ".join(filter(None, tokens[position].meta["heads"]))
    if heads:
        label = f"{label}: {heads}"
    if len(label) > MAX_LABEL_LENGTH:
        label = label[: MAX_LABEL_LENGTH - 1] + "…"
    return (
        f'<div class="table-scroll" tabindex="0" role="region" aria-label="{escapeHtml(label)}">'
        '<table class="table">\n'
    )


def _close(
    _renderer: RendererHTML,
    _tokens: Sequence[Token],
    _position: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    return "</table></div>\n"
