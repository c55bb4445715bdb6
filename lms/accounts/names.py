"""User names for people who did not choose one.

Always with random digits at the end: a plain "meryem.kaya" that is refused, or becomes "meryem.kaya2",
would tell that somebody of that name is here already.
"""

import re
import secrets

from lms.kernel.folding import fold

LONGEST_STEM = 40


def suggest_user_name(display_name: str) -> str:
    """A user name made of `display_name`: "Meryem Kaya" becomes, say, "meryem.kaya-48213"."""
    stem = re.sub(r"[^\w]+", ".", fold(display_name)).strip(".")[:LONGEST_STEM] or "person"
    return f"{stem}-{secrets.randbelow(90_000) + 10_000}"
