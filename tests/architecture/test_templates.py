"""Templates show what they are handed: no queries, and no text that nobody could translate."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, Token, TokenType

from tests.architecture.house import files, shown

QUERY = re.compile(r"(?<!forloop)\.(?:all|filter|exclude|count|exists|order_by|\w+_set|objects)\b")
SPOKEN_ATTRIBUTES = {"alt", "aria-description", "aria-label", "placeholder", "title"}
PARAMETER = re.compile(
    r"\b(?:label|title|text|heading|hint|message|alt|summary|caption)=([\"'])(?P<text>.*?)\1"
)
NAMES = re.compile(r"\b(?:Lernhub|Deutsch|English|CSV|JSON|PDF|ZIP)\b")
"""Names of things, and of languages in their own words."""
WORD = re.compile(r"[^\W\d_]{2,}")
UNSPOKEN = {"script", "style", "svg", "math"}
ERRORS = {"Conflict", "InvalidInput", "NotAllowed", "NotFound"}


class Spoken(HTMLParser):
    """Collects what people read or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note spoken attributes, and where nothing is spoken."""
        if tag in UNSPOKEN:
            self._inside.append(tag)
        self.texts += [value or "" for name, value in attrs if name in SPOKEN_ATTRIBUTES]

    def handle_endtag(self, tag: str) -> None:
        """Leave what was entered."""
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Note the text."""
        if not self._inside:
            self.texts.append(data)


def templates() -> list[Path]:
    """Every template of ours."""
    return [path for path in files(".html", ".txt") if "templates" in path.parts]


def tokens_of(source: str) -> list[Token]:
    """The template's tags, variables and texts."""
    return Lexer(source).tokenize()


def untranslatable(source: str) -> list[str]:
    """Texts for people that stand outside of translation tags."""
    parser = Spoken()
    parser.feed("".join(_outside_of_translation(tokens_of(source))))
    parser.close()
    literals = [match["text"] for match in _literal_parameters(source)]
    return [text.strip() for text in [*parser.texts, *literals] if WORD.search(NAMES.sub("", text))]


def _outside_of_translation(tokens: list[Token]) -> Iterator[str]:
    """The markup, with spaces for tags and variables."""
    end = ""
    for token in tokens:
        name = token.contents.split(" ")[0].strip() if token.token_type == TokenType.BLOCK else ""
        if end:
            end = "" if name == end else end
        elif name in {"blocktranslate", "blocktrans", "comment"}:
            end = f"end{name}"
        elif token.token_type == TokenType.TEXT:
            # A tag whose name is a variable gets one, so that it stays a tag.
            yield f"{token.contents}x" if token.contents.endswith(("<", "</")) else token.contents
        else:
            yield " "


def _literal_parameters(source: str) -> Iterator[re.Match[str]]:
    for token in tokens_of(source):
        if token.token_type == TokenType.BLOCK:
            yield from PARAMETER.finditer(token.contents)


def queries(source: str) -> list[str]:
    """Lookups in a template that would ask the database."""
    return [
        token.contents
        for token in tokens_of(source)
        if token.token_type in {TokenType.BLOCK, TokenType.VAR} and QUERY.search(token.contents)
    ]


def literal_messages(tree: ast.Module) -> Iterator[int]:
    """Lines that raise an expected failure with a sentence that is not translated."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            text = node.args[0] if node.args else None
            if node.func.id in ERRORS and isinstance(text, ast.Constant | ast.JoinedStr):
                yield node.lineno


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_a_template_asks_nothing(path: Path) -> None:
    assert queries(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_every_text_of_a_template_can_be_translated(path: Path) -> None:
    assert untranslatable(path.read_text("utf-8")) == []


def test_every_expected_failure_speaks_the_readers_language() -> None:
    literal = [
        f"{shown(path)}:{line}"
        for path in files(".py")
        for line in literal_messages(ast.parse(path.read_text("utf-8")))
    ]
    assert literal == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Guten Tag</p>", ["Guten Tag"]),
        ('<img alt="Eine Tafel">', ["Eine Tafel"]),
        ('{% include "ui/x.html" with label="Sit down" only %}', ["Sit down"]),
        ('{% include "ui/x.html" with label=_("Sit down") only %}', []),
        ("<p>{% translate 'Hello' %} · {{ name }} 3/4</p>", []),
        ("{% blocktranslate trimmed %}<b>Hello</b>{% endblocktranslate %}", []),
        ("{% comment %}for us{% endcomment %}{# and us #}<a>Lernhub</a>", []),
        ("<svg><title>drawn</title></svg>", []),
        ('<{{ heading }} class="title">{{ title }}</{{ heading }}>', []),
    ],
)
def test_the_search_for_texts_finds_them(source: str, found: list[str]) -> None:
    assert untranslatable(source) == found


@pytest.mark.parametrize(
    ("source", "asks"),
    [
        ("{% for unit in course.units.all %}{% endfor %}", True),
        ("{{ course.unit_set }}", True),
        ("{{ list.count }}", True),
        ("{% if forloop.first %}{{ row.call_it }}{% endif %}", False),
    ],
)
def test_the_search_for_queries_finds_them(source: str, *, asks: bool) -> None:
    assert bool(queries(source)) is asks
