"""How easily a text is read: sentences, its length, its tables. Rules over Markdown; no Django here.

Longest sentence: the German press agency calls 20 words the upper limit of what is wished for and 30
that of what is allowed (quoted by W. Schneider, Deutsch für Profis, 1984, chapter 12). Readers who are
no professionals get the first limit, the others the second. Reading speed: about 240 words a minute for
adults reading German silently (Brysbaert, Journal of Memory and Language 109, 2019), so 2,500 words are
more than ten minutes in one piece.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MOST_WORDS_WISHED = 20
MOST_WORDS_ALLOWED = 30
MOST_WORDS_IN_A_UNIT = 2_500

_FENCE = re.compile(r"^\s*(```|~~~)")
_NOT_PROSE = re.compile(r"^\s*(#|\||:::|\[\^|>?\s*!\[|\$\$)")
_MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)|[*_`~]+|^\s*(?:[-*+]|\d+[.)])\s+|^\s*>\s?"
)
_ABBREVIATION = re.compile(
    r"\b(z\.\s?B|d\.\s?h|u\.\s?a|usw|bzw|ca|Nr|S|Abs|Dr|Prof|St|e\.\s?g|i\.\s?e|etc|vs)\.",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?…])[“”\"')\]]*\s+(?=[A-ZÄÖÜ„“\"0-9])")
_WORD = re.compile(r"\w[\w'’\-:·]*")
_DELIMITER = re.compile(r"^\s*\|?(\s*:?-{3,}:?\s*\|)+\s*(:?-{3,}:?)?\s*\|?\s*$")


class Rule(StrEnum):
    """What was looked at."""

    SENTENCE = "sentence"
    LENGTH = "length"
    TABLE = "table"


@dataclass(frozen=True)
class Remark:
    """Something worth a look. `line` counts from 1; `number` says how many words there are."""

    rule: Rule
    line: int
    number: int = 0


def remarks_on(text: str, *, most_words: int) -> list[Remark]:
    """All remarks on a Markdown text, in reading order."""
    found = [*_long_sentences(text, most_words), *_headless_tables(text)]
    words = sum(len(_WORD.findall(line)) for _number, line in _prose(text))
    if words > MOST_WORDS_IN_A_UNIT:
        found.append(Remark(Rule.LENGTH, 1, words))
    return sorted(found, key=lambda remark: remark.line)


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """The lines that people read as sentences, with their numbers and without markup."""
    in_code = False
    for number, line in enumerate(text.splitlines(), start=1):
        if _FENCE.match(line):
            in_code = not in_code
        elif in_code or _NOT_PROSE.match(line):
            yield number, ""
        else:
            yield number, _MARKUP.sub(lambda match: match[1] or "", line).strip()


def _paragraphs(text: str) -> Iterator[list[tuple[int, str]]]:
    """Lines that belong together; a list's items stand alone."""
    gathered: list[tuple[int, str]] = []
    originals = text.splitlines()
    for number, line in _prose(text):
        begins_item = re.match(r"\s*(?:[-*+]|\d+[.)])\s", originals[number - 1])
        if gathered and (not line or begins_item):
            yield gathered
            gathered = []
        if line:
            gathered.append((number, line))
    if gathered:
        yield gathered


def _long_sentences(text: str, most_words: int) -> Iterator[Remark]:
    for lines in _paragraphs(text):
        at, whole = 0, ""
        starts: list[tuple[int, int]] = []
        for number, line in lines:
            starts.append((len(whole), number))
            whole += f"{line} "
        quiet = _ABBREVIATION.sub(lambda match: match[0].replace(".", "\u2024"), whole)
        for sentence in _END.split(quiet):
            words = len(_WORD.findall(sentence))
            if words > most_words:
                yield Remark(Rule.SENTENCE, _line_at(starts, quiet.index(sentence, at)), words)
            at = quiet.index(sentence, at) + len(sentence)


def _line_at(starts: list[tuple[int, int]], position: int) -> int:
    return [number for start, number in starts if start <= position][-1]


def _headless_tables(text: str) -> Iterator[Remark]:
    """Tables whose first row names nothing: who does not see them can't tell the columns apart."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if number and _DELIMITER.match(line):
            cells = lines[number - 1].strip().strip("|").split("|")
            if not all(cell.strip() for cell in cells[1:]) or not any(c.strip() for c in cells):
                yield Remark(Rule.TABLE, number)
