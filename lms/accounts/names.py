"""Names as others see them, and user names for people who did not choose one.

Those always have random digits at the end: a plain "meryem.kaya" that is refused, or becomes "meryem.kaya2",
would tell that somebody of that name is here already.
"""

import re
import secrets
import unicodedata

from lms.kernel.folding import fold

LONGEST_STEM = 40
_JOINERS = "\u200c\u200d"
_UNSEEN = ("Cc", "Cf", "Co", "Cs")


def suggest_user_name(display_name: str) -> str:
    """A user name made of `display_name`: "Meryem Kaya" becomes, say, "meryem.kaya-48213"."""
    stem = re.sub(r"[^\w]+", ".", fold(display_name)).strip(".")[:LONGEST_STEM] or "person"
    return f"{stem}-{secrets.randbelow(90_000) + 10_000}"


def tidy_display_name(text: str) -> str:
    """`text` with one blank between words and nothing that can't be seen, so maybe empty.

    Signs that turn the direction of writing round would make one name look like another. The two
    that join letters stay between letters: Persian and Indian names are written with them.
    """
    words = " ".join(text.split())
    seen = (s for s in words if s in _JOINERS or unicodedata.category(s) not in _UNSEEN)
    return " ".join("".join(seen).split()).strip(_JOINERS)
