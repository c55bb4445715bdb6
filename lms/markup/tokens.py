"""Walks over markdown-it's tokens: plain text, lines, pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

_BREAKS = ("softbreak", "hardbreak")
_VERBATIM = ("text", "text_special", "code_inline", "math_inline", "math_inline_double")
_BLOCKS_WITH_TEXT = ("fence", "code_block", "math_block", "figure")


def plain_text(children: Sequence[Token] | None) -> str:
    """The words of inline tokens: no markup, pictures by their alternative text."""
    parts: list[str] = []
    for token in children or ():
        if token.type in _VERBATIM:
            parts.append(token.content)
        elif token.type in _BREAKS:
            parts.append(" ")
        elif token.type == "image":
            parts.append(alt_of(token))
    return "".join(parts)


def alt_of(image: Token) -> str:
    """A picture's alternative text: what was resolved for it, or what the Markdown says."""
    resolved = image.meta.get("alt")
    return str(resolved) if resolved is not None else plain_text(image.children).strip()


def search_text(tokens: Sequence[Token]) -> str:
    """All words of a text, one line per block."""
    lines: list[str] = []
    for token in tokens:
        if token.type == "inline":
            lines.append(plain_text(token.children))
        elif token.type in _BLOCKS_WITH_TEXT:
            lines.append(token.content)
        elif token.type == "container_callout_open":
            lines.append(str(token.meta.get("title", "")))
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


@dataclass(frozen=True)
class Place:
    """An inline token, where it stands among its siblings, and its line (from 1)."""

    block: Token
    position: int
    token: Token
    line: int


def inline_places(tokens: Sequence[Token]) -> Iterator[Place]:
    """Every inline token in order. Footnotes written inline know no line: the last one known serves."""
    line = 1
    for block in tokens:
        if block.map:
            line = block.map[0] + 1
        if block.type == "inline":
            yield from _places_in(block, line)


def _places_in(block: Token, first_line: int) -> Iterator[Place]:
    line = first_line
    for position, token in enumerate(block.children or ()):
        yield Place(block, position, token, line)
        if token.type in _BREAKS:
            line += 1
        elif token.type in _VERBATIM:
            line += token.content.count("\n")


def line_of(token: Token) -> int:
    """The line (from 1) on which a block token begins; 1 where it does not know."""
    return token.map[0] + 1 if token.map else 1
