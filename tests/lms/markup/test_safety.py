"""Whatever somebody writes, no browser runs it. Read with html5lib, which parses as browsers do."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.markup import mathml
from lms.markup.document import ImageSource, LinkTarget
from lms.markup.rendering import render
from lms.markup.sanitiser import sanitise
from tests.lms.markup.writing import tree

HTML = set(
    [f"h{level}" for level in range(2, 7)]
    + ["a", "blockquote", "br", "code", "div", "em", "figcaption", "figure", "hr", "img", "li"]
    + ["ol", "p", "pre", "s", "section", "small", "span", "strong", "sup", "table", "tbody", "td"]
    + ["th", "thead", "tr", "ul"]
)
SCHEMES = ("http:", "https:", "mailto:", "tel:")
NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=//example.org>",
    "<style>*{display:none}</style>",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>",
    "<math><annotation-xml encoding=text/html><script>",
    "<mtext></p><style><a title='</style><img src onerror=alert(1)>'>",
    "<form id=test><button formaction=javascript:alert(1)>",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](https://a.b\"onmouseover=alert(1) ')",
    "<javascript:alert(1)>",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//example.org)",
    "![x](//example.org/a.png)",
    '![x](medien/a.png"onerror=alert(1))',
    '![x"onerror="alert(1)](medien/a.png "y\\"onload=\\"alert(1)")',
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](unit:a"onclick=alert(1))',
    r"$\text{</mtext><script>alert(1)</script>}$",
    r"$\href{javascript:alert(1)}{x}$",
    r"$\style{x:expression(1)}{y}$",
    r"$\class{callout}{y}$",
    r'$\color{red"onclick=alert(1)}x$',
    "$$\n<script>\n$$",
    "::: tip <script>alert(1)</script>\nx\n:::",
    '::: "onclick=alert(1)\nx\n:::',
    "```html\n<script>alert(1)</script>\n```",
    '```"onclick="alert(1)\nx\n```',
    "| <script> | b |\n|---|--:|\n| ![](javascript:x) | $</td>$ |",
    "[^1] und ^[<script>]\n\n[^1]: <script>",
    "## main <b id=main>",
    "# x {#main onclick=alert(1)}",
    "&lt;script&gt;",
    "&#x3c;script&#x3e;",
    "\u2028\u2029\ufeff\u202e",
    "\x00<\x00script>",
    "--><!--",
    "]]><![CDATA[",
    "</p></div></math></table>",
]
MARKS = [
    "\n",
    "\n\n",
    "    ",
    "> ",
    "- ",
    "1. ",
    "`",
    "```\n",
    "$",
    "$$\n",
    "*",
    "**",
    "_",
    "~~",
    "|",
]
MARKS += [
    "[",
    "](",
    ")",
    "![",
    "^[",
    "[^1]",
    "\n[^1]: ",
    "\n::: tip\n",
    "\n:::\n",
    "\n# ",
    "<",
    ">",
]
MARKS += ["\n|a|b|\n|-|-|\n|", "\\", "&", "\n---\n", '"', "'", "unit:", "medien/a.png"]

anything = st.text(max_size=200)
pieces = st.one_of(st.sampled_from(NASTY), st.sampled_from(MARKS), st.text(max_size=12))
hostile = st.lists(pieces, max_size=25).map("".join)


def rendered(source: str) -> str:
    return render(
        source,
        resolve_image=lambda path: ImageSource(f"/d/{hash(path)}", width=1, height=1),
        resolve_link=lambda href: LinkTarget(f"/d/{hash(href)}", media_type="text/plain"),
    ).html


def faults(html: str) -> Iterator[str]:
    """What a browser would find in `html` that may not be there."""
    body = tree(html).find("body")
    assert body is not None
    for element in body.iter():
        if element is body:
            continue
        if element.tag not in HTML | mathml.ELEMENTS:
            yield f"the element {element.tag}"
        yield from _attribute_faults(element)


def _attribute_faults(element: Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name.startswith("on") or name in ("style", "srcdoc", "formaction", "action", "name"):
            yield f"the attribute {name}"
        if name == "href" and not value.startswith((*SCHEMES, "#", "/")):
            yield f"a link to {value}"
        if name in ("href", "src") and re.match(r"[/\\]{2}", value):
            yield f"another host: {value}"
        if name == "src" and not value.startswith("/"):
            yield f"a picture from {value}"
        if name == "id" and not value.startswith("text-"):
            yield f"an id of the page: {value}"


def repeated_ids(html: str) -> list[str]:
    counts = Counter(element.get("id") for element in tree(html).iter() if element.get("id"))
    return [str(name) for name, count in counts.items() if count > 1]


def assert_safe(source: str) -> None:
    html = rendered(source)
    assert list(faults(html)) == []
    assert repeated_ids(html) == []
    assert sanitise(html, id_prefix="text") == html


@settings(max_examples=300, deadline=None)
@given(anything)
def test_nothing_one_can_type_becomes_more_than_text(source: str) -> None:
    assert_safe(source)


@settings(max_examples=500, deadline=None)
@given(hostile)
def test_no_mixture_of_hostile_pieces_gets_through(source: str) -> None:
    assert_safe(source)


@pytest.mark.parametrize("source", NASTY)
def test_no_hostile_piece_gets_through_alone(source: str) -> None:
    assert_safe(source)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=20)), max_size=8).map("".join))
def test_the_sanitiser_alone_would_stop_it_too(html: str) -> None:
    cleaned = sanitise(html, id_prefix="text")
    assert list(faults(cleaned)) == []
    assert sanitise(cleaned, id_prefix="text") == cleaned


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<script>x</script>", "the element script"),
        ("<p onclick=x>", "the attribute onclick"),
        ("<a href=javascript:x>", "a link to javascript:x"),
        ("<a href=//example.org>", "another host: //example.org"),
        ("<img src=https://example.org>", "a picture from https://example.org"),
        ("<p id=main>", "an id of the page: main"),
        ("<!-- x -->", "the element <function Comment"),
        ("<math><maction></maction></math>", "the element maction"),
    ],
)
def test_these_tests_can_fail(html: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in faults(html))


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="x" src="/a" srcset="https://example.org/a 480w">',
        '<img alt="x" src="/a" srcset="//example.org/a 480w">',
        '<img alt="x" src="/\\example.org">',
        '<p class="site-header">x</p>',
        '<div role="alert">x</div>',
        '<a href="#x" rel="opener">x</a>',
        '<th scope="x">x</th>',
    ],
)
def test_attributes_keep_known_values_only(html: str) -> None:
    cleaned = sanitise(html, id_prefix="text")
    for word in ("example.org", "site-header", "alert", "opener", "scope"):
        assert word not in cleaned


@settings(max_examples=200, deadline=None)
@given(hostile)
def test_problems_name_lines_of_the_source(source: str) -> None:
    result = render(source, resolve_image=lambda _: None, resolve_link=lambda _: None)
    last = len(re.split(r"\r\n|\r|\n", source))
    for problem in (*result.problems, *result.warnings):
        assert 1 <= problem.line <= last
        assert problem.message
