"""HTML in texts of a content: only what the field allows stays.

H5P core's rule (`H5PContentValidator::validateText`): the tags that the field names, with partners
(`table` brings its rows, `ul` its items, `strong` and `b` go together), and styles only as the field's font
menu permits. What is left out loses its tags, not its words.
"""

import nh3

from courses.h5p.engine.semantics import TextField

ALWAYS = frozenset({"div", "span", "p", "br"})
PARTNERS: dict[str, frozenset[str]] = {
    "table": frozenset(
        {
            "tr",
            "td",
            "th",
            "colgroup",
            "col",
            "thead",
            "tbody",
            "tfoot",
            "caption",
            "figure",
            "figcaption",
        }
    ),
    "b": frozenset({"strong"}),
    "strong": frozenset({"b"}),
    "i": frozenset({"em"}),
    "em": frozenset({"i"}),
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "del": frozenset({"strike", "s"}),
    "strike": frozenset({"del", "s"}),
}
SAFE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
"""Of what a field asks for, these and no others; a `script` among its tags changes nothing."""

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "dir", "lang", "title", "style"},
    "a": {"href", "target"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "type"},
}
ALIGNMENT = frozenset({"text-align", "text-decoration"})


def allowed_tags(field: TextField) -> frozenset[str]:
    """The elements that may stay in this field's text."""
    asked = field.tags or frozenset()
    partners = frozenset[str]().union(*(PARTNERS.get(tag, frozenset()) for tag in asked))
    return (asked | partners | ALWAYS) & SAFE


def clean_html(text: str, *, field: TextField) -> str:
    """`text` with only the elements, attributes and styles that `field` allows."""
    return nh3.clean(
        text,
        tags=set(allowed_tags(field)),
        attributes={name: set(values) for name, values in ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto", "tel"},
        filter_style_properties=set(field.styles | ALIGNMENT),
        strip_comments=True,
        link_rel="noopener noreferrer",
    )


def plain(text: str) -> str:
    """`text` without any element."""
    return nh3.clean(text, tags=set(), strip_comments=True)
