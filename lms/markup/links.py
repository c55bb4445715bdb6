"""Links: out into the web by a few schemes, into the course through the caller's resolver.

What is not allowed stays as text and is reported, so an author sees what became of it.
"""

import re
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from lms.markup.document import LinkTarget
from lms.markup.page import Page, page_of
from lms.markup.tokens import inline_places, plain_text

WEB_SCHEMES = frozenset({"http", "https"})
SCHEMES = WEB_SCHEMES | {"mailto", "tel"}
UNIT_SCHEME = "unit"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def install(md: MarkdownIt) -> None:
    """Teach `md` our links. It accepts every address at first, so that bad ones can be reported."""
    md.validateLink = _accept_every_address  # type: ignore[method-assign]
    md.core.ruler.push("links", _resolve_links)
    md.add_render_rule("link_open", _open)
    md.add_render_rule("link_close", _close)


def _accept_every_address(url: str) -> bool:  # noqa: ARG001 - markdown-it names the parameter
    return True


def _scheme_of(href: str) -> str:
    """The scheme of `href` in small letters, or ""."""
    scheme = _SCHEME.match(href)
    return scheme[1].casefold() if scheme else ""


@dataclass(frozen=True)
class _Link:
    """A link's tokens, address and text, with the line it stands on."""

    opening: Token
    closing: Token
    href: str
    text: str
    line: int


def _resolve_links(state: StateCore) -> None:
    page = page_of(state.env)
    places = list(inline_places(state.tokens))
    opened = None
    for index, place in enumerate(places):
        if place.token.type == "link_open":
            opened = index
        elif place.token.type == "link_close" and opened is not None:
            start = places[opened]
            text = plain_text([inner.token for inner in places[opened + 1 : index]]).strip()
            href = str(start.token.attrGet("href") or "")
            _resolve(page, _Link(start.token, place.token, href, text, start.line))
            opened = None


def _resolve(page: Page, link: _Link) -> None:
    target = _target(page, link)
    link.opening.meta = link.closing.meta = {"target": target}
    if target is None:
        return
    title = target.title or _file_name(target, link.href)
    if not link.text and title:
        link.closing.meta = {"target": target, "text": title}
    elif not link.text:
        page.problem(link.line, gettext("This link has no text: [text](address)."))


def _file_name(target: LinkTarget, href: str) -> str:
    return PurePosixPath(unquote(href)).name if target.is_download else ""


def _target(page: Page, link: _Link) -> LinkTarget | None:
    """Where `link` leads; None, with a problem noted, where it may not or can not lead."""
    name = _scheme_of(link.href)
    if name in SCHEMES:
        return _outside(page, link, scheme=name)
    if link.href.startswith("#"):
        return _inside_text(page, link)
    if name not in ("", UNIT_SCHEME) or link.href.startswith("/"):
        message = gettext(
            "The address “%(href)s” is not allowed. Links begin with https:// or unit:."
        )
        page.problem(link.line, message % {"href": link.href})
        return None
    found = page.resolve_link(unquote(link.href))
    if found is None:
        message = gettext(
            "“%(href)s” is not in this course. Add the file or unit, or mend the link."
        )
        page.problem(link.line, message % {"href": unquote(link.href)})
    return found


def _outside(page: Page, link: _Link, *, scheme: str) -> LinkTarget | None:
    if scheme not in WEB_SCHEMES or _host(link.href):
        return LinkTarget(link.href)
    message = gettext("The address “%(href)s” names no website.")
    page.problem(link.line, message % {"href": link.href})
    return None


def _host(href: str) -> str:
    try:
        return urlsplit(href).hostname or ""
    except ValueError:
        return ""


def _inside_text(page: Page, link: _Link) -> LinkTarget | None:
    fragment = unquote(link.href[1:])
    found = page.id_named(fragment)
    if found:
        return LinkTarget(f"#{found}")
    message = gettext("There is no heading “%(fragment)s” in this text.")
    page.problem(link.line, message % {"fragment": fragment})
    return None


def _open(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    target: LinkTarget | None = tokens[position].meta["target"]
    if target is None:
        return ""
    attributes = {"href": target.href}
    if _scheme_of(target.href) in WEB_SCHEMES:
        attributes |= {"class": "external", "rel": "noopener noreferrer"}
    if target.is_download:
        attributes |= {"class": "download", "type": target.media_type}
    written = "".join(f' {name}="{escapeHtml(value)}"' for name, value in attributes.items())
    return f"<a{written}>"


def _close(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    meta = tokens[position].meta
    target: LinkTarget | None = meta["target"]
    if target is None:
        return ""
    return f"{escapeHtml(meta.get('text', ''))}{_facts(page_of(env), target)}</a>"


def _facts(page: Page, target: LinkTarget) -> str:
    """The size of a download, as in "Vorlage (84 kB)"; authors write the kind into the text."""
    if not target.is_download or target.size_bytes is None:
        return ""
    return f' <span class="download__size">({page.words.size(target.size_bytes)})</span>'
