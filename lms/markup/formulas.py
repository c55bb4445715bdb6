"""Formulas: TeX between dollars → MathML, made once when the text is saved."""

import re
from collections.abc import Callable, MutableMapping, Sequence
from typing import Any

from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from mdit_py_plugins.dollarmath import dollarmath_plugin

from lms.markup.mathml import BadFormula, mathml
from lms.markup.page import Page, page_of
from lms.markup.tokens import inline_places, line_of

_InlineRule = Callable[[StateInline, bool], bool]
_LOOK_ONLY = True
_DIGIT = re.compile(r"[0-9]")


def install(md: MarkdownIt) -> None:
    """Teach `md` formulas, `$…$` in a line and `$$…$$` on their own."""
    dollarmath_plugin(
        md,
        allow_labels=False,
        allow_space=False,
        allow_digits=True,
        allow_blank_lines=False,
        double_inline=True,
    )
    _keep_prices_as_text(md)
    md.core.ruler.push("formulas", _set_formulas)
    md.add_render_rule("math_inline", _inline)
    md.add_render_rule("math_inline_double", _inline)
    md.add_render_rule("math_block", _block)


def _keep_prices_as_text(md: MarkdownIt) -> None:
    """Leave dollars beside digits alone, as in "5$ oder 7$" and "zwischen $5-$7".

    The plugin's own option for this looks at the last sign of a paragraph when the formula is its
    first (mdit-py-plugins 0.7), so `$a$ ist 3` would stay text.
    """
    rules = {rule.name: rule.fn for rule in md.inline.ruler.__rules__}
    plugin_rule: _InlineRule = rules["math_inline"]

    def dollar(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if start and _DIGIT.match(state.src[start - 1]):
            return False
        if not plugin_rule(state, _LOOK_ONLY):
            return False
        ends_before_digit = bool(_DIGIT.match(state.src[state.pos : state.pos + 1]))
        state.pos = start
        return not ends_before_digit and plugin_rule(state, silent)

    md.inline.ruler.at("math_inline", dollar)


def _set_formulas(state: StateCore) -> None:
    page = page_of(state.env)
    for place in inline_places(state.tokens):
        if place.token.type in ("math_inline", "math_inline_double"):
            _set_formula(page, place.token, line=place.line)
    for token in state.tokens:
        if token.type == "math_block":
            _set_formula(page, token, line=line_of(token))


def _set_formula(page: Page, token: Token, *, line: int) -> None:
    token.content = token.content.strip()
    try:
        token.meta["mathml"] = mathml(token.content, is_block=token.type != "math_inline")
    except BadFormula as error:
        message = gettext("This formula can't be set, so it is shown as code: %(reason)s")
        page.warn(line, message % {"reason": error})


def _shown(token: Token) -> str:
    return str(token.meta.get("mathml") or f"<code>{escapeHtml(token.content)}</code>")


def _inline(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    return _shown(tokens[position])


def _block(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    page = page_of(env)
    label = escapeHtml(page.words.formula % {"number": page.next_number("formula")})
    return (
        f'<div class="formula" tabindex="0" role="region" aria-label="{label}">'
        f"{_shown(tokens[position])}</div>\n"
    )
