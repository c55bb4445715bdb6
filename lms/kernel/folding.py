"""Folded text: what names are sorted and found by.

SQLite's LIKE does not fold Ä and ä, and the databases sort German differently, so folded columns decide.
"""

import unicodedata

_GERMAN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def fold(text: str) -> str:
    """`text` without case, umlauts and accents: „Größe“ becomes "grosse" (DIN 5007-1)."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_GERMAN)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
