"""A small course to write texts for: two pictures, a download, a unit."""

from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.utils.translation import override

from lms.markup.document import ImageSource, LinkTarget, Rendered
from lms.markup.rendering import render

MATHML = "{http://www.w3.org/1998/Math/MathML}"
PICTURES = {
    "medien/tafel.png": ImageSource(
        "/kurse/k/dateien/tafel.png",
        srcset="/kurse/k/dateien/tafel.png?w=480 480w, /kurse/k/dateien/tafel.png 1600w",
        width=1600,
        height=900,
        alt="Eine Tafel mit vier Fragen.",
        credit="Foto: Medienzentrum",
    ),
    "medien/täfelchen.png": ImageSource("/kurse/k/dateien/t.png", width=90, height=60),
}
LINKS = {
    "unit:warum-digital": LinkTarget("/kurse/k/lernen/warum-digital/", title="Warum digital?"),
    "medien/vorlage.odt": LinkTarget(
        "/kurse/k/dateien/vorlage.odt",
        media_type="application/vnd.oasis.opendocument.text",
        size_bytes=84_300,
    ),
    "medien/film.mp4": LinkTarget(
        "/kurse/k/dateien/film.mp4", media_type="video/mp4", size_bytes=12_340_000
    ),
}


def written(source: str, **options: Any) -> Rendered:
    """`source` rendered as a unit of the small course, problems and words in English."""
    with override("en"):
        return render(
            source,
            resolve_image=PICTURES.get,
            resolve_link=LINKS.get,
            **{"language": "en", **options},
        )


def tree(html: str) -> Element:
    """`html` as a browser would understand it inside a page; HTML and MathML by their plain names."""
    parsed: Element = html5lib.parse(f"<!DOCTYPE html><body>{html}", namespaceHTMLElements=False)
    for element in parsed.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(MATHML)
    return parsed


def one(rendered: Rendered, path: str) -> Element:
    """The only element at `path` (ElementTree's XPath) below the body."""
    found = tree(rendered.html).findall(f".//{path}")
    assert len(found) == 1, f"{len(found)} × {path} in {rendered.html}"
    return found[0]


def words_of(element: Element) -> str:
    """All text inside `element`."""
    return "".join(element.itertext())


def problems(rendered: Rendered) -> list[tuple[int, str]]:
    """Line and beginning of each problem."""
    return [(problem.line, problem.message) for problem in rendered.problems]
