"""TeX → MathML by latex2mathml, written out by us.

latex2mathml undoes all escaping when it writes its tree (`\\text{<script>}` comes out as an element)
and takes links, styles and classes from the formula. So we take its tree, keep known elements and
attributes only, and escape every text.
"""

import html
import re
from xml.etree.ElementTree import Element

from django.utils.translation import gettext
from latex2mathml.converter import Converter
from markdown_it.common.utils import escapeHtml

MAX_LENGTH = 2_000
MAX_DEPTH = 40  # of brackets in the TeX
MAX_HEIGHT = 150  # of elements in the MathML

# MathML Core and the table elements latex2mathml writes. No colours: they would fail in the dark
# theme. No links, no actions, no annotations.
_ELEMENTS = (
    "math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms"
    " mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none"
)
ELEMENTS = frozenset(_ELEMENTS.split())
_ATTRIBUTES = (
    "accent accentunder alttext columnalign columnlines columnspacing depth display displaystyle"
    " fence form height largeop linethickness lspace mathsize mathvariant maxsize minsize"
    " movablelimits notation rowlines rowspacing rspace scriptlevel separator stretchy symmetric"
    " voffset width"
)
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
# How many children an element needs (MathML Core, section 3.3 and 3.4); browsers show fewer as an
# error, latex2mathml lets `\frac{1}` pass.
ARGUMENTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2} | {
    "msubsup": 3,
    "munderover": 3,
}
# Macros can grow without end; the others reach for the page around the formula.
_REFUSED = re.compile(
    r"\\(newcommand|renewcommand|newenvironment|DeclareMathOperator|def|let|href|class|style|id|cssId)"
    r"(?![A-Za-z])"
)
_COMMAND = re.compile(r"\\[A-Za-z]+")
_VALUE = re.compile(r"[\w .,%+#|-]{0,80}", re.ASCII)


class BadFormula(Exception):
    """The TeX can't be set; the text says why, for authors."""


def mathml(tex: str, *, is_block: bool) -> str:
    """`tex` as a `<math>` element with the TeX as its `alttext`.

    Raises BadFormula. Time and depth are bounded by the length of the formula.
    """
    _check(tex)
    display = "block" if is_block else "inline"
    tree = _converted(tex, display=display)
    body = "".join(_written(child) for child in tree)
    return f'<math display="{display}" alttext="{escapeHtml(" ".join(tex.split()))}">{body}</math>'


def _check(tex: str) -> None:
    if len(tex) > MAX_LENGTH:
        raise BadFormula(
            gettext("it is longer than %(length)d characters.") % {"length": MAX_LENGTH}
        )
    refused = _REFUSED.search(tex)
    if refused:
        message = gettext("the command %(command)s is not available.")
        raise BadFormula(message % {"command": refused[0]})
    if _depth(tex) > MAX_DEPTH:
        raise BadFormula(gettext("it is nested too deeply."))


def _depth(tex: str) -> int:
    deepest = depth = 0
    for sign in tex:
        depth += (sign in "{[") - (sign in "}]")
        deepest = max(deepest, depth)
    return deepest


def _height(tree: Element) -> int:
    height, level = 0, [tree]
    while level:
        height += 1
        level = [child for element in level for child in element]
    return height


def _converted(tex: str, *, display: str) -> Element:
    try:
        tree: Element = Converter(display=display).convert_to_element(tex)
    except Exception as error:  # whatever breaks inside leaks out: KeyError, StopIteration …
        reason = gettext("a bracket, an argument or a sign is missing or too many.")
        raise BadFormula(reason) from error
    if _height(tree) > MAX_HEIGHT:
        raise BadFormula(gettext("it is nested too deeply."))
    _check_arguments(tree)
    return tree


def _check_arguments(tree: Element) -> None:
    for element in tree.iter():
        if len(element) < ARGUMENTS.get(element.tag, 0):
            raise BadFormula(gettext("a bracket, an argument or a sign is missing or too many."))
        unknown = _COMMAND.match(element.text or "")
        if unknown and element.tag != "mtext":
            message = gettext("the command %(command)s is unknown.")
            raise BadFormula(message % {"command": unknown[0]})


def _written(element: Element) -> str:
    inside = escapeHtml(html.unescape(element.text or ""))
    inside += "".join(_written(child) for child in element)
    if element.tag not in ELEMENTS:
        return inside
    attributes = "".join(
        f' {name}="{escapeHtml(value)}"'
        for name, value in element.attrib.items()
        if name in ATTRIBUTES and _VALUE.fullmatch(value)
    )
    return f"<{element.tag}{attributes}>{inside}</{element.tag}>"
