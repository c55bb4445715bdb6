"""Code: coloured by Pygments' class names, in a named region that scrolls and takes the keyboard."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from lms.markup.page import Page, page_of

# Languages taught at schools.
LANGUAGES = {
    "bash": "Bash",
    "c": "C",
    "cpp": "C++",
    "css": "CSS",
    "html": "HTML",
    "java": "Java",
    "javascript": "JavaScript",
    "js": "JavaScript",
    "json": "JSON",
    "python": "Python",
    "py": "Python",
    "sql": "SQL",
    "xml": "XML",
    "yaml": "YAML",
}
# Pygments' lexers take quadratic time on some input (measured: 10,000 line breaks as Java, 4 s). With
# these bounds the most hostile text costs a few seconds once; longer code stays plain.
MAX_COLOURED_LENGTH = 4_000
MAX_COLOURED_IN_TEXT = 40_000
_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)


def install(md: MarkdownIt) -> None:
    """Teach `md` our code blocks."""
    md.add_render_rule("fence", _render)
    md.add_render_rule("code_block", _render)


def coloured(code: str, *, language: str) -> str:
    """`code` in one of LANGUAGES as HTML with Pygments' short class names."""
    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    return highlight(code, lexer, _FORMATTER)


def _written(page: Page, code: str, *, language: str) -> str:
    """`code` as HTML; plain where the language is unknown or colouring would take too long."""
    if language not in LANGUAGES or len(code) > MAX_COLOURED_LENGTH:
        return escapeHtml(code)
    page.coloured_length += len(code)
    if page.coloured_length > MAX_COLOURED_IN_TEXT:
        return escapeHtml(code)
    return coloured(code, language=language)


def _render(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    page = page_of(env)
    token = tokens[position]
    language = (token.info.split() or [""])[0].casefold()
    name = LANGUAGES.get(language, "")
    words = page.words.code_in if name else page.words.code
    label = words % {"number": page.next_number("code"), "name": name}
    return (
        f'<div class="code-block" role="region" aria-label="{escapeHtml(label)}">'
        f'<pre class="highlight" tabindex="0"><code>{_written(page, token.content, language=language)}'
        "</code></pre></div>\n"
    )
