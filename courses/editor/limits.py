"""How long things are, how many are kept. No Django here."""

import datetime
import math

TEXT_BYTES = 500_000
"""More could never be published: see `lms.markup.rendering`."""
FIELD_LETTERS = 20_000
CONTINUED_FOR = datetime.timedelta(minutes=10)
"""Saves of one person within this time are one revision."""
REVISIONS_KEPT = 200
"""Of each unit; the oldest that was never published goes first."""
PRESENT_FOR = datetime.timedelta(seconds=45)
"""Three times the interval at which an open page tells that somebody writes."""
WORDS_A_MINUTE = 180
"""Silent reading of German expository text by adults: Brysbaert 2019 (J. Mem. Lang. 109), table 3."""


def reading_minutes(words: int) -> int:
    """How long so many words take to read, at least one minute."""
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def too_many(kept: int) -> int:
    """How many revisions have to go when `kept` are there."""
    return max(0, kept - REVISIONS_KEPT)
