"""The last gate: whatever the renderer wrote, only what is listed here passes.

nh3 (ammonia) parses as browsers do, follows the namespaces of HTML and MathML, and drops the rest. A
mistake in the renderer can spoil a page, but can't become script, foreign pictures or a false id.
"""

import re
from collections.abc import Callable

import nh3
from pygments.token import STANDARD_TYPES

from lms.markup import mathml
from lms.markup.callouts import KINDS
from lms.markup.links import SCHEMES

_HTML = (
    "a blockquote br code div em figcaption figure h2 h3 h4 h5 h6 hr img li ol p pre s section small"
    " span strong sup table tbody td th thead tr ul"
)
_TAGS = frozenset(_HTML.split())
_GLOBAL = frozenset({"aria-label"})
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "id", "type"},
    "img": {"alt", "height", "src", "srcset", "sizes", "width"},
    "li": {"id"},
    "ol": {"start"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    **{name: set(mathml.ATTRIBUTES) for name in mathml.ELEMENTS},
}
_VALUES: dict[str, dict[str, set[str]]] = {
    "a": {"role": {"doc-noteref", "doc-backlink"}, "rel": {"noopener noreferrer"}},
    "div": {"role": {"region"}, "tabindex": {"0"}},
    "img": {"loading": {"lazy"}, "decoding": {"async"}},
    "pre": {"tabindex": {"0"}},
    "section": {"role": {"doc-endnotes"}},
    "td": {"scope": {"col", "row"}},
    "th": {"scope": {"col", "row"}},
}
_CLASSES: dict[str, set[str]] = {
    "a": {"external", "download", "footnote-back"},
    "div": {"callout", "code-block", "formula", "table-scroll", *(f"callout--{k}" for k in KINDS)},
    "figure": {"figure"},
    "p": {"callout__title"},
    "pre": {"highlight"},
    "section": {"footnotes"},
    "small": {"figure__credit"},
    "span": {"download__size", *filter(None, STANDARD_TYPES.values())},
    "sup": {"footnote-ref"},
    "table": {"table"},
    "td": {"center", "end"},
    "th": {"center", "end"},
}
# A path on this site: one slash, no second one, no backslash (browsers read it as a slash).
_LOCAL_PATH = re.compile(r"/(?![/\\])[^\s,\\]*")
_LOCAL_SRCSET = re.compile(r"/(?![/\\])[^\s,\\]* \d+w(, /(?![/\\])[^\s,\\]* \d+w)*")
_NUMBER = re.compile(r"\d{1,6}")
_LINK = re.compile(r"(#|/(?![/\\])|(https?|mailto|tel):).*", re.IGNORECASE | re.DOTALL)
_RULES = {
    "src": _LOCAL_PATH,
    "srcset": _LOCAL_SRCSET,
    "href": _LINK,
    "start": re.compile(r"\d{1,9}"),
}


def _filter(id_prefix: str) -> Callable[[str, str, str], str | None]:
    ids = re.compile(rf"{re.escape(id_prefix)}-[\w-]+")

    def keep(tag: str, name: str, value: str) -> str | None:
        if name in ("width", "height") and tag == "img":
            return value if _NUMBER.fullmatch(value) else None
        rule = ids if name == "id" else _RULES.get(name)
        return value if rule is None or rule.fullmatch(value) else None

    return keep


def sanitise(html: str, *, id_prefix: str) -> str:
    """`html` with only the listed elements, attributes, classes and addresses. Idempotent.

    Every id begins with `id_prefix`, so that a text can't take the name of a part of the page.
    """
    return nh3.clean(
        html,
        tags=_TAGS | mathml.ELEMENTS,
        attributes={**_ATTRIBUTES, "*": set(_GLOBAL)},
        tag_attribute_values=_VALUES,
        allowed_classes=_CLASSES,
        attribute_filter=_filter(id_prefix),
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
