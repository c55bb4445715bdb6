"""Blanks in texts: `[[what belongs here]]`, for staff to fill in. No Django here."""

import re

_BLANK = re.compile(r"\[\[([^\[\]\n]+)\]\]")


def blanks_in(source: str) -> list[str]:
    """What is still to be filled in, in the order of the text."""
    return [found.strip() for found in _BLANK.findall(source)]


def with_blanks_as(source: str, words: str) -> str:
    """`source` with `words` in place of every blank, as visitors read it."""
    return _BLANK.sub(f"*{words}*", source)


def with_blanks_marked(source: str) -> str:
    """`source` with every blank in bold, as staff read it while they write."""
    return _BLANK.sub(lambda found: f"**→ {found[1].strip()}**", source)
