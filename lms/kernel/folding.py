"""Folded text: what names are sorted and found by.

SQLite's LIKE does not fold Ä and ä, and the databases sort German differently, so folded columns decide.
"""

import unicodedata

_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"}
)


def fold(text: str) -> str:
    """`text` without case, umlauts and accents: „Größe“ becomes "grosse" (DIN 5007-1)."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(letters.translate(_WITHOUT_DECOMPOSITION).split())
