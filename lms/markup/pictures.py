"""Pictures of the course: resolved, described, in several sizes; alone in a paragraph → a figure."""

from collections.abc import MutableMapping, Sequence
from typing import Any
from urllib.parse import unquote

from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from lms.markup.document import ImageSource
from lms.markup.page import Page, page_of
from lms.markup.tokens import Place, alt_of, inline_places

DECORATIVE = "-"
"""In place of a description it says that the picture tells nothing that is not in the text."""
# The reading column is 66 characters of 19 px wide; below 48 rem the picture fills the screen.
SIZES = "(min-width: 48rem) 42rem, 100vw"


def install(md: MarkdownIt) -> None:
    """Teach `md` our pictures. Before links, which may hold one."""
    md.core.ruler.push("pictures", _resolve_pictures)
    md.core.ruler.push("figures", _make_figures)
    md.add_render_rule("image", _inline)
    md.add_render_rule("figure", _figure)


def _resolve_pictures(state: StateCore) -> None:
    page = page_of(state.env)
    for place in inline_places(state.tokens):
        if place.token.type == "image":
            _resolve(page, place)


def _resolve(page: Page, place: Place) -> None:
    token = place.token
    path = unquote(str(token.attrGet("src") or ""))
    source = page.resolve_image(path) if path else None
    if source is None:
        message = gettext(
            "There is no picture “%(path)s” in this course. Add the file, or mend the path."
        )
        page.problem(place.line, message % {"path": path})
    alt = alt_of(token) or (source.alt if source else "")
    is_decorative = alt == DECORATIVE or bool(source and source.decorative)
    if not alt and not is_decorative:
        message = gettext(
            "Please describe the picture “%(path)s” in one sentence: ![description](path). Does it say "
            "nothing that is not in the text? Then ![-](path)."
        )
        page.problem(place.line, message % {"path": path})
    token.meta.update(
        source=source, alt="" if alt == DECORATIVE else alt, caption=_caption(token, source)
    )


def _caption(token: Token, source: ImageSource | None) -> str:
    return str(token.attrGet("title") or "") or (source.caption if source else "")


def _make_figures(state: StateCore) -> None:
    """Replace each paragraph that holds a picture and nothing else."""
    kept: list[Token] = []
    position = 0
    while position < len(state.tokens):
        image = _lone_picture(state.tokens, position)
        if image is None:
            kept.append(state.tokens[position])
            position += 1
            continue
        kept.append(_figure_token(image, map_of=state.tokens[position]))
        position += 3
    state.tokens = kept


def _lone_picture(tokens: Sequence[Token], position: int) -> Token | None:
    if [token.type for token in tokens[position : position + 3]] != [
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]:
        return None
    children = [
        child
        for child in tokens[position + 1].children or ()
        if child.type != "softbreak" and (child.type != "text" or child.content.strip())
    ]
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def _figure_token(image: Token, *, map_of: Token) -> Token:
    figure = Token("figure", "figure", 0, block=True, map=map_of.map, level=map_of.level)
    figure.meta = image.meta
    figure.content = " ".join(filter(None, [alt_of(image), image.meta["caption"]]))
    return figure


def _img(meta: dict[str, Any]) -> str:
    """The element, or the description in brackets where there is no picture."""
    source: ImageSource | None = meta["source"]
    if source is None:
        return f"[{escapeHtml(meta['alt'])}]"
    attributes = {
        "src": source.src,
        "srcset": source.srcset,
        "sizes": SIZES if source.srcset else "",
        "width": str(source.width or ""),
        "height": str(source.height or ""),
        "loading": "lazy",
        "decoding": "async",
    }
    written = "".join(
        f' {name}="{escapeHtml(value)}"' for name, value in attributes.items() if value
    )
    return f'<img alt="{escapeHtml(meta["alt"])}"{written}>'


def _inline(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    return _img(tokens[position].meta)


def _figure(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    meta = tokens[position].meta
    source: ImageSource | None = meta["source"]
    caption = escapeHtml(meta["caption"])
    if source and source.credit:
        caption += f' <small class="figure__credit">{escapeHtml(source.credit)}</small>'
    caption = f"<figcaption>{caption.strip()}</figcaption>" if caption else ""
    return f'<figure class="figure">{_img(meta)}{caption}</figure>\n'
